import { normalize } from './normalize.ts';
import { segment } from './segmenter.ts';
import { functionCharacters, stopWords } from './stop-words.ts';

const han = /\p{Script=Han}/u;
const latinWord = /[a-z]/;
const hanRuns = /\p{Script=Han}{2,}/gu;

/** 词: whether a segment can speak for a subject; single characters and bare numbers cannot. */
function meaningful(word: string): boolean {
  if (word.length < 2 || stopWords.has(word)) return false;
  return han.test(word) || latinWord.test(word);
}

/** 词语: the words of a normalised text, in order, repeats kept. */
export function wordsOf(text: string): string[] {
  return segment(text).map((word) => word.trim()).filter(meaningful);
}

/** 字对: neighbouring Chinese characters, which meet where two texts are cut into words differently (窨井盖, 井盖). */
export function pairsOf(text: string): string[] {
  const pairs: string[] = [];
  for (const run of text.match(hanRuns) ?? []) {
    for (let at = 0; at + 1 < run.length; at++) {
      const pair = run.slice(at, at + 2);
      if (!functionCharacters.has(pair[0]!) && !functionCharacters.has(pair[1]!) && !stopWords.has(pair)) pairs.push(pair);
    }
  }
  return pairs;
}

/** 词元: words and neighbouring characters of any text, as the index reads them. */
export function tokensOf(text: string): string[] {
  const normal = normalize(text);
  return [...wordsOf(normal), ...pairsOf(normal)];
}
