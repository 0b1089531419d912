import type { ExpectedService, Whom } from '../expectation.ts';

/** Lists in force are for everybody inside (R-REG-12). */
const LISTS: readonly Whom[] = ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#lists.read'];
/** Who draws up, signs, reviews, decides on or audits a list reads the papers about it (03 §3.1.4, 02 §2.5). */
const PAPERS: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN',
];
/** 03 §3.1.4: whoever may edit a draft draws its flowcharts; nobody does once it is handed in. */
const DRAWN: Readonly<Record<string, readonly Whom[]>> = {
  DRAFT: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'],
  RETURNED: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'],
};

/** 文书和流程图: from 03 §3.1.3, §3.1.10 and 15, as corrected by 19. */
export const expectedOfDocuments: ExpectedService = {
  DocumentsController: {
    operations: {
      // The organ writes its report, the reviewing organs their opinions, the establishment office the notice.
      'POST versions/{id}/documents': ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN'],
      'GET versions/{id}/documents': PAPERS,
      'GET documents/{id}': PAPERS,
      'GET documents/{id}/file': PAPERS,
      // R-REG-24: for whoever is new in a post.
      'GET posts/{id}/handbook': LISTS,
      'GET units/{id}/handbook': LISTS,
      'GET versions/{id}/open-data': LISTS,
      'GET open-data': LISTS,
    },
  },
  FlowchartsController: [
    {
      operations: {
        'GET versions/{id}/flowcharts': ['ANY_OFFICIAL'],
        'GET versions/{id}/items/{itemKey}/flowchart': ['ANY_OFFICIAL'],
        'GET versions/{id}/items/{itemKey}/flowchart.svg': ['ANY_OFFICIAL'],
        'GET versions/{id}/items/{itemKey}/flowchart/process': ['ANY_OFFICIAL'],
      },
    },
    {
      states: [
        'DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'APPROVED', 'PUBLICITY', 'PUBLICITY_CLOSED', 'FILED', 'EFFECTIVE', 'SUPERSEDED', 'REPEALED', 'WITHDRAWN',
        'RETURNED_AFTER_PUBLICITY',
      ],
      operations: {
        'POST versions/{id}/flowcharts/draft': DRAWN,
        'PUT versions/{id}/items/{itemKey}/flowchart': DRAWN,
      },
    },
  ],
};
