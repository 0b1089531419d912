import { kindNamed } from './organ-names.ts';

/** What people say of one subject, in terms, and the organs that usually answer. */
export interface Said {
  readonly terms: readonly string[];
  readonly holders: readonly string[];
  /** How often it counts. */
  readonly weight: number;
}

/** What a second holder of a subject counts. */
const otherHolders = 0.4;
const smoothing = 1;

/** 单位用语: which words people use in matters of which kind of organ; many weak words together tell the organ (complement naive Bayes over counts). */
export class HolderSpeech {
  private readonly kinds: string[];
  private readonly rows = new Map<string, number>();
  /** By row of the term and number of the kind, how much more the term is the kind's than everybody's. */
  private readonly ratios: Float32Array;

  constructor(sayings: readonly Said[]) {
    this.kinds = [...new Set(sayings.flatMap(({ holders }) => holders.map(kindNamed)))];
    for (const { terms } of sayings) for (const term of terms) if (!this.rows.has(term)) this.rows.set(term, this.rows.size);
    this.ratios = this.weigh(this.count(sayings));
  }

  /** By kind of organ, how much more the terms of a text are its own than everybody's. */
  speaksFor(terms: Iterable<string>): ReadonlyMap<string, number> {
    const width = this.kinds.length;
    const sums = new Float64Array(width);
    for (const term of terms) {
      const row = this.rows.get(term);
      if (row === undefined) continue;
      for (let kind = 0; kind < width; kind++) sums[kind] = sums[kind]! + this.ratios[row * width + kind]!;
    }
    return new Map(this.kinds.map((kind, at) => [kind, sums[at]!]));
  }

  private count(sayings: readonly Said[]): Float32Array {
    const width = this.kinds.length;
    const numbers = new Map(this.kinds.map((kind, at) => [kind, at]));
    const counts = new Float32Array(this.rows.size * width);
    for (const { terms, holders, weight } of sayings) {
      const kinds = [...new Set(holders.map(kindNamed))].map((kind) => numbers.get(kind)!);
      for (const term of terms) {
        const row = this.rows.get(term);
        if (row === undefined) continue;
        kinds.forEach((kind, rank) => {
          counts[row * width + kind] = counts[row * width + kind]! + weight * (rank === 0 ? 1 : otherHolders);
        });
      }
    }
    return counts;
  }

  private weigh(counts: Float32Array): Float32Array {
    const width = this.kinds.length;
    const size = this.rows.size;
    const totals = new Float64Array(width);
    counts.forEach((count, at) => (totals[at % width] = totals[at % width]! + count));
    const all = totals.reduce((sum, total) => sum + total, 0);
    const ratios = new Float32Array(counts.length);
    for (let row = 0; row < size; row++) {
      const held = counts.subarray(row * width, (row + 1) * width);
      const everywhere = held.reduce((sum, count) => sum + count, 0);
      const usual = Math.log((everywhere + smoothing) / (all + smoothing * size));
      held.forEach((count, kind) => (ratios[row * width + kind] = usual - Math.log((everywhere - count + smoothing) / (all - totals[kind]! + smoothing * size))));
    }
    return ratios;
  }
}
