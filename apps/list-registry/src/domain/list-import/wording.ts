const WIDE = '\u2e80-\u9fff\uf900-\uffef“”‘’…—·';
const BLANK = /[\s\u200b\ufeff]/;
const INNER_SPACE = new RegExp(`(?<=[${WIDE}]) | (?=[${WIDE}])`, 'gu');

/** A text as one line: a line break inside Chinese words came from the width of a column and means nothing. */
export function squeeze(text: string): string {
  if (!BLANK.test(text)) return text;
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').replace(INNER_SPACE, '').trim();
}

/** A heading reduced to its words, so that 承办 机构（科室） and 承办机构 compare equal. */
export function headingKey(text: string): string {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff]+/g, '');
  const bare = plain.replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/g, '');
  return (bare === '' ? plain : bare).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Names compared as officials would: width, spaces and punctuation do not make another name. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Likeness of two texts by pairs of neighbouring characters, 0 to 1. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  const pairs = new Map<number, number>();
  for (let i = 0; i < a.length - 1; i += 1) pairs.set(pairAt(a, i), (pairs.get(pairAt(a, i)) ?? 0) + 1);
  let shared = 0;
  for (let i = 0; i < b.length - 1; i += 1) {
    const left = pairs.get(pairAt(b, i)) ?? 0;
    if (left === 0) continue;
    pairs.set(pairAt(b, i), left - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length - 2);
}

/** Two neighbouring characters as one number. */
function pairAt(text: string, i: number): number {
  return text.charCodeAt(i) * 0x1_00_00 + text.charCodeAt(i + 1);
}

const DIGITS = '零一二三四五六七八九';

/** 三十二 → 32; up to 999, which no list's numbering in characters exceeds. */
export function chineseNumber(text: string): number | undefined {
  const match = /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return undefined;
  const [, hundreds, tens, ten, ones] = match;
  const digit = (c: string | undefined): number => (c === undefined ? 0 : DIGITS.indexOf(c));
  return digit(hundreds) * 100 + (ten === undefined ? 0 : tens === undefined ? 10 : digit(tens) * 10) + digit(ones);
}
