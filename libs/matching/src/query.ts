import type { Lexicon, Subject } from './lexicon.ts';
import { normalize } from './normalize.ts';
import type { Partition } from './partition.ts';
import type { Postings } from './postings.ts';
import { readText } from './reading.ts';
import { informativeness } from './segmenter.ts';
import { wordsOf } from './tokens.ts';

import type { MatchQuery } from './types.ts';

/** Where a term of the question came from. */
export type Origin = 'WORD' | 'PAIR' | 'LEXICON' | 'CATEGORY';

/** 查询词项: a term of the question that some item of the list holds. */
export interface QueryTerm {
  readonly text: string;
  readonly origin: Origin;
  /** The everyday words this official term was found through. */
  readonly everyday?: readonly string[];
  readonly weight: number;
  readonly information: number;
  readonly postings: Postings;
}

/** 词组: official terms of one subject; together they count at most `cap`, for they say one thing. */
export interface TermGroup {
  readonly terms: readonly QueryTerm[];
  readonly cap: number;
}

/** 常见承办单位: stems of organ names, the most usual first, and how strongly the text speaks of the subject. */
export interface Hint {
  readonly words: readonly string[];
  readonly holders: readonly string[];
  readonly weight: number;
}

/** 解析后的来件: what the question contributes. */
export interface ParsedQuery {
  readonly groups: readonly TermGroup[];
  /** Subjects that name their usual holders, with the everyday words they were recognised by. */
  readonly hints: readonly Hint[];
  /** How surely the subject of the text was recognised, 0..1. */
  readonly known: number;
  /** Subjects that sentences of the text resemble; the weights are shares. */
  readonly alike: readonly Hint[];
  readonly likeness: number;
  readonly speech: ReadonlyMap<string, number>;
  /** How much the wording tells of any kind of organ, 0..1. */
  readonly worded: number;
}

/** A list is read as if this many other items stood beside it, so that a short list does not think its words common. */
const backgroundItems = 200;
const rarityPower = 1.3;
/** A word cut out of a longer word of the text (机动 in 机动车) repeats it. */
const innerFactor = 0.4;
const pairFactor = 0.3;
const lexiconFactor = 0.8;
const categoryFactor = 0.6;
const alikeFactor = 1.5;
/** Of the subjects a text resembles, the terms of the nearest are looked for in the list. */
const alikeSearched = 5;
/** Wording that is so much more one kind of organ's than everybody's tells all it can. */
const tellingSpeech = 15;
/** From this weight of recognised subjects on, what the text is about is sure. */
const sureHints = 3;
/** Words and subjects beyond these would only cost time. */
const mostGroups = 40;

/** 解析来件: weighs what a text says by how rare it is in the list and in ordinary Chinese. */
export function parseQuery(query: MatchQuery, partition: Partition, lexicon: Lexicon): ParsedQuery {
  const reading = readText(query, lexicon);
  const groups: TermGroup[] = [];
  const add = (text: string, origin: Origin, factor: number): void => {
    const information = informativeness(text);
    if (information === 0) return;
    const postings = partition.lookUp(text);
    if (!postings) return;
    groups.push({ terms: [{ text, origin, weight: factor * information * rarity(postings.alive, partition.size), information, postings }], cap: Number.POSITIVE_INFINITY });
  };
  const inner = partsOf(reading.words.keys());
  for (const [word, count] of reading.words) add(word, 'WORD', count * (inner.has(word) ? innerFactor : 1));
  for (const pair of reading.pairs) if (!reading.words.has(pair)) add(pair, 'PAIR', pairFactor);
  for (const word of new Set(wordsOf(normalize(query.category ?? '')))) add(word, 'CATEGORY', categoryFactor);

  const spotted = new Set(reading.spotted.map(({ subject }) => subject));
  // Terms the text says itself are counted there, and terms of several subjects with the first of them.
  const counted = new Set(reading.words.keys());
  for (const { subject, words, weight } of reading.spotted.toSorted((a, b) => b.weight - a.weight)) groups.push(officialTerms(subject, words, weight, partition, counted));
  for (const { subject, share } of reading.alike.slice(0, alikeSearched)) if (!spotted.has(subject)) groups.push(officialTerms(subject, [], share * reading.likeness * alikeFactor, partition, counted));
  const hints = reading.spotted.map(({ subject: { holders }, words, weight }) => ({ words, holders, weight }));
  const known = Math.min(1, hints.reduce((sum, { weight }) => sum + weight, 0) / sureHints);
  const alike = reading.alike.map(({ subject: { holders }, share }) => ({ words: [], holders, weight: share }));
  return { groups: groups.filter(({ cap, terms }) => cap > 0 && terms.length > 0).sort(byWeight).slice(0, mostGroups), hints, known, alike, likeness: reading.likeness, speech: reading.speech, worded: Math.min(1, Math.max(0, ...reading.speech.values()) / tellingSpeech) };
}

/** Rarity in the list, 1 for a term no item holds and falling towards 0 as more items hold it. */
export function rarity(holders: number, items: number): number {
  const all = items + backgroundItems;
  const idf = (df: number): number => Math.log(1 + (all - df + 0.5) / (df + 0.5));
  return (idf(holders) / idf(0)) ** rarityPower;
}

function partsOf(words: Iterable<string>): Set<string> {
  const parts = new Set<string>();
  for (const word of words) {
    for (let length = 2; length < word.length; length++) {
      for (let at = 0; at + length <= word.length; at++) parts.add(word.slice(at, at + length));
    }
  }
  return parts;
}

const cutTerms = new Map<string, readonly string[]>();

/** The lexicon's terms come again with every text: each is cut into words once. */
function termWords(term: string): readonly string[] {
  const known = cutTerms.get(term);
  if (known) return known;
  const cut = [...new Set(wordsOf(term))];
  cutTerms.set(term, cut);
  return cut;
}

function officialTerms(subject: Subject, everyday: readonly string[], said: number, partition: Partition, counted: Set<string>): TermGroup {
  const terms = new Map<string, QueryTerm>();
  let cap = 0;
  for (const phrase of subject.terms) {
    let phraseWeight = 0;
    for (const text of termWords(phrase)) {
      const postings = counted.has(text) ? undefined : partition.lookUp(text);
      if (!postings) continue;
      const information = informativeness(text);
      const weight = said * lexiconFactor * information * rarity(postings.alive, partition.size);
      phraseWeight += weight;
      counted.add(text);
      if (weight > 0) terms.set(text, { text, origin: 'LEXICON', everyday, weight, information, postings });
    }
    cap = Math.max(cap, phraseWeight);
  }
  return { terms: [...terms.values()], cap };
}

const groupWeight = (group: TermGroup): number => Math.min(group.cap, group.terms.reduce((sum, term) => sum + term.weight, 0));

function byWeight(a: TermGroup, b: TermGroup): number {
  const difference = groupWeight(b) - groupWeight(a);
  if (difference !== 0) return difference;
  const [left, right] = [a.terms[0]!.text, b.terms[0]!.text];
  return left < right ? -1 : left > right ? 1 : 0;
}
