import type { ExpectedService, Whom } from '../expectation.ts';

const DISPUTE = [
  'RAISED', 'NEGOTIATING', 'AGREED', 'FILED', 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'REJECTED', 'TRANSFERRED', 'REFERRED_UP', 'ACCEPTED', 'COORDINATING', 'OPINION_ISSUED', 'SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION',
  'DEFERRED', 'RULED', 'RECONSIDERING', 'EXECUTING', 'EXECUTED', 'CLOSED', 'WITHDRAWN',
] as const;

/** Whoever coordinates, rules, leads or looks on sees all; whoever acts for an organ sees what concerns it. */
const READERS: readonly Whom[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR',
  ...(['DISPATCH_OPERATOR', 'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'TOWN_COMMANDER', 'UNIT_HANDLER', 'UNIT_HEAD'] as const).flatMap((role): Whom[] => [`${role}@PARTY`, `${role}@CREATOR`, `${role}@HOLDER`]),
];
/** Whoever speaks for a party; a township counts like any other (R-DSP-15). */
const PARTY: readonly Whom[] = ['ORGAN_DRAFTER@PARTY', 'ORGAN_APPROVER@PARTY', 'PRINCIPAL_OFFICER@PARTY', 'TOWN_COMMANDER@PARTY'];
/** The word of an organ is its head's. */
const HEADS: readonly Whom[] = ['PRINCIPAL_OFFICER@PARTY'];
const OFFICE: readonly Whom[] = ['ESTABLISHMENT_OFFICER'];
const SECRETARY: readonly Whom[] = ['COMMISSION_SECRETARY'];
const CHAIR: readonly Whom[] = ['COMMISSION_CHAIR'];
const OPEN = DISPUTE.filter((state) => !['REJECTED', 'TRANSFERRED', 'CLOSED', 'WITHDRAWN'].includes(state));
const inEach = (states: readonly (typeof DISPUTE)[number][], whom: readonly Whom[]): Record<string, readonly Whom[]> => Object.fromEntries(states.map((state) => [state, whom]));

/** 编委裁定、执行: from 05 §3.3.4, as corrected by 19 A7. */
export const expectedOfDisputeRuling: ExpectedService = {
  CommissionMeetingsController: {
    operations: { 'GET disputes/{id}/commission-meetings': ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_MEMBER', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] },
  },
  // R-DSP-11: 司法 is told, 编办 keeps the lists.
  PolicyRulingsController: { operations: { 'GET policy-rulings': ['JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] } },
  RulingController: {
    states: DISPUTE,
    operations: {
      'POST disputes/{id}/deliberate': inEach(['SUBMITTED_TO_COMMISSION', 'DEFERRED'], SECRETARY),
      // R-DSP-10: whenever the commission has the case before it.
      'POST disputes/{id}/hear': inEach(['SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED', 'RECONSIDERING'], SECRETARY),
      'POST disputes/{id}/draft-ruling': inEach(['IN_DELIBERATION', 'RECONSIDERING'], [...SECRETARY, ...OFFICE]),
      'POST disputes/{id}/rule': { IN_DELIBERATION: CHAIR },
      'POST disputes/{id}/defer': { IN_DELIBERATION: CHAIR },
      'POST disputes/{id}/remand': { IN_DELIBERATION: CHAIR },
      'POST disputes/{id}/record-upper-decision': { REFERRED_UP: OFFICE },
      'POST disputes/{id}/request-review': inEach(['RULED', 'EXECUTING'], HEADS),
      'POST disputes/{id}/decide-review': { RECONSIDERING: CHAIR },
    },
  },
  ExecutionController: [
    { operations: { 'GET disputes/{id}/execution': READERS } },
    {
      states: DISPUTE,
      operations: {
        'POST disputes/{id}/execute': inEach(['FILED', 'OPINION_ISSUED', 'RULED'], PARTY),
        'POST disputes/{id}/report-execution': { EXECUTING: PARTY },
        'POST disputes/{id}/confirm': { EXECUTING: OFFICE },
        'POST disputes/{id}/mark-non-compliance': inEach(['FILED', 'OPINION_ISSUED', 'RULED', 'EXECUTING'], OFFICE),
        'POST disputes/{id}/close': { EXECUTED: OFFICE },
        // F-051: whoever hears of it writes it down.
        'POST disputes/{id}/record-leader': inEach(OPEN, [...OFFICE, 'LEADER_IN_CHARGE']),
      },
    },
  ],
};
