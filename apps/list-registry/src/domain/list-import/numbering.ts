import { sequenceOf } from './column-contents.ts';
import { squeeze } from './wording.ts';

/** 3、4 or 3-4: the numbers of one cell; nothing when it holds something else. */
export function printedNumbers(text: string): number[] {
  if (text === '') return [];
  const single = sequenceOf(text);
  if (single !== undefined) return [single];
  const parts = text.split(/[\s、，,；;/]+/).filter((p) => p !== '').map((p) => sequenceOf(p));
  return parts.includes(undefined) || parts.length > 20 ? [] : (parts as number[]);
}

/** 3-4 stands for two numbers when the second follows the first, else for part 4 of 3. */
export function isPair(inside: RegExpExecArray | null): boolean {
  return inside !== null && /[-－]/.test(inside[0]) && Number(inside[2]) === Number(inside[1]) + 1 && Number(inside[1]) > 1;
}

/** 1.新设采矿权审批2.采矿权延续登记: one cell with several numbered parts. */
export function numberedParts(text: string): string[] {
  const whole = squeeze(text);
  const starts: number[] = [];
  let from = 0;
  for (let n = 1; n < 60; n += 1) {
    const at = new RegExp(`(?<!\\d)[（(]?${n}[)）.、．](?!\\d)`, 'u').exec(whole.slice(from));
    if (!at || (n === 1 && at.index > 0)) break;
    starts.push(from + at.index);
    from += at.index + at[0].length;
  }
  if (starts.length < 2) return [whole];
  return starts.map((start, i) => whole.slice(start, starts[i + 1] ?? whole.length).trim()).filter((p) => withoutNumber(p) !== '');
}

/** A name without the numbering in front of it. */
export function withoutNumber(text: string): string {
  const bare = squeeze(text).replace(/^(?:[（(]\d{1,3}[)）]|\d{1,3}[.、．](?!\d)|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/u, '').replace(/[；;。]$/, '');
  return bare === '' ? squeeze(text) : bare;
}
