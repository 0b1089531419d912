import { kindNamed } from './organ-names.ts';
import { holderShare, type Sayings } from './sayings.ts';

/** A kind of fewer sentences has no wording of its own to learn. */
const enoughSentences = 15;
/** What was said once sets nothing apart. */
const enoughSayings = 2;
const rounds = 3;
const firstStep = 10;
/** Before anything is said, a matter is hardly one kind's. */
const doubt = 3;
/** Differences smaller than this are not worth a step. */
const settled = 0.01;

/** 单位辨别: which words set the matters of one kind of organ apart from those of all others. Learned from the sayings when they are read, in the same order every time, so the same sayings give the same answer (logistic regression, each kind against the rest). */
export class HolderContrast {
  readonly kinds: readonly string[];
  /** By term its row among the weights, or -1. */
  private readonly rows: Int32Array;
  /** By row and kind; in one byte each, for there are many. */
  private readonly weights: Int8Array;
  /** What one step of a weight is worth. */
  private readonly scale: number;

  constructor(sayings: Sayings, holders: readonly (readonly string[])[]) {
    const kindsOf = holders.map((stems) => [...new Set(stems.map(kindNamed))]);
    this.kinds = wellKnown(sayings, kindsOf);
    const numbers = new Map(this.kinds.map((kind, at) => [kind, at]));
    this.rows = rowsOf(sayings);
    const weights = this.learned(sayings, kindsOf.map((kinds) => kinds.flatMap((kind) => numbers.get(kind) ?? [])));
    this.scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
    this.weights = Int8Array.from(weights, (weight) => Math.round(weight / this.scale));
  }

  /** By number of the kind of organ, how far the terms of a text set it apart as one of its matters. */
  contrastOf(terms: readonly number[]): Float64Array {
    const { rows, weights, scale, kinds: { length: width } } = this;
    const sums = new Float64Array(width);
    const share = scale / Math.sqrt(terms.length || 1);
    for (const term of terms) {
      const first = rows[term]! * width;
      if (first < 0) continue;
      for (let kind = 0; kind < width; kind++) sums[kind] = sums[kind]! + share * weights[first + kind]!;
    }
    return sums;
  }

  private learned(sayings: Sayings, holders: readonly (readonly number[])[]): Float32Array {
    const { rows, kinds: { length: width } } = this;
    const weights = new Float32Array((rows.reduce((most, row) => Math.max(most, row), -1) + 1) * width);
    const told = Int32Array.from(sayings.kinds.keys()).filter((saying) => sayings.kinds[saying] !== 'ALL_SENTENCES' && holders[sayings.lines[saying]!]!.length > 0);
    const times = new Uint32Array(rows.length);
    const missing = new Float64Array(width);
    const moving = new Int32Array(width);
    const mix = mixing();
    for (let round = 0; round < rounds; round++) {
      mix(told);
      for (const saying of told) {
        const terms = sayings.termsOf(saying);
        const share = 1 / Math.sqrt(terms.length);
        missing.fill(0);
        for (const term of terms) {
          const first = rows[term]! * width;
          if (first < 0) continue;
          for (let kind = 0; kind < width; kind++) missing[kind] = missing[kind]! + weights[first + kind]!;
        }
        for (let kind = 0; kind < width; kind++) missing[kind] = -1 / (1 + Math.exp(doubt - share * missing[kind]!));
        holders[sayings.lines[saying]!]!.forEach((kind, rank) => (missing[kind] = missing[kind]! + holderShare(rank)));
        let count = 0;
        for (let kind = 0; kind < width; kind++) if (Math.abs(missing[kind]!) > settled) moving[count++] = kind;
        for (const term of terms) {
          const first = rows[term]! * width;
          if (first < 0) continue;
          times[term] = times[term]! + 1;
          // A term met often has nearly found its weights.
          const step = (firstStep * (1 - round / rounds) * share) / Math.sqrt(times[term]!);
          for (let at = 0; at < count; at++) weights[first + moving[at]!] = weights[first + moving[at]!]! + step * missing[moving[at]!]!;
        }
      }
    }
    return weights;
  }
}

/** Kinds of organ with sentences enough, as the first holder of their subjects. */
function wellKnown({ kinds, lines }: Sayings, kindsOf: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  kinds.forEach((kind, saying) => {
    const [first] = kindsOf[lines[saying]!]!;
    if (kind === 'SENTENCE' && first !== undefined) counts.set(first, (counts.get(first) ?? 0) + 1);
  });
  return [...counts].filter(([, count]) => count >= enoughSentences).map(([kind]) => kind);
}

function rowsOf(sayings: Sayings): Int32Array {
  const times = new Int32Array(sayings.terms.size);
  sayings.forEach((term, saying) => {
    if (sayings.kinds[saying] !== 'ALL_SENTENCES') times[term] = times[term]! + 1;
  });
  let next = 0;
  return times.map((count) => (count >= enoughSayings ? next++ : -1));
}

/** Mixes the order of sayings, so that no kind is learned last; the same way every time. */
function mixing(): (order: Int32Array) => void {
  let seed = 7;
  return (order) => {
    for (let at = order.length - 1; at > 0; at--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const other = Math.floor((seed / 2 ** 32) * (at + 1));
      const moved = order[at]!;
      order[at] = order[other]!;
      order[other] = moved;
    }
  };
}
