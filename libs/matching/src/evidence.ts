import { nameFields } from './fields.ts';
import { impactScale } from './item-terms.ts';
import { noArea, type Entry, type Partition } from './partition.ts';
import { placeFactors, placeFit } from './place.ts';
import type { Hint, ParsedQuery, QueryTerm, TermGroup } from './query.ts';
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
}

const finalists = 32;
const bestUnits = 16;
/** Items with less than this share of the best one's evidence are not looked at again. */
const hopelessShare = 0.2;
/** What a hint is worth by the place of the organ among the usual holders. */
const hintShares = [1, 0.55, 0.35, 0.25];
const hintedOrgans = 8;
/** A word that only one item holds says less about its organ than a word of many items. */
const oneItem = 0.5;
/** A name of fewer informative words than this may be said by chance. */
const enoughWords = 3;

interface Scratch {
  own: Float64Array;
  grouped: Float64Array;
}
let scratch: Scratch = { own: new Float64Array(0), grouped: new Float64Array(0) };

/** 收集证据: adds up the postings of the question and keeps the items worth a closer look, the best of every leading unit among them. */
export function gather(partition: Partition, parsed: ParsedQuery, place: MatchQuery['place']): Evidence[] {
  const { slots } = partition;
  if (scratch.own.length < slots.length) scratch = { own: new Float64Array(slots.length * 2), grouped: new Float64Array(slots.length * 2) };
  const { own } = scratch;
  own.fill(0, 0, slots.length);
  const concentration = new Float64Array(partition.organs.keys.length);
  for (const group of parsed.groups) {
    accumulate(group, scratch);
    for (const term of group.terms) concentrate(term, Math.min(1, group.cap / groupWeight(group)), partition, concentration);
  }
  const weightFound = parsed.groups.reduce((sum, group) => sum + Math.min(group.cap, groupWeight(group)), 0);
  const floor = hopelessShare * settle(partition, own, place);
  if (floor === 0) return [];

  const organCount = partition.organs.keys.length;
  const bestOfUnit = new Int32Array(partition.units.keys.length).fill(-1);
  const bestOfOrgan = new Int32Array(organCount).fill(-1);
  const hints = holdersOf(partition, parsed.hints, parsed.known);
  const alike = holdersOf(partition, parsed.alike, Math.min(1, parsed.likeness));
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
    const hinted = hints[organ]! + alike[organ]! > 0;
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
  const usual = (organ: number): number => hints[organ]! + alike[organ]!;
  const hinted = new Bounded(hintedOrgans, (a, b) => before(usual(organOf[a]!), slots[a]!, usual(organOf[b]!), slots[b]!));
  for (const slot of bestOfOrgan) if (slot >= 0) hinted.offer(slot);
  return [...new Set([...leaders.kept, ...units.kept, ...hinted.kept])].map((slot) => {
    const entry = slots[slot]!;
    return { slot, entry, own: own[slot]!, concentration: concentration[entry.organ]! / weightFound, hint: hints[entry.organ]!, alike: alike[entry.organ]!, ...closely(slot, entry, parsed, placeFactors[placeFit(entry.scope, place)]) };
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

function accumulate(group: TermGroup, { own, grouped }: Scratch): void {
  if (group.cap === Number.POSITIVE_INFINITY) {
    const { postings, weight } = group.terms[0]!;
    addPostings(postings.raw, postings.length, weight, own);
    return;
  }
  for (const { postings, weight } of group.terms) addPostings(postings.raw, postings.length, weight, grouped);
  for (const { postings } of group.terms) {
    const cells = postings.raw;
    for (let at = 0; at < postings.length * 2; at += 2) {
      const slot = cells[at]!;
      own[slot] = own[slot]! + Math.min(group.cap, grouped[slot]!);
      grouped[slot] = 0;
    }
  }
}

const groupWeight = ({ terms }: TermGroup): number => terms.reduce((sum, { weight }) => sum + weight, 0);

let impactsOfOrgans: Float64Array = new Float64Array(0);

/** Shares out a term's weight among the organs by how much of it stands in their items. */
function concentrate({ postings, weight }: QueryTerm, part: number, { organOf, areaOf, organs }: Partition, into: Float64Array): void {
  if (impactsOfOrgans.length < organs.keys.length) impactsOfOrgans = new Float64Array(organs.keys.length * 2);
  const impacts = impactsOfOrgans;
  const cells = postings.raw;
  const holders: number[] = [];
  let all = 0;
  for (let at = 0; at < postings.length * 2; at += 2) {
    const slot = cells[at]!;
    if (areaOf.values[slot] === noArea) continue;
    const organ = organOf.values[slot]!;
    const impact = (cells[at + 1]! >>> 16) / impactScale;
    if (impacts[organ] === 0) holders.push(organ);
    impacts[organ] = impacts[organ]! + impact;
    all += impact;
  }
  for (const organ of holders) {
    into[organ] = into[organ]! + (part * weight * impacts[organ]!) / (all + oneItem);
    impacts[organ] = 0;
  }
}

function addPostings(cells: Uint32Array, length: number, weight: number, into: Float64Array): void {
  const unit = weight / impactScale;
  for (let at = 0; at < length * 2; at += 2) {
    const slot = cells[at]!;
    into[slot] = into[slot]! + unit * (cells[at + 1]! >>> 16);
  }
}

/** A closer look at one item: how much of its name the text says, and what its own words weigh. */
function closely(slot: number, entry: Entry, { groups }: ParsedQuery, placeFactor: number): { nameCover: number; literal: number; words: number } {
  let said = 0;
  let written = 0;
  let words = 0;
  const seen = new Set<string>();
  for (const { terms } of groups) {
    for (const term of terms) {
      if (term.origin === 'PAIR') continue;
      const packed = term.postings.find(slot);
      if (packed === 0) continue;
      if (term.origin !== 'LEXICON') words += (term.weight * (packed >>> 16)) / impactScale;
      if (term.origin !== 'CATEGORY' && packed & nameFields && !seen.has(term.text)) {
        seen.add(term.text);
        said += term.information;
        if (term.origin === 'WORD') written += term.information;
      }
    }
  }
  const part = (amount: number): number => (entry.nameMass > 0 ? Math.min(1, amount / entry.nameMass) : 0);
  return { nameCover: part(said * placeFactor), literal: part(written * placeFactor) * Math.min(1, written / enoughWords), words: words * placeFactor };
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
