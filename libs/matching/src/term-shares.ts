import { countWidth, type Places } from './learned-counts.ts';
import type { Partition } from './partition.ts';

/** 词项归属: of the lessons that say a term, the shares that went to organs and items; which and share, one after the other. */
export interface TermShares {
  readonly organs: readonly number[];
  /** Of organs for which a single decision stands. */
  readonly once: readonly number[];
  /** For organs by items that are in force no more. */
  readonly former: readonly number[];
  readonly items: readonly number[];
  /** Of organs that returned it more often than they were confirmed, below 0. */
  readonly returned: readonly number[];
}

/** The lessons of a term count as if so many in doubt had gone anywhere; few hint at an organ, more than one is needed to act on. */
export const doubtsOfHints = 20;
const doubts = 3;

// Used again by the next term.
const byOrgan = new Map<number, number>();
const byFormer = new Map<number, number>();
const byItem = new Map<number, number>();

/** Shares out the counts of one term; confirmations follow the item, returns stay with the organ that made them. One lesson of a target may be left out. */
export function sharesOf(cells: readonly number[], times: number, { slots, holders }: Places, { organOf: { values: organOf } }: Partition, except = -1): TermShares {
  for (let at = 0; at < cells.length; at += countWidth) {
    const target = cells[at]!;
    const confirmed = cells[at + 1]! - (target === except ? 1 : 0);
    const returned = cells[at + 2]!;
    const slot = slots[target]!;
    const holder = holders[target]!;
    if (confirmed > 0 && slot >= 0) {
      plus(byOrgan, organOf[slot]!, confirmed);
      plus(byItem, slot, confirmed);
    } else if (confirmed > 0 && holder >= 0) plus(byFormer, holder, confirmed);
    if (returned === 0 || holder < 0) continue;
    plus(byOrgan, holder, -returned);
    if (slot >= 0 && organOf[slot] === holder) plus(byItem, slot, -returned);
  }
  return { ...ofOrgans(times), former: surely(byFormer, times), items: surely(byItem, times) };
}

function plus(sums: Map<number, number>, which: number, lessons: number): void {
  sums.set(which, (sums.get(which) ?? 0) + lessons);
}

function ofOrgans(times: number): Pick<TermShares, 'organs' | 'once' | 'returned'> {
  const organs: number[] = [];
  const once: number[] = [];
  const returned: number[] = [];
  byOrgan.forEach((count, which) => {
    if (count > 0) (count === 1 ? once : organs).push(which, count / (times + doubtsOfHints));
    else if (count < -1) returned.push(which, surelyOf(count, times));
  });
  byOrgan.clear();
  return { organs, once, returned };
}

function surely(sums: Map<number, number>, times: number): number[] {
  const shares: number[] = [];
  sums.forEach((count, which) => {
    if (Math.abs(count) > 1) shares.push(which, surelyOf(count, times));
  });
  sums.clear();
  return shares;
}

/** What rests on a single decision counts nothing. */
function surelyOf(count: number, times: number): number {
  const sure = Math.abs(count) - 1;
  return (Math.sign(count) * sure) / (Math.max(times - 1, sure) + doubts);
}
