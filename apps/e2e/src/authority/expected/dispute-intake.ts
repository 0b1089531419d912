import type { ExpectedService, Whom } from '../expectation.ts';

const DISPUTE = [
  'RAISED', 'NEGOTIATING', 'AGREED', 'FILED', 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'REJECTED', 'TRANSFERRED', 'REFERRED_UP', 'ACCEPTED', 'COORDINATING', 'OPINION_ISSUED', 'SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION',
  'DEFERRED', 'RULED', 'RECONSIDERING', 'EXECUTING', 'EXECUTED', 'CLOSED', 'WITHDRAWN',
] as const;
type State = (typeof DISPUTE)[number];

/** Whoever coordinates, rules, leads, supervises or audits sees all of them. */
const OFFICES: readonly Whom[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR'];
const ACTING = ['DISPATCH_OPERATOR', 'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'TOWN_COMMANDER', 'UNIT_HANDLER', 'UNIT_HEAD'] as const;
/** Whoever acts for an organ looks through those that concern it. */
const READERS: readonly Whom[] = [...OFFICES, ...ACTING];
const READERS_OF_ONE: readonly Whom[] = [...OFFICES, ...ACTING.flatMap((role): Whom[] => [`${role}@PARTY`, `${role}@CREATOR`, `${role}@HOLDER`])];
/** 编办 settles what other procedures ask for; leaders, supervision and audit look on. */
const REQUEST_READERS: readonly Whom[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR'];
/** Whoever speaks for a party; a township counts like any other (R-DSP-15). */
const PARTY: readonly Whom[] = ['ORGAN_DRAFTER@PARTY', 'ORGAN_APPROVER@PARTY', 'PRINCIPAL_OFFICER@PARTY', 'TOWN_COMMANDER@PARTY'];
const CONVENOR: readonly Whom[] = ['ORGAN_DRAFTER@CONVENOR', 'ORGAN_APPROVER@CONVENOR', 'PRINCIPAL_OFFICER@CONVENOR', 'TOWN_COMMANDER@CONVENOR'];
/** The word of an organ is its head's. */
const HEADS: readonly Whom[] = ['PRINCIPAL_OFFICER@PARTY'];
const OFFICE: readonly Whom[] = ['ESTABLISHMENT_OFFICER'];

/** Until the ruling a case may be given up, and the parties may still say something. */
const BEFORE_THE_RULING: readonly State[] = ['RAISED', 'NEGOTIATING', 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'ACCEPTED', 'COORDINATING', 'SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED'];
const OPEN = DISPUTE.filter((state) => !['REJECTED', 'TRANSFERRED', 'CLOSED', 'WITHDRAWN'].includes(state));
const inEach = (states: readonly State[], whom: readonly Whom[]): Record<string, readonly Whom[]> => Object.fromEntries(states.map((state) => [state, whom]));

/** 受理、临时责任、部门协商: from 05 §3.3.2, §3.3.4 and §3.3.5. */
export const expectedOfDisputeIntake: ExpectedService = {
  DisputesController: {
    operations: {
      'GET disputes': READERS,
      'GET disputes/export.xlsx': READERS,
      'GET disputes/{id}': READERS_OF_ONE,
      // 05 §3.3.2: a party, the dispatcher, the township, 编办 and 司法 by office, a leader; citizens only suggest.
      'POST disputes': { '-': [...PARTY, 'TOWN_CALLER@PARTY', 'DISPATCH_OPERATOR', 'ESTABLISHMENT_OFFICER', 'JUSTICE_REVIEWER', 'LEADER_IN_CHARGE'] },
    },
  },
  NegotiationController: {
    states: DISPUTE,
    operations: {
      // R-DSP-1, rule 1.
      'POST disputes/{id}/designate-interim': inEach(OPEN, ['ESTABLISHMENT_DIRECTOR', 'LEADER_IN_CHARGE']),
      'POST disputes/{id}/submit-statement': inEach(BEFORE_THE_RULING, PARTY),
      // R-DSP-5: the convenor, and after its time any party.
      'POST disputes/{id}/open-negotiation': { RAISED: PARTY },
      'POST disputes/{id}/replace-negotiation': { RAISED: OFFICE },
      'POST disputes/{id}/record-meeting': { NEGOTIATING: PARTY },
      'POST disputes/{id}/record-refusal': { NEGOTIATING: PARTY },
      'POST disputes/{id}/keep-minutes': { NEGOTIATING: CONVENOR },
      'POST disputes/{id}/agree': { NEGOTIATING: HEADS },
      'POST disputes/{id}/file-minutes': { AGREED: CONVENOR },
      'POST disputes/{id}/object-to-minutes': { FILED: OFFICE },
      'POST disputes/{id}/fail': { NEGOTIATING: PARTY },
      'POST disputes/{id}/consent-to-withdrawal': inEach(BEFORE_THE_RULING, HEADS),
      // By whoever raised it.
      'POST disputes/{id}/withdraw': inEach(BEFORE_THE_RULING, ['ORGAN_APPROVER@CREATOR', 'PRINCIPAL_OFFICER@CREATOR', 'TOWN_COMMANDER@CREATOR', 'DISPATCH_OPERATOR@CREATOR', 'ESTABLISHMENT_OFFICER@CREATOR']),
    },
  },
  DisputeRequestsController: {
    states: ['WAITING', 'RAISED', 'JOINED', 'REFERRED', 'REFUSED'],
    operations: {
      'GET dispute-requests': REQUEST_READERS,
      'GET dispute-requests/{id}': REQUEST_READERS,
      'POST dispute-requests/{id}/raise': { WAITING: OFFICE },
      'POST dispute-requests/{id}/join': { WAITING: OFFICE },
      'POST dispute-requests/{id}/refuse': { WAITING: OFFICE },
    },
  },
};
