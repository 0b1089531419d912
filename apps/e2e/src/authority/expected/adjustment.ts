import type { ExpectedService, Whom } from '../expectation.ts';

/** Offices that keep, check and decide on lists follow every case; an organ follows its own (03 §3.1.6). */
const CASES: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'TENANT_ADMIN', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN',
];

/** 动态调整 and 清单发现: from 03 §3.1.6–3.1.7 and 18. */
export const expectedOfAdjustment: ExpectedService = {
  AdjustmentsController: {
    states: ['OPEN', 'WAIT_ORGAN', 'DRAFTED', 'IN_LIST_PROCESS', 'DONE', 'DISMISSED'],
    operations: {
      'GET adjustments': CASES,
      'GET adjustments/export.xlsx': CASES,
      'GET adjustments/{id}': CASES,
      // The office for any cause, an organ for itself, a department's system where it was let; what each may name as the cause the case itself says.
      'POST adjustments': { '-': ['ESTABLISHMENT_OFFICER', 'ORGAN_DRAFTER@OWN_ORGAN', 'INTEGRATION_CLIENT#adjustments.open'] },
      'POST adjustments/{id}/assign': { OPEN: ['ESTABLISHMENT_OFFICER'] },
      // 18: the organ drafts; when its time is over, or where a ruling orders the change, the office may.
      'POST adjustments/{id}/draft': { WAIT_ORGAN: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'] },
      'POST adjustments/{id}/dismiss': {
        OPEN: ['ESTABLISHMENT_DIRECTOR'], WAIT_ORGAN: ['ESTABLISHMENT_DIRECTOR'], DRAFTED: ['ESTABLISHMENT_DIRECTOR'], IN_LIST_PROCESS: ['ESTABLISHMENT_DIRECTOR'],
      },
    },
  },
  FindingsController: {
    states: ['OPEN', 'CONFIRMED', 'IN_WORK', 'DISMISSED', 'RESOLVED'],
    operations: {
      // 18: the establishment office looks into what was found.
      'POST findings/{id}/confirm': { OPEN: ['ESTABLISHMENT_OFFICER'] },
      'POST findings/{id}/dismiss': { OPEN: ['ESTABLISHMENT_OFFICER'] },
    },
  },
};
