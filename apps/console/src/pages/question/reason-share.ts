import type { MatchReason } from '@yidan/contracts';
import { percent } from '../../frame/wording.ts';

/** What weighs by something else than words of the text found in the list. */
const NO_EVIDENCE_OF_WORDS = ['PLACE', 'USUAL_HOLDER'];

/** How much of the evidence a reason is, in percent; null where it is no part of it or too little to be named. */
export function shareOf({ kind, weight }: Pick<MatchReason, 'kind' | 'weight'>): number | null {
  const share = percent(weight);
  return share < 1 || NO_EVIDENCE_OF_WORDS.includes(kind) ? null : share;
}
