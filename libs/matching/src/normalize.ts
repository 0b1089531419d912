import { toSimplified } from '@yidan/kernel';

/** No reader writes more than this about one matter; the rest would only cost time. */
const longestText = 4000;

/** 规整: full-width to half-width, lower case, simplified characters, bounded length. */
export function normalize(text: string): string {
  return toSimplified(text.slice(0, longestText).normalize('NFKC').toLowerCase());
}

/** 规整清单文字: published lists break lines inside words, so spaces between Chinese characters are joined. */
export function normalizeListed(text: string): string {
  return normalize(text).replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
}
