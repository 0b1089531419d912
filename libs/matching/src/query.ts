import type { Lexicon, Spotted } from './lexicon.ts';
import { normalize } from './normalize.ts';
import type { Partition } from './partition.ts';
import type { Postings } from './postings.ts';
import { informativeness } from './segmenter.ts';
import { pairsOf, wordsOf } from './tokens.ts';
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
}

/** A list is read as if this many other items stood beside it, so that a short list does not think its words common. */
const backgroundItems = 200;
const rarityPower = 1.3;
const titleFactor = 1.4;
/** A word cut out of a longer word of the text (机动 in 机动车) repeats it. */
const innerFactor = 0.4;
const pairFactor = 0.3;
const lexiconFactor = 0.8;
const categoryFactor = 0.6;
/** From this weight of recognised subjects on, what the text is about is sure. */
const sureHints = 3;
const mostTerms = 40;

/** 解析来件: weighs the words of a text by how rare they are in the list and in ordinary Chinese. */
export function parseQuery(query: MatchQuery, partition: Partition, lexicon: Lexicon): ParsedQuery {
  const title = normalize(query.title);
  const content = normalize(query.content);
  const spotted = lexicon.spot(`${title}\n${content}`);
  const placeWords = new Set(wordsOf(normalize(query.place?.address ?? '')));
  const groups: TermGroup[] = [];
  const hints: Hint[] = [];

  const counts = countWords(title, content);
  const inner = partsOf(counts.keys());
  for (const [word, count] of counts) {
    const information = informativeness(word);
    if (information === 0 || placeWords.has(word)) continue;
    const postings = partition.lookUp(word);
    const weight = count * information * rarity(postings?.alive ?? 0, partition.size) * (inner.has(word) ? innerFactor : 1);
    if (postings) groups.push(alone({ text: word, origin: 'WORD', weight, information, postings }));
  }
  for (const pair of new Set([...pairsOf(title), ...pairsOf(content)])) {
    if (counts.has(pair) || placeWords.has(pair)) continue;
    const postings = partition.lookUp(pair);
    if (!postings) continue;
    const information = informativeness(pair);
    const weight = pairFactor * information * rarity(postings.alive, partition.size);
    if (weight > 0) groups.push(alone({ text: pair, origin: 'PAIR', weight, information, postings }));
  }
  for (const one of spotted) {
    const said = emphasis(one, title);
    if (one.subject.holders.length > 0) hints.push({ words: one.words, holders: one.subject.holders, weight: said });
    const group = officialTerms(one, said, partition, counts);
    if (group.cap === 0) continue;
    groups.push(group);
  }
  for (const word of new Set(wordsOf(normalize(query.category ?? '')))) {
    const postings = partition.lookUp(word);
    const information = informativeness(word);
    if (!postings || information === 0) continue;
    const weight = categoryFactor * information * rarity(postings.alive, partition.size);
    groups.push(alone({ text: word, origin: 'CATEGORY', weight, information, postings }));
  }
  const known = Math.min(1, hints.reduce((sum, { weight }) => sum + weight, 0) / sureHints);
  return { groups: groups.sort(byWeight).slice(0, mostTerms), hints, known };
}

/** Rarity in the list, 1 for a term no item holds and falling towards 0 as more items hold it. */
export function rarity(holders: number, items: number): number {
  const all = items + backgroundItems;
  const idf = (df: number): number => Math.log(1 + (all - df + 0.5) / (df + 0.5));
  return (idf(holders) / idf(0)) ** rarityPower;
}

function countWords(title: string, content: string): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of wordsOf(content)) times.set(word, (times.get(word) ?? 0) + 1);
  const inTitle = new Set(wordsOf(title));
  for (const word of inTitle) times.set(word, (times.get(word) ?? 0) + 1);
  for (const [word, count] of times) times.set(word, (1 + Math.log(count) / 2) * (inTitle.has(word) ? titleFactor : 1));
  return times;
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

/** A subject recognised by several words, or in the title, is more surely what the text is about. */
function emphasis({ words }: Spotted, title: string): number {
  const specific = words.map(specificity).sort((x, y) => y - x);
  const said = specific.reduce((sum, value, rank) => sum + value / (rank + 1), 0);
  return said * (words.some((word) => word.split('…').some((part) => part !== '' && title.includes(part))) ? titleFactor : 1);
}

function specificity(word: string): number {
  const length = word.replace('…', '').length;
  return Math.min(1.5, 0.4 + length * 0.2) ;
}

/** Terms the text says itself are counted there. */
function officialTerms({ subject, words }: Spotted, said: number, partition: Partition, counted: ReadonlyMap<string, number>): TermGroup {
  const terms = new Map<string, QueryTerm>();
  let cap = 0;
  for (const phrase of subject.terms) {
    let phraseWeight = 0;
    for (const text of new Set(wordsOf(phrase))) {
      const postings = counted.has(text) ? undefined : partition.lookUp(text);
      if (!postings) continue;
      const information = informativeness(text);
      const weight = said * lexiconFactor * information * rarity(postings.alive, partition.size);
      phraseWeight += weight;
      if (weight > 0) terms.set(text, { text, origin: 'LEXICON', everyday: words, weight, information, postings });
    }
    cap = Math.max(cap, phraseWeight);
  }
  return { terms: [...terms.values()], cap };
}

function alone(term: QueryTerm): TermGroup {
  return { terms: [term], cap: Number.POSITIVE_INFINITY };
}

const groupWeight = (group: TermGroup): number => Math.min(group.cap, group.terms.reduce((sum, term) => sum + term.weight, 0));

function byWeight(a: TermGroup, b: TermGroup): number {
  const difference = groupWeight(b) - groupWeight(a);
  if (difference !== 0) return difference;
  const [left, right] = [a.terms[0]!.text, b.terms[0]!.text];
  return left < right ? -1 : left > right ? 1 : 0;
}
