import { createRequire } from 'node:module';
import { Jieba } from '@node-rs/jieba';

interface Dictionaries {
  dict: Uint8Array;
  idf: Uint8Array;
}

let jieba: Jieba | undefined;
let rarity: Map<string, number> | undefined;

// Both dictionaries are large; a process that never matches never reads them.
const dictionaries = (): Dictionaries => createRequire(import.meta.url)('@node-rs/jieba/dict') as Dictionaries;

/** 分词: the words of a text, longer words also cut into the words inside them. */
export function segment(text: string): string[] {
  jieba ??= Jieba.withDict(dictionaries().dict);
  return jieba.cutForSearch(text, true);
}

const common = 4.2;
const rare = 7.5;

/** 信息量: 0 for words all Chinese text is full of (一直, 影响), 1 for words that carry a subject (油烟, 井盖). */
export function informativeness(word: string): number {
  rarity ??= readCommonWords(dictionaries().idf);
  const idf = rarity.get(word);
  return idf === undefined ? 1 : Math.max(0, (idf - common) / (rare - common));
}

// Only words below `rare` are kept: a few thousand instead of a quarter of a million.
function readCommonWords(file: Uint8Array): Map<string, number> {
  const found = new Map<string, number>();
  for (const line of Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('utf8').split('\n')) {
    const space = line.lastIndexOf(' ');
    const idf = Number(line.slice(space + 1));
    if (space > 0 && idf < rare) found.set(line.slice(0, space), idf);
  }
  return found;
}
