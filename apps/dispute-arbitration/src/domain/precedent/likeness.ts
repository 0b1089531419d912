import type { PrecedentLikeness } from '@yidan/contracts';

/** So many of a question's words are looked up, the rarest first. */
export const ASKED_WORDS = 24;
/** So many reasons are shown. */
const SHOWN_WORDS = 8;
/** From this share of the question's words on, a precedent of another item is alike. */
const ALIKE = 0.4;
/** Of the precedents that are alike, so many have to be named when signing. */
const NAMED = 3;
const WEIGHT = { item: 0.45, words: 0.45, kind: 0.1 } as const;

/** A word of the question with what it says: the fewer precedents have it, the more; a pair of characters that is no word of its own is nothing to show. */
export interface AskedWord {
  readonly term: string;
  readonly weight: number;
  readonly isShown: boolean;
}

/** 取词: the question's words that some precedent has, the rarest first and of equal ones those that come first, and what a full answer would weigh: a word nobody ever used is missing from every precedent. */
export function askedWords(terms: number, known: readonly { readonly term: string; readonly cases: number; readonly isShown: boolean }[], precedents: number): { words: AskedWord[]; whole: number } {
  const weigh = (cases: number): number => Math.log(1 + precedents / cases);
  const words = known
    .map(({ term, cases, isShown }) => ({ term, weight: weigh(cases), isShown }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, ASKED_WORDS);
  const unknown = Math.max(0, Math.min(terms, ASKED_WORDS) - words.length);
  return { words, whole: words.reduce((sum, { weight }) => sum + weight, 0) + unknown * weigh(1) };
}

/** 相似程度 with its reasons. */
export function likenessOf({ shared, whole, sameItem, sameKind }: { readonly shared: readonly AskedWord[]; readonly whole: number; readonly sameItem: boolean; readonly sameKind: boolean }): PrecedentLikeness & { readonly alike: boolean } {
  const covered = whole === 0 ? 0 : shared.reduce((sum, { weight }) => sum + weight, 0) / whole;
  const score = (sameItem ? WEIGHT.item : 0) + WEIGHT.words * covered + (sameKind ? WEIGHT.kind : 0);
  const words = shared.filter(({ isShown }) => isShown).toSorted((a, b) => b.weight - a.weight);
  return { score: Math.round(Math.min(1, score) * 10_000) / 10_000, sameItem, sameKind, words: words.slice(0, SHOWN_WORDS).map(({ term }) => term), alike: sameItem || covered >= ALIKE };
}

/** 应予对照 (R-DSP-12): the first of those that have the same item or say the same. */
export function mustBeNamed<Found extends { readonly likeness: { readonly alike: boolean } }>(found: readonly Found[]): Found[] {
  return found.filter(({ likeness }) => likeness.alike).slice(0, NAMED);
}
