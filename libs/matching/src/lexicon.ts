import { normalize } from './normalize.ts';
import type { LexiconEntry } from './types.ts';

/** A word of the text and the official terms it stands for. */
export interface Spotted {
  readonly word: string;
  readonly terms: readonly string[];
}

/** 日常用语词典: finds everyday words in a text, the longest first, and says what the lists call them. */
export class Lexicon {
  private readonly termsOf = new Map<string, readonly string[]>();
  private readonly lengthsByFirst = new Map<string, number[]>();

  constructor(...layers: (readonly LexiconEntry[])[]) {
    for (const entry of layers.flat()) {
      const word = normalize(entry.word).trim();
      if (word) this.termsOf.set(word, entry.terms.map((term) => normalize(term).trim()).filter(Boolean));
    }
    for (const word of this.termsOf.keys()) {
      const first = word.slice(0, 1);
      const lengths = new Set([...(this.lengthsByFirst.get(first) ?? []), word.length]);
      this.lengthsByFirst.set(first, [...lengths].sort((a, b) => b - a));
    }
  }

  /** Everyday words of a normalised text, each once, in the order they appear. */
  spot(text: string): Spotted[] {
    const found = new Map<string, Spotted>();
    for (let at = 0; at < text.length; at++) {
      const length = (this.lengthsByFirst.get(text[at]!) ?? []).find((size) => this.termsOf.has(text.slice(at, at + size)));
      if (length === undefined) continue;
      const word = text.slice(at, at + length);
      const terms = this.termsOf.get(word)!;
      if (terms.length > 0) found.set(word, { word, terms });
      at += length - 1;
    }
    return [...found.values()];
  }
}
