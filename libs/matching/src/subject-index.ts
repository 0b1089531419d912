import type { Sayings } from './sayings.ts';
import { listsByTerm, type TermLists } from './term-lists.ts';

/** 相近主题: a line of the lexicon that a sentence resembles, and how much, 0..1. */
export interface Likeness {
  readonly line: number;
  readonly likeness: number;
}

const nearest = 10;
/** Shorter sayings would win by sharing one rare word; the square root of their weight is held against them less than fully. */
const lengthEffect = 0.8;
/** A word of every hundredth saying tells no subject from another. */
const commonShare = 0.01;

// Used again by the next sentence.
const best = new Float64Array(nearest + 1);
const bestSayings = new Int32Array(nearest + 1);

/** 主题索引: finds the subjects that a sentence resembles as a whole, where no single word gives them away. */
export class SubjectIndex {
  /** By saying, its line in the lexicon. */
  private readonly lines: Int32Array;
  /** By term, the sayings that hold it; none for terms of too many. */
  private readonly holders: TermLists;
  /** By term, the square of its rarity, 0 for terms of too many. */
  private readonly amounts: Float64Array;
  /** By saying, side by side: the weight shared with the sentence that is compared, and the length. */
  private readonly shared: Float64Array;
  private readonly touched: Int32Array;

  constructor(sayings: Sayings) {
    const all = sayings.length;
    const { size } = sayings.terms;
    const times = new Int32Array(size);
    sayings.forEach((term) => (times[term] = times[term]! + 1));
    const tells = (term: number): boolean => times[term]! <= Math.max(20, all * commonShare);
    const rarities = Float64Array.from(times, (length, term) => (tells(term) ? Math.log(1 + (all - length + 0.5) / (length + 0.5)) : 0));
    this.holders = listsByTerm(size, all, (see) => sayings.forEach((term, saying) => tells(term) && see(term, saying)));
    this.amounts = rarities.map((rarity) => rarity * rarity);
    this.lines = Int32Array.from(sayings.lines);
    this.shared = new Float64Array(all * 2);
    for (let saying = 0; saying < all; saying++) this.shared[saying * 2 + 1] = Math.sqrt(sayings.termsOf(saying).reduce((sum, term) => sum + rarities[term]! ** 2, 0)) ** lengthEffect || 1;
    this.touched = new Int32Array(all);
  }

  /** The lines a sentence of these terms is most like. */
  resembling(terms: readonly number[]): Likeness[] {
    const { shared, touched, amounts, holders: { starts, cells } } = this;
    let met = 0;
    let weight = 0;
    for (const term of terms) {
      const amount = amounts[term]!;
      weight += amount;
      const end = starts[term + 1]!;
      for (let at = starts[term]!; at < end; at++) {
        const saying = cells[at]! * 2;
        const before = shared[saying]!;
        if (before === 0) touched[met++] = saying;
        shared[saying] = before + amount;
      }
    }
    const length = Math.sqrt(weight) || 1;
    let kept = 0;
    for (let next = 0; next < met; next++) {
      const saying = touched[next]!;
      const likeness = shared[saying]! / (shared[saying + 1]! * length);
      shared[saying] = 0;
      if (kept === nearest && likeness < best[nearest - 1]!) continue;
      // One place more than is kept, for the one that falls out.
      let place = kept;
      if (kept < nearest) kept += 1;
      for (; place > 0 && (best[place - 1]! < likeness || (best[place - 1] === likeness && bestSayings[place - 1]! > saying)); place--) {
        best[place] = best[place - 1]!;
        bestSayings[place] = bestSayings[place - 1]!;
      }
      best[place] = likeness;
      bestSayings[place] = saying;
    }
    const alike: Likeness[] = [];
    for (let place = 0; place < kept; place++) alike.push({ line: this.lines[bestSayings[place]! / 2]!, likeness: best[place]! });
    return alike;
  }
}
