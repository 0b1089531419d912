import type { ExpectedService, Whom } from '../expectation.ts';

/** Who draws up, signs, reviews, decides on or audits a list sees it on its way; everybody else when it is in force (R-REG-12; 03 §3.1.4). */
const ON_ITS_WAY: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN',
];
/** 03 §3.1.4: the organ's drafter, or 编办 where the organ does not draft; nobody once it is handed in. */
const DRAFTERS: readonly Whom[] = ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'];
const EDITED: Readonly<Record<string, readonly Whom[]>> = { DRAFT: DRAFTERS, RETURNED: DRAFTERS };
const APPROVER: readonly Whom[] = ['ORGAN_APPROVER@OWN_ORGAN'];

/** 在编版本: from 03 §3.1.4 and 02 §2.5, as corrected by 19 A6. */
export const expectedOfDrafts: ExpectedService = {
  DraftsController: {
    states: [
      'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE', 'SUPERSEDED', 'REPEALED', 'WITHDRAWN',
      'RETURNED_AFTER_PUBLICITY',
    ],
    operations: {
      'GET versions': ON_ITS_WAY,
      'POST lists/{organCode}/versions': { '-': DRAFTERS },
      'GET versions/{id}/draft-items': ON_ITS_WAY,
      'PUT versions/{id}/items': EDITED,
      'DELETE versions/{id}/items/{itemKey}': EDITED,
      'PUT versions/{id}/order': EDITED,
      // What an edit would do may be looked at by whoever sees the draft; done it is by who may edit.
      'GET versions/{id}/imports/{importId}': ON_ITS_WAY,
      'POST versions/{id}/imports/{importId}': EDITED,
      'GET versions/{id}/rebase': ON_ITS_WAY,
      'POST versions/{id}/rebase': EDITED,
      // F-029: the organ's approver signs for the list, and 编办 takes it in.
      'POST versions/{id}/submit': { DRAFT: APPROVER },
      'POST versions/{id}/resubmit': { RETURNED: APPROVER },
      'POST versions/{id}/accept': { SUBMITTED: ['ESTABLISHMENT_OFFICER'] },
      'POST versions/{id}/withdraw': { DRAFT: APPROVER, SUBMITTED: APPROVER, UNDER_REVIEW: APPROVER, RETURNED: APPROVER, REVIEWED: APPROVER, IN_DELIBERATION: APPROVER },
    },
  },
};
