import { nameFields } from './fields.ts';
import { impactScale } from './item-terms.ts';
import { noArea, type Partition } from './partition.ts';
import type { Postings } from './postings.ts';
import type { ParsedQuery, QueryTerm, TermGroup } from './query.ts';

/** 累计: by slot of the item, what the terms of a text weigh in it. The arrays are used again by the next question. */
export interface Tally {
  /** Weight of everything found. */
  readonly own: Float64Array;
  /** Of it, the weight of words the text itself says. */
  readonly words: Float64Array;
  /** Information of the item's name that the text says, itself or by what it stands for. */
  readonly said: Float64Array;
  /** Of it, what the text says word for word. */
  readonly written: Float64Array;
}

let scratch: Tally & { grouped: Float64Array } = arrays(0);

function arrays(size: number) {
  return { own: new Float64Array(size), words: new Float64Array(size), said: new Float64Array(size), written: new Float64Array(size), grouped: new Float64Array(size) };
}

/** Adds up the postings of a question. */
export function tally({ slots }: Partition, { groups }: ParsedQuery): Tally {
  if (scratch.own.length < slots.length) scratch = arrays(slots.length * 2);
  for (const cells of [scratch.own, scratch.words, scratch.said, scratch.written]) cells.fill(0, 0, slots.length);
  for (const group of groups) {
    if (group.cap === Number.POSITIVE_INFINITY) addWord(group.terms[0]!, scratch);
    else addSubject(group, scratch);
  }
  return scratch;
}

function addWord({ postings, weight, information, origin }: QueryTerm, { own, words, said, written }: Tally): void {
  const cells = postings.raw;
  const unit = weight / impactScale;
  const whole = origin !== 'PAIR';
  const named = origin === 'WORD' ? information : 0;
  for (let at = 0; at < postings.length * 2; at += 2) {
    const slot = cells[at]!;
    const packed = cells[at + 1]!;
    const amount = unit * (packed >>> 16);
    own[slot] = own[slot]! + amount;
    if (!whole) continue;
    words[slot] = words[slot]! + amount;
    if (named === 0 || (packed & nameFields) === 0) continue;
    said[slot] = said[slot]! + named;
    written[slot] = written[slot]! + named;
  }
}

/** What one subject stands for counts together at most its cap. */
function addSubject({ terms, cap }: TermGroup, { own, said, grouped }: Tally & { grouped: Float64Array }): void {
  for (const { postings, weight, information } of terms) {
    const cells = postings.raw;
    const unit = weight / impactScale;
    for (let at = 0; at < postings.length * 2; at += 2) {
      const slot = cells[at]!;
      const packed = cells[at + 1]!;
      grouped[slot] = grouped[slot]! + unit * (packed >>> 16);
      if ((packed & nameFields) !== 0) said[slot] = said[slot]! + information;
    }
  }
  for (const { postings } of terms) {
    const cells = postings.raw;
    for (let at = 0; at < postings.length * 2; at += 2) {
      const slot = cells[at]!;
      own[slot] = own[slot]! + Math.min(cap, grouped[slot]!);
      grouped[slot] = 0;
    }
  }
}

/** A word that only one item holds says less about its organ than a word of many items. */
const oneItem = 0.5;

/** 词语归属: by organ, how far the words of the text belong to its list rather than to others', 0..1. */
export function concentration(partition: Partition, { groups }: ParsedQuery): Float64Array {
  const shares = new Float64Array(partition.organs.keys.length);
  let all = 0;
  for (const { terms } of groups) {
    const { origin, postings, weight } = terms[0]!;
    if (origin !== 'WORD') continue;
    all += weight;
    shareOut(postings, weight, partition, shares);
  }
  return all === 0 ? shares : shares.map((share) => share / all);
}

function shareOut(postings: Postings, weight: number, { organOf, areaOf }: Partition, into: Float64Array): void {
  const impacts = new Map<number, number>();
  const cells = postings.raw;
  let all = oneItem * impactScale;
  for (let at = 0; at < postings.length * 2; at += 2) {
    const slot = cells[at]!;
    if (areaOf.values[slot] === noArea) continue;
    const organ = organOf.values[slot]!;
    const impact = cells[at + 1]! >>> 16;
    impacts.set(organ, (impacts.get(organ) ?? 0) + impact);
    all += impact;
  }
  for (const [organ, impact] of impacts) into[organ] = into[organ]! + (weight * impact) / all;
}
