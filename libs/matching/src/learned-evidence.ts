import { countWidth, type LearnedCounts } from './learned-counts.ts';
import type { Partition } from './partition.ts';
import { doubtsOfHints, sharesOf, type TermShares } from './term-shares.ts';

/** 已学证据: what decided matters say for the organs and items of a list, -1..1 each; negative where they were returned, or went elsewhere. */
export interface Learned {
  /** By number of the organ, a hint: how much more than usual what the text says was said in matters of items it holds now. */
  readonly organs: ReadonlyMap<number, number>;
  /** By number of the organ: what was decided for the item of it that fits best; so surely that it may be acted on. */
  readonly sure: ReadonlyMap<number, number>;
  /** By number of the organ: what was decided for it by items that are in force no more. */
  readonly former: ReadonlyMap<number, number>;
  /** By number of the organ, below 0: how surely it returned such matters. */
  readonly returned: ReadonlyMap<number, number>;
  /** By slot of the item, a hint: characters count as well. */
  readonly near: ReadonlyMap<number, number>;
  /** By slot of the item. */
  readonly items: ReadonlyMap<number, number>;
}

/** A word of few matters tells more than in proportion to its rarity. */
const rarityPower = 2;
/** A tenant's decided matters are read as if so many others stood beside them, so that a young history does not think its words common. */
const backgroundLessons = 200;
/** So much evidence, as of four telling words that came again and again, is half of all there can be; of hints less. */
const half = 1;
const halfOfHints = 0.6;
/** Single decisions together tell at most so much: a mistaken one among them overturns nothing that is sure. */
const onceAtMost = 0.09;

/** Adds up by organ and by item what the terms of a text were confirmed or returned with before; one lesson may be left out, as if it had not been. */
export function learnedOf(partition: Partition, counts: LearnedCounts, { terms, characters }: { terms: readonly number[]; characters: readonly number[] }, except = -1): Learned {
  const places = counts.placesIn(partition);
  const organs = new Map<number, number>();
  const once = new Map<number, number>();
  const former = new Map<number, number>();
  const items = new Map<number, number>();
  const returned = new Map<number, number>();
  const near = new Map<number, number>();
  const all = counts.lessons - (except < 0 ? 0 : 1);
  let expected = 0;
  // Characters repeat what their words say: they hint, and nothing is acted on for them.
  for (const [at, term] of [...terms, ...characters].entries()) {
    const own = except < 0 ? 0 : ownLesson(counts, term, except);
    const times = counts.timesOf(term) - own;
    const shares = own === 0 ? counts.sharesOf(term, partition) : sharesOf(counts.countsOf(term), times, places, partition, except);
    const weight = weightOf(counts, term, times, all);
    if (weight === 0) continue;
    expected += (weight * times) / (times + doubtsOfHints);
    add(shares.organs, weight, organs);
    add(shares.once, weight, once);
    add(shares.items, weight, near);
    if (at >= terms.length) continue;
    add(shares.former, weight, former);
    add(shares.items, weight, items);
    add(shares.returned, weight, returned);
  }
  once.forEach((amount, organ) => organs.set(organ, (organs.get(organ) ?? 0) + Math.min(onceAtMost, amount)));
  // Who has many matters has many words: what that alone brings tells nothing.
  organs.forEach((amount, organ) => organs.set(organ, amount - expected * counts.priorOf(organ, partition, backgroundLessons)));
  return settled({ organs, former, returned, near, items }, partition.organOf.values);
}

/** What a term tells: by how rare it is among decided matters, and in ordinary Chinese. */
export function weightOf(counts: LearnedCounts, term: number, times = counts.timesOf(term), all = counts.lessons): number {
  return counts.informationOf(term) * rarity(times, all + backgroundLessons);
}

function add(shares: TermShares[keyof TermShares], weight: number, into: Map<number, number>): void {
  for (let at = 0; at < shares.length; at += 2) into.set(shares[at]!, (into.get(shares[at]!) ?? 0) + weight * shares[at + 1]!);
}

function ownLesson(counts: LearnedCounts, term: number, target: number): number {
  const cells = counts.countsOf(term);
  for (let at = 0; at < cells.length; at += countWidth) if (cells[at] === target) return cells[at + 1]! > 0 ? 1 : 0;
  return 0;
}

function settled({ organs, former, returned, near, items }: Record<'organs' | 'former' | 'returned' | 'near' | 'items', Map<number, number>>, organOf: Int32Array): Learned {
  const sure = new Map<number, number>();
  items.forEach((amount, slot) => items.set(slot, bounded(amount)));
  items.forEach((amount, slot) => sure.set(organOf[slot]!, Math.max(sure.get(organOf[slot]!) ?? 0, amount)));
  organs.forEach((amount, organ) => organs.set(organ, amount / (Math.abs(amount) + halfOfHints)));
  former.forEach((amount, organ) => former.set(organ, bounded(amount)));
  returned.forEach((amount, organ) => returned.set(organ, bounded(amount)));
  near.forEach((amount, slot) => near.set(slot, bounded(amount)));
  return { organs, sure, former, returned, near, items };
}

/** 1 for a term no lesson says and falling towards 0 as more do. */
function rarity(times: number, lessons: number): number {
  const idf = (df: number): number => Math.log(1 + (lessons - df + 0.5) / (df + 0.5));
  return (idf(times) / idf(0)) ** rarityPower;
}

/** Likenesses that come by chance are small: twice as much tells more than twice. */
const bounded = (amount: number): number => (Math.sign(amount) * amount ** 2) / (amount ** 2 + half ** 2);
