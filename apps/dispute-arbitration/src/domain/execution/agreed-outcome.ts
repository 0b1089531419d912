import type { DisputeOutcome } from '@yidan/contracts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { withDocumentNumber } from '../split/amendments.ts';

/** 协议定责: what minutes on file decide once they take effect; null where they did already, or none are on file. */
export function agreedOutcome({ state, outcome, negotiation }: DisputeCase): DisputeOutcome | null {
  const { minutes, filed } = negotiation ?? {};
  if (state !== 'FILED' || outcome || !minutes || !filed) return null;
  const { documentNumber } = filed;
  return { source: 'AGREEMENT', documentNumber, split: [...minutes.split], amendments: withDocumentNumber(minutes.amendments, documentNumber) };
}
