import type { ExpectedService, Whom } from '../expectation.ts';

/** Those who coordinate, rule, look on or audit see every dispute of the tenant. */
const OFFICES: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR',
];
/** Whoever works for an organ that the case concerns: a party, the one that raised it, or the one that holds the duty meanwhile. */
const CONCERNED: readonly Whom[] = (['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'TOWN_COMMANDER', 'UNIT_HANDLER', 'UNIT_HEAD', 'DISPATCH_OPERATOR'] as const).flatMap((role): Whom[] => [`${role}@PARTY`, `${role}@CREATOR`, `${role}@HOLDER`]);
/** Precedents name nobody: they are for all who negotiate, coordinate or rule (R-DSP-12). */
const WHOEVER_DISPUTES: readonly Whom[] = [...OFFICES, 'DISPATCH_OPERATOR', 'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'TOWN_COMMANDER', 'UNIT_HANDLER', 'UNIT_HEAD'];
/** F-051, F-180: 编办, 司法, the commission, leaders and audit; who supervises organs has the bulletin. */
const FIGURES: readonly Whom[] = OFFICES.filter((whom) => whom !== 'SUPERVISOR');

/** 争议文书、先例与统计: from 05 §3.3.7 and R-DSP-12. */
export const expectedOfDisputePapers: ExpectedService = {
  DocumentsController: { operations: { 'GET disputes/{id}/documents': [...OFFICES, ...CONCERNED], 'GET disputes/{id}/documents/{documentId}': [...OFFICES, ...CONCERNED] } },
  PrecedentsController: { operations: { 'GET precedents': WHOEVER_DISPUTES, 'GET precedents/export': WHOEVER_DISPUTES, 'GET disputes/{id}/precedents': [...OFFICES, ...CONCERNED] } },
  FiguresController: { operations: { 'GET dispute-figures': FIGURES, 'GET dispute-figures/export': FIGURES, 'GET dispute-figures/report': FIGURES } },
};
