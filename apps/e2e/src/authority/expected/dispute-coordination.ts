import type { ExpectedService, Whom } from '../expectation.ts';

const DISPUTE = [
  'RAISED', 'NEGOTIATING', 'AGREED', 'FILED', 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'REJECTED', 'TRANSFERRED', 'REFERRED_UP', 'ACCEPTED', 'COORDINATING', 'OPINION_ISSUED', 'SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION',
  'DEFERRED', 'RULED', 'RECONSIDERING', 'EXECUTING', 'EXECUTED', 'CLOSED', 'WITHDRAWN',
] as const;

/** Whoever speaks for a party; a township counts like any other (R-DSP-15). */
const PARTY: readonly Whom[] = ['ORGAN_DRAFTER@PARTY', 'ORGAN_APPROVER@PARTY', 'PRINCIPAL_OFFICER@PARTY', 'TOWN_COMMANDER@PARTY'];
const OFFICE: readonly Whom[] = ['ESTABLISHMENT_OFFICER'];
/** 编办 and 司法 coordinate together (seed 000). */
const COORDINATORS: readonly Whom[] = ['ESTABLISHMENT_OFFICER', 'JUSTICE_REVIEWER'];
const HEADS: readonly Whom[] = ['PRINCIPAL_OFFICER@PARTY'];
/** F-048: both of them, neither alone. */
const DIRECTORS: readonly Whom[] = ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'];

/** 编办、司法协调: from 05 §3.3.4, as corrected by 19 A7. */
export const expectedOfDisputeCoordination: ExpectedService = {
  CoordinationApplicationController: {
    states: DISPUTE,
    operations: {
      'POST disputes/{id}/apply': { NEGOTIATION_FAILED: [...PARTY, ...OFFICE] },
      'POST disputes/{id}/accept': { APPLIED: OFFICE },
      'POST disputes/{id}/ask-supplement': { APPLIED: OFFICE },
      'POST disputes/{id}/supplement': { SUPPLEMENTING: [...PARTY, ...OFFICE] },
      'POST disputes/{id}/reject': { APPLIED: OFFICE },
      'POST disputes/{id}/transfer': { APPLIED: OFFICE },
      // What goes up goes in the name of the office: its director says so.
      'POST disputes/{id}/refer-up': { APPLIED: ['ESTABLISHMENT_DIRECTOR'], ACCEPTED: ['ESTABLISHMENT_DIRECTOR'] },
      // What comes back is written down by the office, as a decision from above is.
      'POST disputes/{id}/record-upper-return': { REFERRED_UP: OFFICE },
    },
  },
  CoordinationController: {
    states: DISPUTE,
    operations: {
      'POST disputes/{id}/forward': { ACCEPTED: OFFICE },
      'POST disputes/{id}/reply': { COORDINATING: PARTY },
      'POST disputes/{id}/hold-round': { COORDINATING: COORDINATORS },
      'POST disputes/{id}/extend-coordination': { COORDINATING: ['ESTABLISHMENT_DIRECTOR'] },
    },
  },
  CoordinationOpinionController: [
    {
      states: DISPUTE,
      operations: {
        'POST disputes/{id}/draft-opinion': { COORDINATING: COORDINATORS },
        // The word of an organ is its head's.
        'POST disputes/{id}/accept-opinion': { COORDINATING: HEADS },
        'POST disputes/{id}/decline-opinion': { COORDINATING: HEADS },
        'POST disputes/{id}/consensus': { COORDINATING: DIRECTORS },
        'POST disputes/{id}/no-consensus': { COORDINATING: DIRECTORS },
      },
    },
    {
      operations: {
        // Whoever writes a split table, or has to live with it.
        'POST disputes/{id}/preview-split': [...PARTY, ...COORDINATORS, ...DIRECTORS, 'COMMISSION_SECRETARY'],
      },
    },
  ],
};
