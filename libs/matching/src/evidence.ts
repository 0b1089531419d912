import { noArea, type Entry, type Partition } from './partition.ts';
import { placeFactors, placeFit } from './place.ts';
import type { Hint, ParsedQuery } from './query.ts';
import { concentration, tally } from './tally.ts';
import type { MatchQuery } from './types.ts';

/** 证据: what speaks for one item. */
export interface Evidence {
  readonly slot: number;
  readonly entry: Entry;
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
}

const finalists = 24;
const bestUnits = 12;
/** Items with less than this share of the best one's evidence are not looked at again. */
const hopelessShare = 0.2;
/** What a hint is worth by the place of the organ among the usual holders. */
const hintShares = [1, 0.55, 0.35, 0.25];
const hintedOrgans = 8;
const likelySpeech = -0.5;
/** Beyond this distance an organ's wording is as foreign as any. */
const farthestSpeech = 8;
/** A name of fewer informative words than this may be said by chance. */
const enoughWords = 3;

/** 收集证据: adds up what the question finds and keeps the items worth a closer look, the best of every leading unit and of every usual holder among them. */
export function gather(partition: Partition, parsed: ParsedQuery, place: MatchQuery['place']): Evidence[] {
  const { slots } = partition;
  const { own, words, said, written } = tally(partition, parsed);
  const floor = hopelessShare * settle(partition, own, place);
  if (floor === 0) return [];

  const organCount = partition.organs.keys.length;
  const bestOfUnit = new Int32Array(partition.units.keys.length).fill(-1);
  const bestOfOrgan = new Int32Array(organCount).fill(-1);
  const hints = holdersOf(partition, parsed.hints, parsed.known);
  const alike = holdersOf(partition, parsed.alike, Math.min(1, parsed.likeness));
  const speech = speechOf(partition, parsed);
  const organOf = partition.organOf.values;
  const unitOf = partition.unitOf.values;
  const ahead = (a: number, b: number): boolean => own[a]! > own[b]! || (own[a]! === own[b]! && before(0, slots[a]!, 0, slots[b]!));
  const leaders = new Bounded(finalists, ahead);
  const met: number[] = [];
  const count = slots.length;
  for (let slot = 0; slot < count; slot++) {
    const found = own[slot]!;
    if (found === 0) continue;
    const organ = organOf[slot]!;
    const hinted = hints[organ]! + alike[organ]! > 0 || speech[organ]! > likelySpeech;
    if (found < floor && !hinted) continue;
    if (hinted && (bestOfOrgan[organ]! < 0 || ahead(slot, bestOfOrgan[organ]!))) bestOfOrgan[organ] = slot;
    if (found < floor) continue;
    const unit = unitOf[slot]!;
    const best = bestOfUnit[unit]!;
    if (best < 0) met.push(unit);
    if (best < 0 || ahead(slot, best)) bestOfUnit[unit] = slot;
    leaders.offer(slot);
  }
  const units = new Bounded(bestUnits, ahead);
  for (const unit of met) units.offer(bestOfUnit[unit]!);
  const usual = (organ: number): number => hints[organ]! + alike[organ]! + 1 + speech[organ]!;
  const hinted = new Bounded(hintedOrgans, (a, b) => before(usual(organOf[a]!), slots[a]!, usual(organOf[b]!), slots[b]!));
  for (const slot of bestOfOrgan) if (slot >= 0) hinted.offer(slot);
  // Where the usual holder is known, the rest of the list is not asked.
  const concentrated = parsed.known < 1 ? concentration(partition, parsed) : null;
  return [...new Set([...leaders.kept, ...units.kept, ...hinted.kept])].map((slot) => {
    const entry = slots[slot]!;
    const factor = placeFactors[placeFit(entry.scope, place)];
    const part = (amount: number): number => (entry.nameMass > 0 ? Math.min(1, (factor * amount) / entry.nameMass) : 0);
    return {
      slot,
      entry,
      own: own[slot]!,
      words: words[slot]! * factor,
      nameCover: part(said[slot]!),
      literal: part(written[slot]!) * Math.min(1, written[slot]! / enoughWords),
      concentration: concentrated?.[entry.organ] ?? 0,
      hint: hints[entry.organ]!,
      alike: alike[entry.organ]!,
      speech: speech[entry.organ]!,
    };
  });
}

/** By the number of the organ: the share of the subjects that an organ of its name usually answers for. */
function holdersOf(partition: Partition, hints: readonly Hint[], known: number): Float64Array {
  const shares = new Float64Array(partition.organs.keys.length);
  const all = hints.reduce((sum, { weight }) => sum + weight, 0);
  for (const { holders, weight } of hints) {
    const done = new Set<number>();
    holders.forEach((stem, rank) => {
      const share = (known * hintShares[Math.min(rank, hintShares.length - 1)]! * weight) / all;
      for (const organ of partition.organsNamed(stem)) {
        if (done.has(organ)) continue;
        done.add(organ);
        shares[organ] = shares[organ]! + share;
      }
    });
  }
  return shares;
}

/** By the number of the organ; where its name tells no kind that the lexicon knows, it is as far as can be. */
function speechOf(partition: Partition, parsed: ParsedQuery): Float64Array {
  const sums = new Float64Array(partition.organs.keys.length).fill(Number.NEGATIVE_INFINITY);
  for (const [kind, sum] of parsed.speech) for (const organ of partition.organsNamed(kind)) sums[organ] = Math.max(sums[organ]!, sum);
  // Kinds of organ without a list here count too: a matter of theirs is nobody's here.
  const best = Math.max(0, ...parsed.speech.values());
  return sums.map((sum) => (parsed.speech.size === 0 ? 0 : Math.max(-farthestSpeech, sum - best) / farthestSpeech));
}

/** Applies the place, silences items that have left the list, and says how much the best has. */
function settle(partition: Partition, own: Float64Array, place: MatchQuery['place']): number {
  const areaOf = partition.areaOf.values;
  const factors = Float64Array.from(partition.areas.keys, (scope) => placeFactors[placeFit(JSON.parse(scope) as string[], place)]);
  const count = partition.slots.length;
  let most = 0;
  for (let slot = 0; slot < count; slot++) {
    if (own[slot] === 0) continue;
    const area = areaOf[slot]!;
    const settled = area === noArea ? 0 : own[slot]! * factors[area]!;
    own[slot] = settled;
    if (settled > most) most = settled;
  }
  return most;
}

/** More evidence first, then code, then item: two runs over the same list never differ. */
export function before(a: number, entryA: Entry, b: number, entryB: Entry): boolean {
  if (a !== b) return a > b;
  if (entryA.code !== entryB.code) return entryA.code < entryB.code;
  return entryA.itemKey < entryB.itemKey;
}

/** 限长榜: the best few of many, in order. */
class Bounded {
  readonly kept: number[] = [];
  private readonly limit: number;
  private readonly ahead: (a: number, b: number) => boolean;

  constructor(limit: number, ahead: (a: number, b: number) => boolean) {
    this.limit = limit;
    this.ahead = ahead;
  }

  offer(slot: number): void {
    const full = this.kept.length === this.limit;
    if (full && !this.ahead(slot, this.kept[this.limit - 1]!)) return;
    if (full) this.kept.pop();
    let at = this.kept.length;
    while (at > 0 && this.ahead(slot, this.kept[at - 1]!)) at -= 1;
    this.kept.splice(at, 0, slot);
  }
}
