import type { Lexicon, Spotted, Subject } from './lexicon.ts';
import { normalize } from './normalize.ts';
import { pairsOf, wordsOf } from './tokens.ts';
import type { MatchQuery } from './types.ts';

/** 读来件: what a text says by itself, before any list is looked at. */
export interface Reading {
  /** Words and how often they are said; a word of the title counts more. */
  readonly words: ReadonlyMap<string, number>;
  readonly pairs: ReadonlySet<string>;
  readonly spotted: readonly (Spotted & { readonly weight: number })[];
  /** Subjects that whole sentences resemble, the most alike first, with their share of all likeness. */
  readonly alike: readonly Alike[];
  /** How much the sentence that resembles a subject most does so, 0..1. */
  readonly likeness: number;
  /** By kind of organ, how much the whole text is worded as its matters are. */
  readonly speech: ReadonlyMap<string, number>;
}

/** 相近主题 of a whole text. */
export interface Alike {
  readonly subject: Subject;
  readonly share: number;
}

const sentenceEnds = /[。！？；!?;\n]+/u;
const mostSentences = 60;
const titleFactor = 1.4;
const alikeKept = 12;

/** Reads title and content sentence by sentence; the words of the address say where, not what. */
export function readText({ title, content, place }: MatchQuery, lexicon: Lexicon): Reading {
  const heading = normalize(title);
  const body = normalize(content);
  const sentences = [heading, ...body.split(sentenceEnds).slice(0, mostSentences)];
  const address = normalize(place?.address ?? '');
  const where = new Set([...wordsOf(address), ...pairsOf(address)]);
  const times = new Map<string, number>();
  const pairs = new Set<string>();
  const likes = new Map<Subject, number>();
  let likeness = 0;
  sentences.forEach((sentence, at) => {
    const words = wordsOf(sentence).filter((word) => !where.has(word));
    const neighbours = pairsOf(sentence).filter((pair) => !where.has(pair));
    for (const word of words) times.set(word, (times.get(word) ?? 0) + 1);
    for (const pair of neighbours) pairs.add(pair);
    for (const like of lexicon.resembling(new Set([...words, ...neighbours]))) {
      likeness = Math.max(likeness, like.likeness);
      likes.set(like.subject, (likes.get(like.subject) ?? 0) + like.likeness ** 2 * (at === 0 ? titleFactor : 1));
    }
  });
  const inTitle = new Set(wordsOf(heading));
  const words = new Map([...times].map(([word, count]) => [word, (1 + Math.log(count) / 2) * (inTitle.has(word) ? titleFactor : 1)] as const));
  const spotted = lexicon.spot(`${heading}\n${body}`).map((one) => ({ ...one, weight: emphasis(one.words, heading) }));
  return { words, pairs, spotted, alike: sharesOf(likes), likeness, speech: lexicon.speaksFor(new Set([...times.keys(), ...pairs])) };
}

function sharesOf(likes: ReadonlyMap<Subject, number>): Alike[] {
  const all = [...likes.values()].reduce((sum, like) => sum + like, 0);
  return [...likes]
    .map(([subject, like]) => ({ subject, share: like / all }))
    .sort((a, b) => b.share - a.share)
    .slice(0, alikeKept);
}

/** A subject recognised by several words, by longer ones, or in the title, is more surely what the text is about. */
function emphasis(words: readonly string[], heading: string): number {
  const specific = words.map(specificity).sort((a, b) => b - a);
  const said = specific.reduce((sum, value, rank) => sum + value / (rank + 1), 0);
  return said * (words.some((word) => word.split('…').some((part) => heading.includes(part))) ? titleFactor : 1);
}

function specificity(word: string): number {
  return Math.min(1.5, 0.4 + word.replace('…', '').length / 5);
}
