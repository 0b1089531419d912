import type { LearnedCounts } from './learned-counts.ts';
import { learnedOf, type Learned } from './learned-evidence.ts';
import type { Lexicon } from './lexicon.ts';
import { normalize } from './normalize.ts';
import { Marks } from './numbers.ts';
import { officialWords } from './official-terms.ts';
import type { Partition } from './partition.ts';
import { readText, type Reading } from './reading.ts';
import { informativeness } from './segmenter.ts';
import type { Subject } from './subject.ts';
import { pairOf } from './term-numbers.ts';
import { charactersOf, wordsOf } from './tokens.ts';
import type { MatchQuery } from './types.ts';

/** Where a term of the question came from. */
export type Origin = 'WORD' | 'PAIR' | 'LEXICON' | 'CATEGORY';

/** 查询词项: a term of the question that some item of the list holds. */
export interface QueryTerm {
  readonly text: string;
  readonly origin: Origin;
  /** The everyday words this official term was found through; the same words are the same array. */
  readonly everyday: readonly string[];
  readonly weight: number;
  readonly information: number;
  /** Its number in the list. */
  readonly term: number;
}

/** 词组: official terms of one subject; together they count at most `cap`, for they say one thing. */
export interface TermGroup {
  readonly terms: readonly QueryTerm[];
  readonly cap: number;
  /** What the group can count at most. */
  readonly weight: number;
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
  /** The terms of the groups, one after the other. */
  readonly terms: readonly QueryTerm[];
  /** Subjects that name their usual holders, with the everyday words they were recognised by. */
  readonly hints: readonly Hint[];
  /** How surely the subject of the text was recognised, 0..1. */
  readonly known: number;
  /** Subjects that sentences of the text resemble; the weights are shares. */
  readonly alike: readonly Hint[];
  readonly likeness: number;
  /** By kind of organ, how much the text is worded as its matters are. */
  readonly speech: Float64Array;
  readonly kinds: readonly string[];
  /** Of them, how much it is worded as those of the kind it suits best are. */
  readonly bestSpeech: number;
  /** How much the wording tells of any kind of organ, 0..1. */
  readonly worded: number;
  /** What decided matters say, where they are asked. */
  readonly history: History | null;
}

/** 以往办件: what a tenant's decided matters say about a text. */
export interface History extends Learned {
  readonly counts: LearnedCounts;
  /** By number, the text's words that decided matters said, and its other character pairs. */
  readonly words: ReadonlyMap<number, string>;
  /** Of the pairs, their codes. */
  readonly pairs: ReadonlyMap<number, number>;
  /** How much it counts beside the list, 1 as usual. */
  readonly weight: number;
}

/** What is asked beside the list and the lexicon. */
export interface Experience {
  readonly counts: LearnedCounts;
  readonly weight: number;
  /** Number of the target whose newest lesson is left out: that of the text itself. */
  readonly except: number;
}

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
const none: readonly string[] = [];

// Used again by the next question: terms that the text says itself or by a subject, and terms that its pairs are.
const counted = new Marks();
const paired = new Marks();

