import { normalize } from './normalize.ts';
import { segment } from './segmenter.ts';
import { functionCharacters, stopWords } from './stop-words.ts';
import { codeOf, pairOf } from './term-numbers.ts';

const han = /\p{Script=Han}/u;
// Nearly all words begin with one of these; the others are looked at more closely.
const [firstIdeograph, lastIdeograph] = [0x4e00, 0x9fa5];
const latinWord = /[a-z]/;
const hanRuns = /\p{Script=Han}{2,}/gu;
const stopPairs: ReadonlySet<number> = new Set([...stopWords].filter(({ length }) => length === 2).map(codeOf));
/** By character: 1 where pairs stop. */
const stopsPairs = new Uint8Array(65_536);
for (const character of functionCharacters) stopsPairs[character.charCodeAt(0)] = 1;

/** 词: whether a segment can speak for a subject; single characters and bare numbers cannot. */
function meaningful(word: string): boolean {
  if (word.length < 2 || stopWords.has(word)) return false;
  const first = word.charCodeAt(0);
  return (first >= firstIdeograph && first <= lastIdeograph) || han.test(word) || latinWord.test(word);
}

/** 词语: the words of a normalised text, in order, repeats kept. */
export function wordsOf(text: string): string[] {
  return segment(text).map((word) => word.trim()).filter(meaningful);
}

/** 句: a sentence of a text, and its words. */
export interface Sentence {
  readonly text: string;
  readonly words: string[];
}

const sentenceEnds = /[。！？；!?;\n]+/u;
const endsSentence: ReadonlySet<string> = new Set('。！？；!?;\n');

/** 断句: the first sentences of a normalised text. No word reaches across their ends, so the whole text is cut into words at once. */
export function sentencesOf(text: string, most: number): Sentence[] {
  const even = text.replaceAll('\r\n', '\n');
  const sentences = even.split(sentenceEnds).slice(0, most).map((sentence): Sentence => ({ text: sentence, words: [] }));
  let at = 0;
  let ended = false;
  for (const part of segment(even)) {
    if (part.length === 1) {
      const ends = endsSentence.has(part);
      if (ends && !ended) at += 1;
      ended = ends;
      continue;
    }
    ended = false;
    const word = part.trim();
    if (meaningful(word)) sentences[at]?.words.push(word);
  }
  return sentences;
}

/** 字对码: the codes of the character pairs, in order. */
export function pairCodesOf(text: string): number[] {
  const codes: number[] = [];
  for (const run of text.match(hanRuns) ?? []) {
    let first = run.charCodeAt(0);
    for (let at = 1; at < run.length; at++) {
      const second = run.charCodeAt(at);
      const code = (first << 16) | second;
      if (stopsPairs[first] === 0 && stopsPairs[second] === 0 && !stopPairs.has(code)) codes.push(code);
      first = second;
    }
  }
  return codes;
}

/** 字对: neighbouring Chinese characters, which meet where two texts are cut into words differently (窨井盖, 井盖). */
export function pairsOf(text: string): string[] {
  return pairCodesOf(text).map(pairOf);
}

const usualCharacters: ReadonlySet<string> = new Set('不有没人说去来上下要能会想吃看年月日天次块元多少几一二两三四五六七八九十百千万点里外家么什怎样过得地用好');

/** By character: whether it may carry a subject by itself, once it was asked for. */
const carrying = new Uint8Array(65_536);
const [carries, carriesNot] = [1, 2];

/** 单字: characters of a normalised text that may carry a subject by themselves (猪, 树, 牙), each once; short messages often say no more of it. */
export function charactersOf(text: string): string[] {
  const characters = new Set<string>();
  for (const character of text) {
    // Characters of two code units are rare enough to be judged anew.
    const code = character.length === 1 ? character.charCodeAt(0) : 0;
    if (carrying[code] === 0 || code === 0) carrying[code] = carriesSubject(character) ? carries : carriesNot;
    if (carrying[code] === carries) characters.add(character);
  }
  return [...characters];
}

const carriesSubject = (character: string): boolean => han.test(character) && !functionCharacters.has(character) && !usualCharacters.has(character);

/** 词元: words and neighbouring characters of any text, as the index reads them. */
export function tokensOf(text: string): string[] {
  const normal = normalize(text);
  return [...wordsOf(normal), ...pairsOf(normal)];
}
