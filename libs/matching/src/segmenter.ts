import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';

let jieba: Jieba | undefined;
let rarity: Map<string, number> | undefined;

// Both dictionaries are large; a process that never matches never reads them, and no process keeps them as text.
const dictionary = (name: 'dict' | 'idf'): Buffer => readFileSync(createRequire(import.meta.url).resolve(`@node-rs/jieba/${name}.txt`));

/** 分词: the words of a text, longer words also cut into the words inside them. */
export function segment(text: string): string[] {
  return text === '' ? [] : cutter().cutForSearch(text, true);
}

/** 词性: the words of a text one after the other, nothing left out, each with its part of speech; x for what the dictionary does not know. */
export function taggedWords(text: string): { word: string; tag: string }[] {
  return cutter().tag(text, true);
}

function cutter(): Jieba {
  return (jieba ??= Jieba.withDict(dictionary('dict')));
}

const common = 4.2;
const rare = 7.5;

/** 信息量: 0 for words all Chinese text is full of (一直, 影响), 1 for words that carry a subject (油烟, 井盖). */
export function informativeness(word: string): number {
  rarity ??= readCommonWords(dictionary('idf').toString('utf8'));
  const idf = rarity.get(word);
  return idf === undefined ? 1 : Math.max(0, (idf - common) / (rare - common));
}

// Only words below `rare` are kept: a few thousand instead of a quarter of a million.
function readCommonWords(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let start = 0, end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
    const space = text.lastIndexOf(' ', end);
    const idf = Number(text.slice(space + 1, end));
    if (idf < rare) found.set(text.slice(start, space), idf);
  }
  return found;
}
