import type { ExpectedService, Whom } from '../expectation.ts';

/** 07 §3.5.11: those who supervise, lead and audit see every notice; who signs for an organ and the dispatchers of the operations centre see their organ's, a unit its own. */
const NOTICES: readonly Whom[] = [
  'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN', 'DISPATCH_OPERATOR@OWN_ORGAN', 'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT',
];
/** Those who draft, sign, lead and audit. */
const DRAFTERS: readonly Whom[] = ['SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR'];
/** And, of what is said of the own organ, who signs for it. */
const BULLETINS: readonly Whom[] = [...DRAFTERS, 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN'];
/** R-SEC-2: by another person than who wrote it. */
const SIGNERS: readonly Whom[] = ['UNIT_HEAD@HOLDER', 'ORGAN_APPROVER@OWN_ORGAN'];
/** Who supervises, or the leader who issued it. */
const JUDGES: readonly Whom[] = ['SUPERVISOR', 'LEADER_IN_CHARGE@CREATOR'];

/** 督办和通报: from 07 §3.5.11 and 18. */
export const expectedOfSupervision: ExpectedService = {
  SupervisionNoticesController: {
    states: ['ISSUED', 'SIGNED', 'REPLIED', 'REJECTED', 'ACCEPTED', 'ESCALATED', 'CLOSED'],
    operations: {
      'GET supervision-notices': NOTICES,
      'GET supervision-notices/export.xlsx': NOTICES,
      'GET supervision-notices/{id}': NOTICES,
      'GET supervision-notices/{id}/form': NOTICES,
      // R-SUP-1; the town commander joins with the calls, which do not exist yet.
      'GET supervision-notices/prefill': ['SUPERVISOR', 'LEADER_IN_CHARGE'],
      'POST supervision-notices': { '-': ['SUPERVISOR', 'LEADER_IN_CHARGE', 'INTEGRATION_CLIENT#supervision.open'] },
      'POST supervision-notices/settled-objects': ['INTEGRATION_CLIENT#supervision.open'],
      'POST supervision-notices/{id}/sign': { ISSUED: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'] },
      'PUT supervision-notices/{id}/reply': { SIGNED: ['UNIT_HANDLER@HOLDER'], REJECTED: ['UNIT_HANDLER@HOLDER'] },
      'POST supervision-notices/{id}/reply': { SIGNED: SIGNERS },
      'POST supervision-notices/{id}/reply-again': { REJECTED: SIGNERS },
      'POST supervision-notices/{id}/accept': { REPLIED: JUDGES },
      'POST supervision-notices/{id}/reject': { REPLIED: JUDGES },
      'POST supervision-notices/{id}/close': { ACCEPTED: JUDGES },
    },
  },
  BulletinsController: {
    states: ['DRAFT', 'APPEAL', 'SIGNED', 'PUBLISHED', 'WITHDRAWN'],
    operations: {
      'GET bulletins': BULLETINS,
      'GET bulletins/{id}': BULLETINS,
      'GET bulletins/{id}/form': DRAFTERS,
      'GET bulletins/proposals': DRAFTERS,
      'POST bulletins': { '-': ['SUPERVISOR'] },
      'PUT bulletins/{id}': { DRAFT: ['SUPERVISOR'] },
      'POST bulletins/{id}/circulate': { DRAFT: ['SUPERVISOR'] },
      'POST bulletins/{id}/appeals': { APPEAL: ['ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN'] },
      'POST bulletins/{id}/appeals/{appealId}/answer': { APPEAL: ['SUPERVISOR'] },
      // 18: the head, and nobody below.
      'POST bulletins/{id}/sign': { APPEAL: ['SUPERVISION_HEAD'] },
      'POST bulletins/{id}/publish': { SIGNED: ['SUPERVISOR', 'SUPERVISION_HEAD'] },
      'POST bulletins/{id}/withdraw': { DRAFT: ['SUPERVISOR', 'SUPERVISION_HEAD'], APPEAL: ['SUPERVISOR', 'SUPERVISION_HEAD'], SIGNED: ['SUPERVISOR', 'SUPERVISION_HEAD'] },
    },
  },
  PublishedBulletinsController: {
    operations: {
      'GET published-bulletins': ['ANY_OFFICIAL'],
      'GET published-bulletins/{id}': ['ANY_OFFICIAL'],
      'GET published-bulletins/{id}/form': ['ANY_OFFICIAL'],
    },
  },
  PublicBulletinsController: { operations: { 'GET public/{tenantId}/bulletins': ['EVERYBODY'] } },
};
