import { fields } from './fields.ts';
import { normalizeListed } from './normalize.ts';
import { informativeness } from './segmenter.ts';
import { pairsOf, wordsOf } from './tokens.ts';
import type { IndexedItem } from './types.ts';

/** Impacts are kept as whole numbers of this size, so that the same item always gives the same posting. */
export const impactScale = 65535;
const saturation = 1.5;
/** A character pair that is no word is weaker evidence than a word. */
const pairShare = 0.5;

/** 事项词项: what an item puts into the index, computed from the item alone. */
export interface ItemTerms {
  readonly terms: string[];
  /** 0..impactScale per term: weighted, length-normalised, saturated occurrence (BM25F). */
  readonly impacts: Uint16Array;
  /** Bit n is set when the term occurs in field n. */
  readonly fieldMasks: Uint16Array;
  /** Sum of the informativeness of the words of the name: how much a text must say to say all of it. */
  readonly nameMass: number;
}

/** 事项入库前的分析: words and character pairs of every field, weighted. */
export function analyseItem(item: IndexedItem): ItemTerms {
  const weights = new Map<string, { amount: number; mask: number }>();
  let nameMass = 0;
  fields.forEach((field, position) => {
    const texts = field.read(item).map(normalizeListed);
    const words = texts.flatMap(wordsOf);
    const unit = field.weight / (1 - field.lengthEffect + (field.lengthEffect * words.length) / field.pivot);
    const add = (term: string, amount: number): void => {
      const known = weights.get(term) ?? { amount: 0, mask: 0 };
      weights.set(term, { amount: known.amount + amount, mask: known.mask | (1 << position) });
    };
    for (const word of words) add(word, unit);
    const distinct = new Set(words);
    if (field.name === 'name') nameMass = [...distinct].reduce((sum, word) => sum + informativeness(word), 0);
    if (!field.pairs) return;
    for (const pair of new Set(texts.flatMap(pairsOf))) if (!distinct.has(pair)) add(pair, unit * pairShare);
  });
  const terms = [...weights.keys()];
  const impacts = new Uint16Array(terms.length);
  const fieldMasks = new Uint16Array(terms.length);
  terms.forEach((term, at) => {
    const { amount, mask } = weights.get(term)!;
    impacts[at] = Math.round((amount / (amount + saturation)) * impactScale);
    fieldMasks[at] = mask;
  });
  return { terms, impacts, fieldMasks, nameMass };
}
