import type { Lexicon } from './lexicon.ts';
import { normalize } from './normalize.ts';
import type { Spotted, Subject } from './subject.ts';
import { pairOf } from './term-numbers.ts';
import { charactersOf, pairCodesOf, sentencesOf, tokensOf, wordsOf } from './tokens.ts';
import type { MatchQuery } from './types.ts';

/** 读来件: what a text says by itself, before any list is looked at. */
export interface Reading {
  /** Words and how often they are said; a word of the title counts more. */
  readonly words: ReadonlyMap<string, number>;
  /** Codes of the character pairs, as often as they come. */
  readonly pairs: readonly number[];
  readonly spotted: readonly (Spotted & { readonly weight: number })[];
  /** Subjects that whole sentences resemble, the most alike first, with their share of all likeness. */
  readonly alike: readonly { readonly subject: Subject; readonly share: number }[];
  /** How much the sentence that resembles a subject most does so, 0..1. */
  readonly likeness: number;
  /** By kind of organ, how much the whole text is worded as its matters are. */
  readonly speech: Float64Array;
  readonly kinds: readonly string[];
}

const mostSentences = 60;
const titleFactor = 1.4;
const alikeKept = 12;
const nowhere: ReadonlySet<string> = new Set();

/** Reads title and content sentence by sentence; the words of the address say where, not what. */
export function readText({ title, content, place }: MatchQuery, lexicon: Lexicon): Reading {
  const heading = normalize(title);
  const body = normalize(content);
  const inTitle = wordsOf(heading);
  const where = place?.address ? new Set(tokensOf(place.address)) : nowhere;
  const speech = lexicon.commonSpeech();
  const times = new Map<string, number>();
  const pairs: number[] = [];
  /** By line of the common lexicon. */
  const likes = new Map<number, number>();
  let likeness = 0;
  [{ text: heading, words: inTitle }, ...sentencesOf(body, mostSentences)].forEach((sentence, at) => {
    for (const word of sentence.words) {
      if (where.has(word)) continue;
      times.set(word, (times.get(word) ?? 0) + 1);
      speech.hear(speech.terms.find(word));
    }
    for (const code of pairCodesOf(sentence.text)) {
      if (where.size > 0 && where.has(pairOf(code))) continue;
      pairs.push(code);
      speech.hear(speech.terms.findPair(code));
    }
    for (const character of charactersOf(sentence.text)) speech.hear(speech.terms.find(character));
    for (const like of speech.resembling()) {
      likeness = Math.max(likeness, like.likeness);
      likes.set(like.line, (likes.get(like.line) ?? 0) + like.likeness ** 2 * (at === 0 ? titleFactor : 1));
    }
  });
  const entitled = new Set(inTitle);
  const words = new Map<string, number>();
  times.forEach((count, word) => words.set(word, (1 + Math.log(count) / 2) * (entitled.has(word) ? titleFactor : 1)));
  const spotted = lexicon.spot(`${heading}\n${body}`).map((one) => ({ ...one, weight: emphasis(one.words, heading) }));
  return { words, pairs, spotted, alike: sharesOf(likes).map(({ line, share }) => ({ subject: speech.subjects[line]!, share })), likeness, speech: speech.speaksFor(), kinds: speech.kinds };
}

function sharesOf(likes: ReadonlyMap<number, number>): { line: number; share: number }[] {
  const shares: { line: number; share: number }[] = [];
  let all = 0;
  likes.forEach((like) => (all += like));
  likes.forEach((like, line) => shares.push({ line, share: like / all }));
  return shares
    .sort((a, b) => b.share - a.share)
    .slice(0, alikeKept);
}

/** A subject recognised by several words, by longer ones, or in the title, is more surely what the text is about. */
function emphasis(words: readonly string[], heading: string): number {
  const said = words.map(specificity).sort((a, b) => b - a).reduce((sum, value, rank) => sum + value / (rank + 1), 0);
  return said * (heading !== '' && words.some((word) => word.split('…').some((part) => heading.includes(part))) ? titleFactor : 1);
}

function specificity(word: string): number {
  return Math.min(1.5, 0.4 + (word.includes('…') ? word.length - 1 : word.length) / 5);
}
