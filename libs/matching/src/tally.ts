import { impactScale } from './item-terms.ts';
import { noArea, type Partition } from './partition.ts';
import { placeFactors, placeFit } from './place.ts';
import type { Postings } from './postings.ts';
import type { ParsedQuery, QueryTerm, TermGroup } from './query.ts';
import type { MatchQuery } from './types.ts';

// Used again by the next question: by slot what was found, and what of one subject was.
let own = new Float64Array(0);
let grouped = new Float64Array(0);
let touched = new Int32Array(0);

/** 累计: by slot of the item, what everything found in it weighs, before place; good until the next question. */
export function tally({ slots: { length }, postings }: Partition, { groups }: ParsedQuery): Float64Array {
  if (own.length < length) {
    own = new Float64Array(length * 2);
    grouped = new Float64Array(length * 2);
    touched = new Int32Array(length * 2);
  }
  own.fill(0, 0, length);
  for (const group of groups) {
    if (group.terms.length === 1) addWord(postings, group.terms[0]!, own);
    else addSubject(postings, group, own, grouped, touched);
  }
  return own;
}

/** A single term counts for all it weighs: the cap of its group is no less. */
function addWord(postings: Postings, { term, weight }: QueryTerm, into: Float64Array): void {
  const { cells } = postings;
  const end = postings.endOf(term);
  const unit = weight / impactScale;
  for (let at = postings.startOf(term); at < end; at += 2) {
    const slot = cells[at]!;
    into[slot] = into[slot]! + unit * (cells[at + 1]! >>> 16);
  }
}

/** What one subject stands for counts together at most its cap. */
function addSubject(postings: Postings, { terms, cap }: TermGroup, into: Float64Array, sums: Float64Array, met: Int32Array): void {
  const { cells } = postings;
  // The first term meets every item for the first time: best the one that most items hold.
  const first = terms.reduce((widest, one) => (lengthOf(postings, one) > lengthOf(postings, widest) ? one : widest));
  let count = openWith(postings, first, sums, met);
  for (const one of terms) {
    if (one === first) continue;
    const end = postings.endOf(one.term);
    const unit = one.weight / impactScale;
    for (let at = postings.startOf(one.term); at < end; at += 2) {
      const slot = cells[at]!;
      const before = sums[slot]!;
      if (before === 0) met[count++] = slot;
      sums[slot] = before + unit * (cells[at + 1]! >>> 16);
    }
  }
  for (let at = 0; at < count; at++) {
    const slot = met[at]!;
    into[slot] = into[slot]! + Math.min(cap, sums[slot]!);
    sums[slot] = 0;
  }
}

const lengthOf = (postings: Postings, { term }: QueryTerm): number => postings.endOf(term) - postings.startOf(term);

/** Takes down the items of one term, and how many they are. */
function openWith(postings: Postings, { term, weight }: QueryTerm, sums: Float64Array, met: Int32Array): number {
  const { cells } = postings;
  const end = postings.endOf(term);
  const unit = weight / impactScale;
  let count = 0;
  for (let at = postings.startOf(term); at < end; at += 2) {
    const slot = cells[at]!;
    met[count++] = slot;
    sums[slot] = unit * (cells[at + 1]! >>> 16);
  }
  return count;
}

/** Applies the place, silences items that have left the list, and says how much the best has. */
export function settle({ slots, areas, areaOf }: Partition, found: Float64Array, place: MatchQuery['place']): number {
  // Dead items stand before the first area.
  const factors = Float64Array.from([0, ...areas.keys.map((scope) => placeFactors[placeFit(JSON.parse(scope) as string[], place)])]);
  const areasOf = areaOf.values;
  const count = slots.length;
  let most = 0;
  for (let slot = 0; slot < count; slot++) {
    const settled = found[slot]! * factors[areasOf[slot]! - noArea]!;
    found[slot] = settled;
    if (settled > most) most = settled;
  }
  return most;
}

/** A word that only one item holds says less about its organ than a word of many items. */
const oneItem = 0.5;

/** 词语归属: by organ, how far the words of the text belong to its list rather than to others', 0..1. */
export function concentration(partition: Partition, { groups }: ParsedQuery): Float64Array {
  const shares = new Float64Array(partition.organs.size);
  const impacts = new Float64Array(partition.organs.size);
  let all = 0;
  for (const { terms } of groups) {
    const { origin, term, weight } = terms[0]!;
    if (origin !== 'WORD') continue;
    all += weight;
    shareOut(term, weight, partition, impacts, shares);
  }
  return all === 0 ? shares : shares.map((share) => share / all);
}

function shareOut(term: number, weight: number, { postings, organOf, areaOf }: Partition, impacts: Float64Array, into: Float64Array): void {
  const { cells } = postings;
  const start = postings.startOf(term);
  const end = postings.endOf(term);
  let all = oneItem * impactScale;
  for (let at = start; at < end; at += 2) {
    const slot = cells[at]!;
    if (areaOf.values[slot] === noArea) continue;
    const organ = organOf.values[slot]!;
    const impact = cells[at + 1]! >>> 16;
    impacts[organ] = impacts[organ]! + impact;
    all += impact;
  }
  for (let at = start; at < end; at += 2) {
    const organ = organOf.values[cells[at]!]!;
    if (impacts[organ] === 0) continue;
    into[organ] = into[organ]! + (weight * impacts[organ]!) / all;
    impacts[organ] = 0;
  }
}
