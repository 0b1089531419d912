import type { MatchReason } from '@yidan/contracts';
import { percent } from '../../frame/wording.ts';

/** What weighs by something else than words of the text found in the list. */
const NO_EVIDENCE_OF_WORDS = ['PLACE', 'USUAL_HOLDER'];
const SHOWN = 5;
const LEAST_PERCENT = 3;

/** 理由分组: what to show at once, what on request, and what is common knowledge beside the list. */
export interface SortedReasons {
  first: MatchReason[];
  rest: MatchReason[];
  commonKnowledge: MatchReason[];
}

/** How much of the evidence a reason is, in percent; null where it is no part of it or too little to be named. */
export function shareOf({ kind, weight }: Pick<MatchReason, 'kind' | 'weight'>): number | null {
  const share = percent(weight);
  return share < 1 || NO_EVIDENCE_OF_WORDS.includes(kind) ? null : share;
}

/** Puts the weightiest first; a place says yes or no and is always shown, crumbs of evidence only where there is nothing better. */
export function sortReasons(reasons: readonly MatchReason[]): SortedReasons {
  const evidence = reasons.filter(({ kind }) => !NO_EVIDENCE_OF_WORDS.includes(kind)).sort((one, other) => other.weight - one.weight);
  const weighty = evidence.filter((reason, i) => i === 0 || (i < SHOWN && percent(reason.weight) >= LEAST_PERCENT));
  return {
    first: [...weighty, ...reasons.filter(({ kind }) => kind === 'PLACE')],
    rest: evidence.slice(weighty.length),
    commonKnowledge: reasons.filter(({ kind }) => kind === 'USUAL_HOLDER'),
  };
}
