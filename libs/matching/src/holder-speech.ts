import { kindNamed } from './organ-names.ts';
import { holderShare, type Sayings } from './sayings.ts';
import { listsByTerm } from './term-lists.ts';

const smoothing = 1;
/** A line's words taken together stand for many sentences. */
const weights = { WORDS: 3, SENTENCE: 1, ALL_SENTENCES: 0 };

/** 单位用语: which words people use in matters of which kind of organ; many weak words together tell the organ (complement naive Bayes over counts). */
export class HolderSpeech {
  readonly kinds: readonly string[];
  /** By term, where the kinds start in whose matters it is said; the ratios lie beside them. */
  private readonly starts: Int32Array;
  private readonly kindsSaying: Uint16Array;
  /** How much more the term is the kind's than everybody's. */
  private readonly ratios: Float32Array;
  /** By kind, the ratio of all terms that are never said in its matters: it is the same for all of them. */
  private readonly unsaid: Float32Array;

  constructor(sayings: Sayings, holders: readonly (readonly string[])[]) {
    this.kinds = [...new Set(holders.flatMap((stems) => stems.map(kindNamed)))];
    const counts = this.count(sayings, holders);
    this.starts = counts.starts;
    this.kindsSaying = counts.kinds;
    const width = this.kinds.length;
    const size = sayings.terms.size;
    const totals = new Float64Array(width);
    counts.kinds.forEach((kind, at) => (totals[kind] = totals[kind]! + counts.amounts[at]!));
    const all = totals.reduce((sum, total) => sum + total, 0);
    const others = totals.map((total) => all - total + smoothing * size);
    this.unsaid = Float32Array.from(others, (other) => Math.log(other / (all + smoothing * size)));
    this.ratios = new Float32Array(counts.amounts.length);
    for (let term = 0; term < size; term++) {
      let everywhere = 0;
      for (let at = this.starts[term]!; at < this.starts[term + 1]!; at++) everywhere += counts.amounts[at]!;
      const usual = Math.log((everywhere + smoothing) / (all + smoothing * size));
      for (let at = this.starts[term]!; at < this.starts[term + 1]!; at++) {
        this.ratios[at] = usual - Math.log((everywhere - counts.amounts[at]! + smoothing) / others[counts.kinds[at]!]!);
      }
    }
  }

  /** By number of the kind of organ, how much more the terms of a text are its own than everybody's. */
  speaksFor(terms: readonly number[]): Float64Array {
    const { starts, kindsSaying, ratios, unsaid } = this;
    const sums = new Float64Array(unsaid.length);
    for (let kind = 0; kind < sums.length; kind++) sums[kind] = unsaid[kind]! * terms.length;
    for (const term of terms) {
      const end = starts[term + 1]!;
      for (let at = starts[term]!; at < end; at++) {
        const kind = kindsSaying[at]!;
        sums[kind] = sums[kind]! + (ratios[at]! - unsaid[kind]!);
      }
    }
    return sums;
  }

  /** By term the kinds in whose matters it is said, in order, and how often. */
  private count(sayings: Sayings, holders: readonly (readonly string[])[]): { starts: Int32Array; kinds: Uint16Array; amounts: Float32Array } {
    const numbers = new Map(this.kinds.map((kind, at) => [kind, at]));
    const kindsOf = holders.map((stems) => [...new Set(stems.map(kindNamed))].map((kind) => numbers.get(kind)!));
    const { size } = sayings.terms;
    const said = listsByTerm(size, sayings.length, (see) => sayings.forEach(see));
    const starts = new Int32Array(size + 1);
    const kinds: number[] = [];
    const amounts: number[] = [];
    const counts = new Float32Array(this.kinds.length);
    for (let term = 0; term < size; term++) {
      for (let at = said.starts[term]!; at < said.starts[term + 1]!; at++) {
        const saying = said.cells[at]!;
        const weight = weights[sayings.kinds[saying]!];
        kindsOf[sayings.lines[saying]!]!.forEach((kind, rank) => (counts[kind] = counts[kind]! + weight * holderShare(rank)));
      }
      counts.forEach((count, kind) => {
        if (count === 0) return;
        kinds.push(kind);
        amounts.push(count);
        counts[kind] = 0;
      });
      starts[term + 1] = kinds.length;
    }
    return { starts, kinds: Uint16Array.from(kinds), amounts: Float32Array.from(amounts) };
  }
}
