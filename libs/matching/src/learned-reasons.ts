import type { Evidence } from './evidence.ts';
import { countWidth } from './learned-counts.ts';
import { weightOf } from './learned-evidence.ts';
import type { Partition } from './partition.ts';
import type { History, ParsedQuery } from './query.ts';
import { pairOf } from './term-numbers.ts';
import type { TermShares } from './term-shares.ts';
import type { Reason } from './types.ts';

const noticeable = 0.1;
const termsShown = 3;

/** 所指: what a reason counts, and how it says so. */
interface Meant {
  readonly of: keyof TermShares;
  readonly which: number;
  /** Place in a count: confirmed or returned. */
  readonly counted: 1 | 2;
  readonly en: string;
  readonly zh: string;
}

/** 以往办件理由: with which words how many matters went to the item, or to the organ, or came back from it; an officer must not take them for a line of the list. */
export function learnedReason({ entry, learned, returned, learnedBefore, taught }: Evidence, { history }: ParsedQuery, partition: Partition): Reason | undefined {
  if (!history || history.weight === 0) return undefined;
  const byOrgan = { which: entry.organ, counted: 1, en: 'confirmed for this organ', zh: '确认由本单位办理' } as const;
  if (taught >= noticeable) return told(history, partition, taught, { of: 'items', which: partition.slotOf(entry.itemKey), counted: 1, en: 'confirmed for this item', zh: '确认由本事项办理' });
  if (returned <= -noticeable) return told(history, partition, returned, { of: 'returned', which: entry.organ, counted: 2, en: 'returned by this organ', zh: '由本单位退回' });
  if (learned >= noticeable) return told(history, partition, learned, { of: 'organs', ...byOrgan });
  if (learnedBefore >= noticeable) return told(history, partition, learnedBefore, { of: 'former', ...byOrgan });
  return undefined;
}

function told(history: History, partition: Partition, amount: number, meant: Meant): Reason | undefined {
  const terms = tellingTerms(history, partition, meant);
  if (terms.length === 0) return undefined;
  const said = terms.map(({ term, text }) => ({ text, lessons: lessonsOf(history, partition, term, meant) }));
  const zh = said.map(({ text, lessons }) => `${lessons} 件含“${text}”`).join('、');
  const en = said.map(({ text, lessons }, at) => `${lessons} ${at === 0 ? 'earlier matters ' : ''}with “${text}”`).join(', ');
  return {
    kind: 'LEARNED', field: 'history', terms: said.map(({ text }) => text), weight: Math.round(amount * 1000) / 1000,
    text: `${en} were ${meant.en} (counted from decided matters, not the list).`,
    textZh: `以往 ${zh}的来件${meant.zh}（办件经验，不是清单依据）。`,
  };
}

/** The terms that tell most, words before character pairs. */
function tellingTerms(history: History, partition: Partition, meant: Meant): { term: number; text: string }[] {
  const words = mostTelling(history, partition, history.words, meant);
  if (words.length > 0) return words.map(({ term, told }) => ({ term, text: told }));
  return mostTelling(history, partition, history.pairs, meant).map(({ term, told }) => ({ term, text: pairOf(told) }));
}

function mostTelling<T extends string | number>({ counts }: History, partition: Partition, terms: ReadonlyMap<number, T>, { of, which, counted }: Meant): { term: number; told: T; worth: number }[] {
  const telling: { term: number; told: T; worth: number }[] = [];
  for (const [term, told] of terms) {
    const shares = counts.sharesOf(term, partition)[of];
    let at = 0;
    while (at < shares.length && shares[at] !== which) at += 2;
    const worth = at < shares.length ? weightOf(counts, term) * shares[at + 1]! * (counted === 1 ? 1 : -1) : 0;
    if (worth > 0) telling.push({ term, told, worth });
  }
  return telling.sort((a, b) => b.worth - a.worth || (a.told < b.told ? -1 : 1)).slice(0, termsShown);
}

/** In how many matters with the term it was so. */
function lessonsOf({ counts }: History, partition: Partition, term: number, { of, which, counted }: Meant): number {
  const { slots, holders } = counts.placesIn(partition);
  const cells = counts.countsOf(term);
  let lessons = 0;
  for (let at = 0; at < cells.length; at += countWidth) {
    const [slot, holder] = [slots[cells[at]!]!, holders[cells[at]!]!];
    const holds = counted === 2 ? holder : of === 'former' ? (slot < 0 ? holder : -1) : of === 'items' ? slot : slot < 0 ? -1 : partition.organOf.values[slot]!;
    if (holds === which) lessons += cells[at + counted]!;
  }
  return lessons;
}
