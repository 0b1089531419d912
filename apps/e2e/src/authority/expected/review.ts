import type { ExpectedService, Whom } from '../expectation.ts';

const VERSION = [
  'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE', 'SUPERSEDED', 'REPEALED', 'WITHDRAWN',
  'RETURNED_AFTER_PUBLICITY',
] as const;

/** Who draws up, signs, reviews, decides on or audits a list reads the opinions about it (03 §3.1.4, 02 §2.5). */
const OPINIONS: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN',
];
/** Who sits on the commission, who prepares its meetings, and who looks after both. */
const MEETINGS: readonly Whom[] = ['COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'AUDITOR'];
const DIRECTORS: readonly Whom[] = ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'];
const VOTERS: readonly Whom[] = ['COMMISSION_MEMBER', 'COMMISSION_CHAIR'];

/** 审查、审定、公示、备案: from 03 §3.1.4 and 18, as corrected by 19 A5 and A6. */
export const expectedOfReview: ExpectedService = {
  ReviewsController: [
    {
      operations: {
        'GET versions/{id}/reviews': OPINIONS,
        // The organ itself answers what was found.
        'POST review-findings/{id}/answer': ['ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN'],
      },
    },
    {
      states: ['PREPARED', 'SIGNED'],
      operations: {
        // R-SEC-2: one examines, another signs; and nobody mends what a colleague wrote.
        'POST versions/{id}/reviews': { '-': ['ESTABLISHMENT_OFFICER', 'JUSTICE_REVIEWER'] },
        'PUT reviews/{id}': { PREPARED: ['ESTABLISHMENT_OFFICER@OWN_PERSON', 'JUSTICE_REVIEWER@OWN_PERSON'] },
      },
    },
    {
      states: VERSION,
      operations: {
        'POST versions/{id}/return': { UNDER_REVIEW: DIRECTORS },
        'POST versions/{id}/pass': { UNDER_REVIEW: DIRECTORS },
      },
    },
  ],
  MeetingsController: [
    {
      operations: { 'GET meetings': MEETINGS, 'GET meetings/{id}': MEETINGS },
    },
    {
      states: ['PLANNED', 'HELD', 'MINUTES_SIGNED', 'CANCELLED'],
      operations: {
        'POST meetings': { '-': ['COMMISSION_SECRETARY'] },
        'POST meetings/{id}/agenda': { PLANNED: ['COMMISSION_SECRETARY'] },
        'POST meetings/{id}/postpone': { PLANNED: ['COMMISSION_SECRETARY'] },
        'POST meetings/{id}/cancel': { PLANNED: ['COMMISSION_SECRETARY'] },
        'POST meetings/{id}/hold': { PLANNED: ['COMMISSION_SECRETARY'] },
        'POST meetings/{id}/attendance': { HELD: ['COMMISSION_SECRETARY'] },
        // F-011: members vote and recuse themselves; who counts the votes has none.
        'POST meetings/{id}/recusals': { PLANNED: VOTERS, HELD: VOTERS },
        'POST meetings/{id}/votes': { HELD: VOTERS },
        'PUT meetings/{id}/minutes': { HELD: ['COMMISSION_SECRETARY'] },
        'POST meetings/{id}/sign-minutes': { HELD: ['COMMISSION_CHAIR'] },
      },
    },
  ],
  VersionDecisionsController: {
    states: VERSION,
    operations: {
      'POST versions/{id}/schedule': { REVIEWED: ['COMMISSION_SECRETARY'] },
      'POST versions/{id}/escalate': { RETURNED: ['COMMISSION_SECRETARY'] },
      'POST versions/{id}/approve': { IN_DELIBERATION: ['COMMISSION_CHAIR'] },
      'POST versions/{id}/reject': { IN_DELIBERATION: ['COMMISSION_CHAIR'] },
      'POST versions/{id}/defer': { IN_DELIBERATION: ['COMMISSION_CHAIR'] },
      'POST versions/{id}/approve-element-change': { REVIEWED: ['ESTABLISHMENT_DIRECTOR'] },
      'POST versions/{id}/publicise': { APPROVED: ['ESTABLISHMENT_OFFICER'] },
      'POST versions/{id}/file': { PUBLICITY_CLOSED: ['ESTABLISHMENT_OFFICER'] },
      'POST versions/{id}/repeal': { EFFECTIVE: ['COMMISSION_CHAIR'] },
    },
  },
  PublicityController: [
    {
      // What is public is read by everybody inside as well.
      operations: { 'GET versions/{id}/publicity': ['ANY_OFFICIAL'] },
    },
    {
      states: VERSION,
      operations: { 'POST versions/{id}/uphold-objection': { PUBLICITY: ['ESTABLISHMENT_DIRECTOR'] } },
    },
    {
      states: ['FILED', 'ANSWERED', 'CLOSED'],
      operations: {
        'POST versions/{id}/objections': { '-': ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER'] },
        'POST objections/{id}/answer': { FILED: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] },
      },
    },
  ],
  // F-187: without a token.
  PublicController: {
    operations: {
      'GET public/{tenantId}/lists': ['EVERYBODY'],
      'GET public/{tenantId}/items': ['EVERYBODY'],
      'GET public/{tenantId}/who-is-responsible': ['EVERYBODY'],
      'GET public/{tenantId}/publicities': ['EVERYBODY'],
      'GET public/{tenantId}/publicities/{versionId}/items': ['EVERYBODY'],
      'POST public/{tenantId}/publicities/{versionId}/objections': ['EVERYBODY'],
      'GET public/{tenantId}/objections/{receipt}': ['EVERYBODY'],
    },
  },
};
