import iconv from 'iconv-lite';
import { fromHtml, parseCsv } from 'hucre';
import { WorkbookError } from './workbook-error.ts';

/** Decodes a text file the way Chinese offices save it: UTF-8, UTF-16 with a mark, otherwise GB 18030. */
export function decodeText(bytes: Uint8Array): string {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file[0] === 0xff && file[1] === 0xfe) return iconv.decode(file, 'utf-16le');
  if (file[0] === 0xfe && file[1] === 0xff) return iconv.decode(file, 'utf-16be');
  if (file.includes(0)) throw new WorkbookError('NOT_A_WORKBOOK', 'binary data');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    const text = iconv.decode(file, 'gb18030');
    // A text of another kind leaves control characters and replacement marks behind.
    const strange = text.match(/[\u0001-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
    if (strange > text.length * 0.01) throw new WorkbookError('NOT_A_WORKBOOK', 'neither UTF-8 nor GB 18030');
    return text;
  }
}

/** Rows of a text file; offices also save web pages with a table under the name .xls. */
export function readTextTable(bytes: Uint8Array): string[][] {
  const text = decodeText(bytes);
  const start = text.slice(0, 2000).trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<head)/.test(start)) return fromHtml(text).rows.map((row) => row.map((cell) => String(cell ?? '')));
  if (/^(<\?xml|\{\\rtf)/.test(start)) throw new WorkbookError('NOT_A_WORKBOOK', 'xml or rtf');
  return parseCsv(text, { delimiter: delimiterOf(text) }).map((row) => row.map((cell) => String(cell ?? '')));
}

/** The separator that gives the most cells in rows of one width; law texts hold so many others that counting them misleads. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 200_000);
  const scores = [',', '\t', ';', '|'].map((delimiter) => {
    const widths = parseCsv(start, { delimiter }).map((row) => row.length);
    const counts = new Map<number, number>();
    for (const width of widths) if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1);
    const usual = Math.max(0, ...[...counts].map(([width, rows]) => width * rows));
    return { delimiter, usual };
  });
  return scores.reduce((best, next) => (next.usual > best.usual ? next : best)).delimiter;
}
