import { chineseNumber } from '../list-import/wording.ts';

/** One entry of a numbered list with everything that belongs to it; null where a text stands without a number. */
export interface NumberedText {
  readonly number: number | null;
  readonly text: string;
  readonly paragraph: number;
}

type Style = 'BRACKETED' | 'DOTTED';

const MARKS: Readonly<Record<Style, RegExp>> = {
  BRACKETED: /^[（(]\s*([一二三四五六七八九十百零]+|\d+)\s*[)）]\s*/u,
  DOTTED: /^(\d+|[一二三四五六七八九十]+)\s*[.．、]\s*/u,
};
// An office without a number after the numbered ones: the committee of the Party in the organ and its like.
const OWN_ENTRY = /^(?:机关)?(?:党委|纪委|党总支|党支部|离退休(?:干部|人员)(?:工作)?(?:科|处|局))[。：:\s]/u;
const SENTENCE_END = /[。；;：:！？!?）)]$/u;
// The name of an office on a line of its own is a heading.
const NAME_ALONE = /^[\p{Script=Han}（）()]{2,20}(?:科|室|处|股|办|部|中心)$/u;

/** 编号条目: the entries of a section; the mark of the first numbered line is the mark of all, deeper ones belong to what they stand under. */
export function listOf(lines: readonly { text: string; paragraph: number }[]): NumberedText[] {
  const split = lines.flatMap(({ text, paragraph }) => entriesWithin(text).map((part) => ({ text: part, paragraph })));
  const style = split.map(({ text }) => styleOf(text)).find((found) => found !== null) ?? null;
  const entries: { number: number | null; text: string; paragraph: number }[] = [];
  for (const { text, paragraph } of split) {
    if (text === '') continue;
    const mark = style === null ? null : MARKS[style].exec(text);
    const last = entries.at(-1);
    if (mark) entries.push({ number: numberOf(mark[1]!), text: text.slice(mark[0].length), paragraph });
    else if (last && last.number !== null && !OWN_ENTRY.test(text)) last.text = joined(last.text, text);
    else entries.push({ number: null, text, paragraph });
  }
  return entries;
}

/** The number a text begins with. */
export function firstNumber(text: string): number | null {
  const style = styleOf(text);
  return style === null ? null : numberOf(MARKS[style].exec(text)![1]!);
}

/** Whether a text has a year in brackets, as the number of a document does. */
export function numbersIn(text: string): boolean {
  return /[〔[（(]\s*\d{4}\s*[〕\])）]/u.test(text);
}

/** （一）…。（二）…。 in one paragraph: divided where the next number in order follows the end of a sentence. */
function entriesWithin(text: string): string[] {
  const first = MARKS.BRACKETED.exec(text);
  if (!first) return [text];
  const parts: string[] = [];
  let [from, expected] = [0, numberOf(first[1]!) + 1];
  for (const mark of text.matchAll(/(?<=[。；;])\s*[（(]\s*([一二三四五六七八九十百零]+|\d+)\s*[)）]/gu)) {
    if (numberOf(mark[1]!) !== expected) continue;
    parts.push(text.slice(from, mark.index).trim());
    from = mark.index;
    expected += 1;
  }
  return [...parts, text.slice(from).trim()];
}

// A line that a narrow page broke goes on; after the end of a sentence a paragraph of its own begins.
function joined(above: string, below: string): string {
  return SENTENCE_END.test(above) || NAME_ALONE.test(above) ? `${above}\n${below}` : above + below;
}

function styleOf(text: string): Style | null {
  return MARKS.BRACKETED.test(text) ? 'BRACKETED' : MARKS.DOTTED.test(text) ? 'DOTTED' : null;
}

function numberOf(digits: string): number {
  return /^\d+$/.test(digits) ? Number(digits) : (chineseNumber(digits) ?? 0);
}
