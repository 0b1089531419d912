import type { LexiconEntry } from './types.ts';

const parts = (text = ''): string[] => text.trim().split(/\s+/).filter(Boolean);

/** 对照行: one line per subject, `everyday words | official terms | holders`, words separated by spaces. */
export function lexiconLines(text: string): LexiconEntry[] {
  return text.trim().split('\n').map((line) => {
    const [words, terms, holders] = line.split('|');
    return { words: parts(words), terms: parts(terms), holders: parts(holders) };
  });
}

/** 例句块: blocks apart by an empty line, the first line `holders | official terms`, then one sentence per line. */
export function exampleBlocks(text: string): LexiconEntry[] {
  return text.trim().split(/\n{2,}/).map((block) => {
    const [heading, ...examples] = block.split('\n');
    const [holders, terms] = (heading ?? '').split('|');
    return { words: [], terms: parts(terms), holders: parts(holders), examples };
  });
}
