import { Bounded } from './best-of.ts';
import { Findings } from './findings.ts';
import type { Entry, Partition } from './partition.ts';
import { placeFactors, placeFit } from './place.ts';
import type { Hint, ParsedQuery } from './query.ts';
import { bestOfLikely, leadersOf } from './shortlist.ts';
import { concentration, settle, tally } from './tally.ts';
import type { MatchQuery } from './types.ts';

/** 证据: what speaks for one item. */
export interface Evidence {
  readonly entry: Entry;
  /** By position of the term in the question, impact × 65536 + fields in the item. */
  readonly found: Uint32Array;
  /** Weight of everything found in the item, after place. */
  readonly own: number;
  /** Weight of the text's own words found in the item, without what they stand for. */
  readonly words: number;
  /** Share of the item's name that the text says, itself or by what it stands for, 0..1. */
  readonly nameCover: number;
  /** Share of the item's name that the text says word for word, 0..1; less where the name says little. */
  readonly literal: number;
  /** How far the words found belong to the organ's whole list rather than to others', 0..1: 出租车 is one organ's word, 处罚 is everybody's. */
  readonly concentration: number;
  /** How surely the subjects of the text are usually this organ's, 0..1. */
  readonly hint: number;
  /** How far the subjects that sentences of the text resemble are usually this organ's, 0..1. */
  readonly alike: number;
  /** How far the wording of the whole text falls behind that of the organ it suits best: 0 for that organ, down to -1. */
  readonly speech: number;
  /** What decided matters hint for this organ by items it holds now, -1..1. */
  readonly learned: number;
  /** What they say for the item of this organ that fits best, 0..1. */
  readonly learnedSurely: number;
  /** How surely it returned such matters, -1..0. */
  readonly returned: number;
  /** What they say for it by items that are in force no more, 0..1. */
  readonly learnedBefore: number;
  /** What they hint for this very item, -1..1. */
  readonly near: number;
  /** What they say for this very item, -1..1. */
  readonly taught: number;
}

/** Items with less than this share of the best one's evidence are not looked at again. */
const hopelessShare = 0.2;
/** What a hint is worth by the place of the organ among the usual holders. */
const hintShares = [1, 0.55, 0.35, 0.25];
const likelySpeech = -0.5;
const mostBefore = 12;
/** Beyond this distance an organ's wording is as foreign as any. */
const farthestSpeech = 8;
/** A name of fewer informative words than this may be said by chance. */
const enoughWords = 3;

/** 收集证据: adds up what the question finds and keeps the items worth a closer look, the best of every leading unit and of every usual holder among them. */
export function gather(partition: Partition, parsed: ParsedQuery, place: MatchQuery['place']): Evidence[] {
  const { slots } = partition;
  const own = tally(partition, parsed);
  const floor = hopelessShare * settle(partition, own, place);
  const known = likelyBefore(partition, parsed.history);
  if (floor === 0 && known.length === 0) return [];

  const hints = holdersOf(partition, parsed.hints, parsed.known);
  const alike = holdersOf(partition, parsed.alike, Math.min(1, parsed.likeness));
  const speech = speechOf(partition, parsed);
  const usual = new Float64Array(hints.length);
  const hinted: number[] = [];
  for (let organ = 0; organ < usual.length; organ++) {
    const before = parsed.history?.former.get(organ) ?? 0;
    usual[organ] = hints[organ]! + alike[organ]! + before + 1 + speech[organ]!;
    if (hints[organ]! + alike[organ]! + before > 0 || speech[organ]! > likelySpeech) hinted.push(organ);
  }
  const closer = [...new Set([...(floor > 0 ? leadersOf(partition, own, floor) : []), ...bestOfLikely(partition, own, usual, hinted), ...known])];
  const findings = new Findings(partition, parsed, closer);
  // Where the usual holder is known, the rest of the list is not asked.
  const concentrated = parsed.known < 1 ? concentration(partition, parsed) : null;
  return closer.map((slot, item) => {
    const entry = slots[slot]!;
    const factor = placeFactors[placeFit(entry.scope, place)];
    const part = (amount: number): number => (entry.nameMass > 0 ? Math.min(1, (factor * amount) / entry.nameMass) : 0);
    const { words, said, written } = findings.weigh(item);
    return {
      entry,
      found: findings.of(item),
      own: own[slot]!,
      words: words * factor,
      nameCover: part(said),
      literal: part(written) * Math.min(1, written / enoughWords),
      concentration: concentrated?.[entry.organ] ?? 0,
      hint: hints[entry.organ]!,
      alike: alike[entry.organ]!,
      speech: speech[entry.organ]!,
      learned: parsed.history?.organs.get(entry.organ) ?? 0,
      learnedSurely: parsed.history?.sure.get(entry.organ) ?? 0,
      returned: parsed.history?.returned.get(entry.organ) ?? 0,
      learnedBefore: parsed.history?.former.get(entry.organ) ?? 0,
      near: parsed.history?.near.get(slot) ?? 0,
      taught: (parsed.history?.items.get(slot) ?? 0) * Math.min(1, factor),
    };
  });
}

/** Slots of the items that decided matters speak for most. */
function likelyBefore({ slots }: Partition, history: ParsedQuery['history']): number[] {
  if (!history || history.weight === 0) return [];
  const leading = new Bounded(mostBefore, slots);
  history.near.forEach((amount, slot) => {
    if (amount > 0) leading.offer(slot, amount);
  });
  return leading.kept;
}

/** By the number of the organ: the share of the subjects that an organ of its name usually answers for. */
function holdersOf(partition: Partition, hints: readonly Hint[], known: number): Float64Array {
  const shares = new Float64Array(partition.organs.size);
  const all = hints.reduce((sum, { weight }) => sum + weight, 0);
  const done = new Int32Array(partition.organs.size);
  let turn = 0;
  for (const { holders, weight } of hints) {
    turn += 1;
    holders.forEach((stem, rank) => {
      const share = (known * hintShares[Math.min(rank, hintShares.length - 1)]! * weight) / all;
      for (const organ of partition.organs.named(stem)) {
        if (done[organ] === turn) continue;
        done[organ] = turn;
        shares[organ] = shares[organ]! + share;
      }
    });
  }
  return shares;
}

/** By the number of the organ; where its name tells no kind that the lexicon knows, it is as far as can be. */
function speechOf({ organs }: Partition, { kinds, speech, bestSpeech }: ParsedQuery): Float64Array {
  const shares = new Float64Array(organs.size);
  if (kinds.length === 0) return shares;
  // Kinds of organ without a list here count too: a matter of theirs is nobody's here.
  shares.fill(-1);
  organs.ofKinds(kinds).forEach((named, kind) => {
    const share = Math.max(-farthestSpeech, speech[kind]! - bestSpeech) / farthestSpeech;
    for (const organ of named) if (share > shares[organ]!) shares[organ] = share;
  });
  return shares;
}
