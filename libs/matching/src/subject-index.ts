import type { Subject } from './lexicon.ts';
import { pairsOf, wordsOf } from './tokens.ts';

/** 相近主题: a subject that a sentence resembles, and how much, 0..1. */
export interface Likeness {
  readonly subject: Subject;
  readonly likeness: number;
}

/** What people say about a subject: its everyday words and sentences. */
export interface Speech {
  readonly subject: Subject;
  /** Terms of its everyday words and official names together, none where it has only examples. */
  readonly words: readonly string[];
  /** Terms of each example sentence. */
  readonly examples: readonly (readonly string[])[];
}

interface Saying {
  readonly subject: Subject;
  readonly terms: readonly string[];
}

const nearest = 10;
/** Shorter sayings would win by sharing one rare word; the square root of their weight is held against them less than fully. */
const lengthEffect = 0.8;
/** A word of every hundredth saying tells no subject from another. */
const commonShare = 0.01;

/** 主题索引: finds the subjects that a sentence resembles as a whole, where no single word gives them away. */
export class SubjectIndex {
  /** By the number of the saying. */
  private readonly subjects: readonly Subject[];
  private readonly holders = new Map<string, number[]>();
  private readonly rarities = new Map<string, number>();
  private readonly lengths: Float64Array;
  private readonly shared: Float64Array;
  private readonly touched: Int32Array;

  constructor(speeches: readonly Speech[]) {
    const sayings: Saying[] = speeches.flatMap(({ subject, words, examples }) => [words, ...examples, [...new Set(examples.flat())]].filter(({ length }) => length > 0).map((terms) => ({ subject, terms })));
    sayings.forEach(({ terms }, at) => {
      for (const term of terms) {
        const known = this.holders.get(term);
        if (known) known.push(at);
        else this.holders.set(term, [at]);
      }
    });
    this.subjects = sayings.map(({ subject }) => subject);
    const all = sayings.length;
    for (const [term, { length }] of this.holders) {
      if (length > Math.max(20, all * commonShare)) this.holders.delete(term);
      else this.rarities.set(term, Math.log(1 + (all - length + 0.5) / (length + 0.5)));
    }
    this.lengths = Float64Array.from(sayings, ({ terms }) => Math.sqrt(terms.reduce((sum, term) => sum + (this.rarities.get(term) ?? 0) ** 2, 0)) ** lengthEffect || 1);
    this.shared = new Float64Array(all);
    this.touched = new Int32Array(all);
  }

  /** The subjects a sentence is most like; its terms as `termsOf` gives them. */
  resembling(terms: ReadonlySet<string>): Likeness[] {
    const { shared, touched } = this;
    let met = 0;
    let weight = 0;
    for (const term of terms) {
      const rarity = this.rarities.get(term);
      if (rarity === undefined) continue;
      const amount = rarity * rarity;
      weight += amount;
      for (const at of this.holders.get(term)!) {
        if (shared[at] === 0) touched[met++] = at;
        shared[at] = shared[at]! + amount;
      }
    }
    const length = Math.sqrt(weight) || 1;
    const best: { at: number; likeness: number }[] = [];
    for (let next = 0; next < met; next++) {
      const at = touched[next]!;
      const likeness = shared[at]! / (this.lengths[at]! * length);
      shared[at] = 0;
      if (best.length === nearest && likeness < best[nearest - 1]!.likeness) continue;
      let place = best.length;
      while (place > 0 && (best[place - 1]!.likeness < likeness || (best[place - 1]!.likeness === likeness && best[place - 1]!.at > at))) place -= 1;
      best.splice(place, 0, { at, likeness });
      if (best.length > nearest) best.pop();
    }
    return best.map(({ at, likeness }) => ({ subject: this.subjects[at]!, likeness }));
  }
}

/** 句中词元: words and character pairs of a normalised sentence. */
export function termsOf(sentence: string): string[] {
  return [...wordsOf(sentence), ...pairsOf(sentence)];
}
