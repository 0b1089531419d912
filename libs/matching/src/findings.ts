import { nameFields } from './fields.ts';
import { impactScale } from './item-terms.ts';
import type { Partition } from './partition.ts';
import type { Postings } from './postings.ts';
import type { ParsedQuery, QueryTerm } from './query.ts';

/** What the terms of a text weigh in one item. */
export interface Weighed {
  /** Weight of the words the text itself says. */
  words: number;
  /** Information of the item's name that the text says, itself or by what it stands for. */
  said: number;
  /** Of it, what the text says word for word. */
  written: number;
}

/** In a list so many times longer than the items are few, each is looked up by itself. */
const longList = 24;
// Used again by the next question: by slot the place of the item among the few, from 1, or 0; and what was found.
let places = new Uint8Array(0);
let cells = new Uint32Array(0);

/** 命中: how much and in which fields the terms of a text are found in a few items; good until the next question. */
export class Findings {
  private readonly terms: readonly QueryTerm[];
  /** Item by item, term by term: impact × 65536 + fields, 0 where the item does not hold the term. */
  private readonly packed: Uint32Array;

  constructor({ slots: { length }, postings }: Partition, { terms }: ParsedQuery, slots: readonly number[]) {
    this.terms = terms;
    const size = slots.length * terms.length;
    if (cells.length < size) cells = new Uint32Array(size * 2);
    this.packed = cells.fill(0, 0, size);
    if (places.length < length) places = new Uint8Array(length * 2);
    slots.forEach((slot, item) => (places[slot] = item + 1));
    terms.forEach(({ term }, position) => {
      if (postings.endOf(term) - postings.startOf(term) < slots.length * longList) this.readThrough(postings, term, position);
      else slots.forEach((slot, item) => (this.packed[item * terms.length + position] = postings.find(term, slot)));
    });
    for (const slot of slots) places[slot] = 0;
  }

  /** By position of the term, impact × 65536 + fields in an item. */
  of(item: number): Uint32Array {
    return this.packed.subarray(item * this.terms.length, (item + 1) * this.terms.length);
  }

  weigh(item: number): Weighed {
    const { packed, terms } = this;
    const first = item * terms.length;
    let words = 0;
    let said = 0;
    let written = 0;
    for (let position = 0; position < terms.length; position++) {
      const found = packed[first + position]!;
      if (found === 0) continue;
      const { origin, weight, information } = terms[position]!;
      if (origin === 'PAIR') continue;
      const named = (found & nameFields) !== 0 && origin !== 'CATEGORY';
      if (named) said += information;
      if (origin === 'LEXICON') continue;
      words += (weight / impactScale) * (found >>> 16);
      if (named) written += information;
    }
    return { words, said, written };
  }

  private readThrough(postings: Postings, term: number, position: number): void {
    const { packed, terms: { length: width } } = this;
    const { cells: listed } = postings;
    const among = places;
    const end = postings.endOf(term);
    for (let at = postings.startOf(term); at < end; at += 2) {
      const place = among[listed[at]!]!;
      if (place > 0) packed[(place - 1) * width + position] = listed[at + 1]!;
    }
  }
}
