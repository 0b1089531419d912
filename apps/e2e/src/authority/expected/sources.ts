import type { ExpectedService, Whom } from '../expectation.ts';

/** Offices that draw up, review and decide provisions and lists, and the organ whose they are (03 §3.1.3–3.1.4). */
const SOURCES: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN',
];
/** Published documents, as the lists in force are. */
const CATALOGUES: readonly Whom[] = ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#lists.read'];

/** “三定”、权力指导清单、编制工作: from 03 §3.1.3 and 18, as corrected by 19. */
export const expectedOfSources: ExpectedService = {
  SandingsController: [
    {
      states: ['SCOPED', 'DRAFTED', 'GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE', 'ISSUED', 'SUPERSEDED'],
      operations: {
        'GET sandings': SOURCES,
        'GET sandings/{id}': SOURCES,
        'POST sandings': { '-': ['ESTABLISHMENT_OFFICER'] },
        // The establishment office enters what was issued on paper, and nobody else.
        'POST sandings/issued': { '-': ['ESTABLISHMENT_OFFICER'] },
        'PUT sandings/{id}/content': { SCOPED: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'], DRAFTED: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'] },
        'POST sandings/{id}/file': { SCOPED: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'], DRAFTED: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'] },
        'POST sandings/{id}/assign-group': { DRAFTED: ['ESTABLISHMENT_OFFICER'] },
        'POST sandings/{id}/group-reviews': { GROUP_REVIEW: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER'] },
        'POST sandings/{id}/to-leading-group': { GROUP_REVIEW: ['ESTABLISHMENT_DIRECTOR'] },
        // The secretary writes down what a meeting decided; the chair brings it before the committee.
        'POST sandings/{id}/leading-group-decisions': { LEADING_GROUP: ['COMMISSION_SECRETARY'] },
        'POST sandings/{id}/to-party-committee': { LEADING_GROUP: ['COMMISSION_CHAIR'] },
        'POST sandings/{id}/party-committee-decisions': { PARTY_COMMITTEE: ['COMMISSION_SECRETARY'] },
        'POST sandings/{id}/return': { GROUP_REVIEW: ['ESTABLISHMENT_DIRECTOR'], LEADING_GROUP: ['ESTABLISHMENT_DIRECTOR'], PARTY_COMMITTEE: ['ESTABLISHMENT_DIRECTOR'] },
        'POST sandings/{id}/issue': { PARTY_COMMITTEE: ['ESTABLISHMENT_OFFICER'] },
      },
    },
    {
      operations: {
        // To see what a file says; nothing is kept.
        'POST sandings/read': ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'],
        'GET versions/{id}/sanding-matrix': SOURCES,
        'GET versions/{id}/sanding-matrix.xlsx': SOURCES,
      },
    },
  ],
  PowerCataloguesController: [
    {
      states: ['LOADED', 'EFFECTIVE', 'SUPERSEDED', 'DISCARDED'],
      operations: {
        'GET power-catalogues': CATALOGUES,
        'GET power-catalogues/{id}': CATALOGUES,
        'GET power-catalogues/{id}/powers': CATALOGUES,
        'GET power-catalogues/{id}/coverage': ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR', 'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN'],
        'POST power-catalogues': { '-': ['ESTABLISHMENT_OFFICER'] },
        'POST power-catalogues/import': { '-': ['ESTABLISHMENT_OFFICER'] },
        'POST power-catalogues/{id}/put-in-force': { LOADED: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] },
        'POST power-catalogues/{id}/discard': { LOADED: ['ESTABLISHMENT_OFFICER'] },
        'PUT power-catalogues/{id}/powers/{powerId}': { EFFECTIVE: ['ESTABLISHMENT_OFFICER'] },
      },
    },
    {
      states: ['IN_FORCE', 'ENDED'],
      operations: {
        'GET power-exclusions': SOURCES,
        'POST power-exclusions': { '-': ['ESTABLISHMENT_OFFICER'] },
        'POST power-exclusions/{id}/end': { IN_FORCE: ['ESTABLISHMENT_OFFICER'] },
      },
    },
    {
      states: ['DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE', 'SUPERSEDED', 'REPEALED', 'WITHDRAWN', 'RETURNED_AFTER_PUBLICITY'],
      // To merge powers is to edit the draft.
      operations: { 'POST versions/{id}/power-merges': { DRAFT: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'], RETURNED: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'] } },
    },
  ],
  CampaignsController: {
    states: ['PLANNED', 'RUNNING', 'CLOSED'],
    operations: {
      'GET campaigns': ['ANY_OFFICIAL'],
      'GET campaigns/{id}': ['ANY_OFFICIAL'],
      'POST campaigns': { '-': ['ESTABLISHMENT_OFFICER'] },
      'POST campaigns/{id}/start': { PLANNED: ['ESTABLISHMENT_DIRECTOR'] },
      // 03 §3.1.3: only the chair of the commission waives a task.
      'POST campaigns/{id}/waivers': { RUNNING: ['COMMISSION_CHAIR'] },
      'POST campaigns/{id}/close': { RUNNING: ['ESTABLISHMENT_DIRECTOR'] },
    },
  },
};