/** 解析来件: weighs what a text says by how rare it is in the list and in ordinary Chinese. */
export function parseQuery(query: MatchQuery, partition: Partition, lexicon: Lexicon, experience?: Experience): ParsedQuery {
  const { words, pairs, spotted, alike, likeness, speech, kinds } = readText(query, lexicon);
  const groups: TermGroup[] = [];
  const add = (text: string, term: number, origin: Origin, factor: number): void => {
    if (term < 0 || partition.postings.holders(term) === 0) return;
    const information = informativeness(text);
    if (information === 0) return;
    const weight = factor * information * partition.rarityOf(term);
    groups.push({ terms: [{ text, origin, everyday: none, weight, information, term }], cap: Number.POSITIVE_INFINITY, weight });
  };
  const inner = partsOf(words);
  counted.begin(partition.terms.size);
  paired.begin(partition.terms.size);
  words.forEach((count, word) => {
    const term = partition.terms.find(word);
    if (term < 0) return;
    counted.add(term);
    add(word, term, 'WORD', count * (inner.has(word) ? innerFactor : 1));
  });
  for (const pair of pairs) {
    const term = partition.terms.findPair(pair);
    if (term < 0 || counted.has(term) || paired.has(term)) continue;
    paired.add(term);
    add(pairOf(pair), term, 'PAIR', pairFactor);
  }
  if (query.category) for (const word of new Set(wordsOf(normalize(query.category)))) add(word, partition.terms.find(word), 'CATEGORY', categoryFactor);

  const named = new Set(spotted.map(({ subject }) => subject));
  // Terms the text says itself are counted there, and terms of several subjects with the first of them.
  const everyday = new Map<string, readonly string[]>();
  for (const { subject, words: through, weight } of spotted.toSorted((a, b) => b.weight - a.weight)) {
    const key = through.join();
    everyday.set(key, everyday.get(key) ?? through);
    groups.push(officialTerms(subject, everyday.get(key)!, weight, partition));
  }
  for (const { subject, share } of alike.slice(0, alikeSearched)) if (!named.has(subject)) groups.push(officialTerms(subject, none, share * likeness * alikeFactor, partition));
  const hints = spotted.map(({ subject: { holders }, words: through, weight }) => ({ words: through, holders, weight }));
  const bestSpeech = speech.reduce((most, one) => Math.max(most, one), 0);
  const kept = groups.filter(({ cap, terms }) => cap > 0 && terms.length > 0).sort(byWeight).slice(0, mostGroups);
  return {
    groups: kept,
    terms: kept.flatMap((group) => group.terms),
    hints,
    known: Math.min(1, hints.reduce((sum, { weight }) => sum + weight, 0) / sureHints),
    alike: alike.map(({ subject: { holders }, share }) => ({ words: none, holders, weight: share })),
    likeness,
    speech,
    kinds,
    bestSpeech,
    worded: Math.min(1, bestSpeech / tellingSpeech),
    history: experience ? historyOf(experience, query, words, pairs, partition) : null,
  };
}

function historyOf({ counts, weight, except }: Experience, { title, content, place }: MatchQuery, words: Reading['words'], pairs: Reading['pairs'], partition: Partition): History {
  const saidWords = new Map<number, string>();
  const saidPairs = new Map<number, number>();
  words.forEach((_, word) => saidWords.set(counts.terms.find(word), word));
  for (const pair of pairs) {
    const term = counts.terms.findPair(pair);
    if (!saidWords.has(term)) saidPairs.set(term, pair);
  }
  const where = new Set(charactersOf(normalize(place?.address ?? '')));
  const characters = charactersOf(`${normalize(title)}${normalize(content)}`).filter((character) => !where.has(character)).map((character) => counts.terms.find(character));
  saidWords.delete(-1);
  saidPairs.delete(-1);
  return { ...learnedOf(partition, counts, { terms: [...saidWords.keys(), ...saidPairs.keys()], characters: characters.filter((term) => term >= 0) }, except), counts, weight, words: saidWords, pairs: saidPairs };
}

function partsOf(words: ReadonlyMap<string, number>): Set<string> {
  const parts = new Set<string>();
  words.forEach((_, word) => {
    for (let length = 2; length < word.length; length++) {
      for (let at = 0; at + length <= word.length; at++) parts.add(word.slice(at, at + length));
    }
  });
  return parts;
}

function officialTerms(subject: Subject, everyday: readonly string[], said: number, partition: Partition): TermGroup {
  const terms: QueryTerm[] = [];
  let cap = 0;
  let all = 0;
  for (const phrase of officialWords(subject)) {
    let phraseWeight = 0;
    for (const word of phrase) {
      const term = partition.termOf(word);
      if (term < 0 || counted.has(term) || partition.postings.holders(term) === 0) continue;
      counted.add(term);
      const { text, information } = word;
      const weight = said * lexiconFactor * information * partition.rarityOf(term);
      if (weight === 0) continue;
      phraseWeight += weight;
      all += weight;
      terms.push({ text, origin: 'LEXICON', everyday, weight, information, term });
    }
    cap = Math.max(cap, phraseWeight);
  }
  return { terms, cap, weight: Math.min(cap, all) };
}

function byWeight(a: TermGroup, b: TermGroup): number {
  if (a.weight !== b.weight) return b.weight - a.weight;
  const [left, right] = [a.terms[0]!.text, b.terms[0]!.text];
  return left < right ? -1 : left > right ? 1 : 0;
}
