import iconv from 'iconv-lite';
import { fromHtml, parseCsv } from 'hucre';
import { decodeGb18030 } from './gb18030.ts';
import { WorkbookError } from './workbook-error.ts';

const HAN = /\p{Script=Han}/u;

/** Decodes a text file the way Chinese offices save it: UTF-8 or UTF-16, each with or without a mark, otherwise GB 18030. */
export function decodeText(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wide = utf16Of(file);
  if (wide) return iconv.decode(file, wide);
  if (file.includes(0)) throw new WorkbookError('NOT_A_WORKBOOK', 'binary data');
  const utf8 = asUtf8(file);
  // A few Chinese words in GB 18030 are valid UTF-8 by chance, of letters that no list is written in.
  if (utf8 !== null && (HAN.test(utf8) || /^[\t\r\n -~]*$/.test(utf8))) return utf8;
  const text = decodeGb18030(file);
  if (utf8 !== null && !(HAN.test(text) && strangeness(file, text) === 0)) return utf8;
  if (strangeness(file, text) > 0.01) throw new WorkbookError('NOT_A_WORKBOOK', 'neither UTF-8 nor GB 18030');
  return text;
}

function asUtf8(file: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

/** By its mark; without one, by the zeros that separators and digits have on one side, and by what the text then looks like. */
function utf16Of(file: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (file[0] === 0xff && file[1] === 0xfe) return 'utf-16le';
  if (file[0] === 0xfe && file[1] === 0xff) return 'utf-16be';
  if (file.length % 2 !== 0 || !file.includes(0)) return undefined;
  const start = file.subarray(0, 100_000);
  const unusual = (text: string): number => (text.match(/[^\t\r\n -~\p{Script=Han}\u2010-\u203f\u3000-\u301f\uff00-\uffef]/gu)?.length ?? 0) / text.length;
  return (['utf-16le', 'utf-16be'] as const).find((encoding) => unusual(iconv.decode(start, encoding)) < 0.05);
}

/** How much of a text is nothing anyone writes: a text of another kind, taken for GB 18030, is full of it. Rare names are in private characters, but among usual ones. */
function strangeness(file: Buffer, text: string): number {
  const broken = text.match(/[\u0001-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  const rare = text.match(/[\ue000-\uf8ff]/g)?.length ?? 0;
  return (broken + (rare > text.length * 0.01 && !hasUsualHan(file) ? rare : 0)) / text.length;
}

/** Whether most ideographs are of the first level, as in any text of today; those of Big5 fall everywhere. */
function hasUsualHan(file: Buffer): boolean {
  let usual = 0;
  let others = 0;
  for (let at = 0; at + 1 < file.length; ) {
    const [lead = 0, trail = 0] = [file[at], file[at + 1]];
    if (lead < 0x81) at += 1;
    else if (trail >= 0x30 && trail <= 0x39) at += 4;
    else {
      if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) usual += 1;
      else if (lead <= 0xa0 || (lead >= 0xaa && trail <= 0xa0) || (lead >= 0xd8 && lead <= 0xf7)) others += 1;
      at += 2;
    }
  }
  return usual > others;
}

/** Rows of a text file; offices also save web pages with a table under the name .xls. */
export function readTextTable(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes);
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<head)/.test(start)) return fromHtml(text).rows.map((row) => row.map((cell) => String(cell ?? '')));
  if (/^(<\?xml|\{\\rtf)/.test(start)) throw new WorkbookError('NOT_A_WORKBOOK', 'xml or rtf');
  return parseCsv(text, { delimiter: delimiterOf(text) }).map((row) => row.map((cell) => String(cell ?? '')));
}

/**
 * The separator that gives the most cells in rows of one width; law texts hold so many others that counting them misleads.
 * One under which every row has the same width is the one the file was written with, however many lines its texts have.
 */
function delimiterOf(text: string): string {
  const cut = text.length > 200_000;
  const start = text.slice(0, 200_000);
  const scores = [',', '\t', ';', '|'].map((delimiter) => {
    const widths = parseCsv(start, { delimiter }).map((row) => row.length);
    if (cut) widths.pop();
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const usual = Math.max(0, ...[...counts].map(([width, rows]) => width * rows));
    return { delimiter, usual, even: widths.length > 1 && counts.size === 1 && counts.values().next().value === widths.length };
  });
  const even = scores.filter((score) => score.even);
  return (even.length > 0 ? even : scores).reduce((best, next) => (next.usual > best.usual ? next : best)).delimiter;
}
