import { tokensOf } from '@yidan/matching';

/** So many terms of a text are kept; what comes first stays. */
const KEPT = 160;
const HAN = /^\p{Script=Han}{2,6}$/u;
/** Words that every dispute is told in. */
const FRAME: ReadonlySet<string> = new Set(['单位', '甲单', '乙单', '丙单', '争议', '事项', '职责', '部门', '认为', '属于', '负责', '牵头', '主办', '协办', '政府', '工作', '裁定', '意见', '依据', '当事', '查明', '事实', '理由', '结果']);

/** Stands in the vocabulary for every precedent: how many there are, without counting them again for each question. */
export const EVERY = '*';

/** A term of a text; a pair of characters that is no word of its own helps to find, and is nothing to show. */
export interface Term {
  readonly term: string;
  readonly isWord: boolean;
}

/** Terms, keys or numbers as one value of a statement; none of them holds a sign that would need quoting. */
export const array = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/** 先例用词: words and pairs of characters of a text, each once, in the order they come. */
export function termsOf(text: string): Term[] {
  const counts = new Map<string, number>();
  for (const token of tokensOf(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return [...counts]
    .filter(([term]) => HAN.test(term) && !FRAME.has(term))
    .slice(0, KEPT)
    // Every two neighbours come as a pair; what comes more often than it stands in the text came as a word as well.
    .map(([term, count]) => ({ term, isWord: term.length > 2 || count > text.split(term).length - 1 }));
}

/** 关键词: the words that come first and are no part of a longer one, for people. */
export function keywordsOf(text: string, most: number): string[] {
  const words = termsOf(text).filter(({ isWord }) => isWord).map(({ term }) => term);
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word))).slice(0, most);
}
