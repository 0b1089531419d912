import type { ExpectedService, Whom } from '../expectation.ts';

/** Published law, as the lists in force are. */
const LAW: readonly Whom[] = ['ANY_OFFICIAL', 'INTEGRATION_CLIENT#lists.read'];
/** Offices that decide on posts see the evidence of every organ, an organ its own (R-REG-23). */
const EVIDENCE: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
  'ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN',
];

/** 清单校验、法律依据、编制使用依据: from 03 §3.1.3, §3.1.5 and 02 §2.5, as corrected by 19. */
export const expectedOfChecks: ExpectedService = {
  VersionFindingsController: {
    operations: {
      // Of a list in force everybody inside may know what is wrong with it; of one on its way whoever has a part in it.
      'GET versions/{id}/findings': ['ANY_OFFICIAL'],
    },
  },
  LegalInstrumentsController: [
    { operations: { 'GET legal-instruments': LAW, 'GET legal-instruments/{id}': LAW } },
    {
      states: ['VALID', 'AMENDED', 'REPEALED'],
      operations: {
        // The justice bureau keeps the register, and nobody else.
        'POST legal-instruments': { '-': ['JUSTICE_REVIEWER'] },
        'POST legal-instruments/import': { '-': ['JUSTICE_REVIEWER'] },
        'PUT legal-instruments/{id}': { VALID: ['JUSTICE_REVIEWER'], AMENDED: ['JUSTICE_REVIEWER'] },
        'POST legal-instruments/{id}/amend': { VALID: ['JUSTICE_REVIEWER'], AMENDED: ['JUSTICE_REVIEWER'] },
        'POST legal-instruments/{id}/repeal': { VALID: ['JUSTICE_REVIEWER'], AMENDED: ['JUSTICE_REVIEWER'] },
      },
    },
  ],
  // 明责文件 (F-167): 编办 publishes it, everybody inside reads it.
  ClarificationsController: [
    { operations: { 'GET clarifications': LAW, 'GET clarifications/{id}': LAW } },
    {
      states: ['PUBLISHED', 'WITHDRAWN'],
      operations: {
        'POST clarifications': { '-': ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] },
        'POST clarifications/{id}/withdraw': { PUBLISHED: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] },
      },
    },
  ],
  StaffingController: {
    operations: {
      'GET organs/{code}/staffing-evidence': EVIDENCE,
      'GET organs/{code}/staffing-evidence.xlsx': EVIDENCE,
    },
  },
};
