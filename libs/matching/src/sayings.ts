import { normalize } from './normalize.ts';
import { TermNumbers } from './term-numbers.ts';
import { charactersOf, pairsOf, wordsOf } from './tokens.ts';
import type { LexiconEntry } from './types.ts';

/** What part of a line a saying is: its words taken together, one of its sentences, or all its sentences together. */
export type SayingKind = 'WORDS' | 'SENTENCE' | 'ALL_SENTENCES';

const secondHolder = 0.4;

/** What a holder of a subject counts, by its place among them. */
export const holderShare = (rank: number): number => (rank === 0 ? 1 : secondHolder);

/** 说法: what people say of the subjects of the lexicon, cut into terms and kept as numbers; a saying holds every term once. */
export class Sayings {
  readonly terms = new TermNumbers();
  readonly kinds: SayingKind[] = [];
  /** By saying, the position of its line in the lexicon. */
  readonly lines: number[] = [];
  /** By saying, where its terms end. */
  private readonly ends: number[] = [];
  private cells = new Int32Array(1 << 14);
  private filled = 0;

  constructor(entries: readonly LexiconEntry[]) {
    entries.forEach(({ words, terms, examples = [] }, line) => {
      if (words.length > 0) this.add('WORDS', line, this.cut([...words.map((word) => word.replace('…', '，')), ...terms].join('，')));
      const from = this.filled;
      for (const example of examples) this.add('SENTENCE', line, this.cut(example));
      this.add('ALL_SENTENCES', line, new Set(this.cells.subarray(from, this.filled)));
    });
  }

  get length(): number {
    return this.ends.length;
  }

  /** The numbers of the terms of a saying. */
  termsOf(saying: number): Int32Array {
    return this.cells.subarray(this.ends[saying - 1] ?? 0, this.ends[saying]);
  }

  /** Calls with every term and saying that holds it, sayings in order. */
  forEach(see: (term: number, saying: number) => void): void {
    let saying = 0;
    for (let at = 0; at < this.filled; at++) {
      while (at >= this.ends[saying]!) saying += 1;
      see(this.cells[at]!, saying);
    }
  }

  private cut(text: string): ReadonlySet<number> {
    const normal = normalize(text);
    return new Set([...wordsOf(normal), ...pairsOf(normal), ...charactersOf(normal)].map((term) => this.terms.of(term)));
  }

  private add(kind: SayingKind, line: number, terms: ReadonlySet<number>): void {
    if (terms.size === 0) return;
    if (this.filled + terms.size > this.cells.length) {
      const wider = new Int32Array((this.filled + terms.size) * 2);
      wider.set(this.cells);
      this.cells = wider;
    }
    for (const term of terms) this.cells[this.filled++] = term;
    this.kinds.push(kind);
    this.lines.push(line);
    this.ends.push(this.filled);
  }
}
