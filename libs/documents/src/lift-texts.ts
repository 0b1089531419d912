import { plainText } from './shared-texts.ts';
import { Unusual } from './unusual.ts';
import { Window } from './window.ts';
import type { WorkbookLimits } from './workbook.ts';
import { WorkbookError } from './workbook-error.ts';
import { refuseCells } from './zip-check.ts';

const DATA = Buffer.from('<sheetData');
const CELL_END = Buffer.from('</c>');
const [SLASH, LESS, GREATER, EQUALS, QUOTE] = [0x2f, 0x3c, 0x3e, 0x3d, 0x22];
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;
const MAX_AREA = 20_000_000;

/** A sheet in two: the texts by row and column, and the part itself with all that is no text. */
export interface LiftedSheet {
  rows: string[][];
  rest: Buffer;
}

/** 取出文本: takes the texts out of a sheet as it is unpacked; numbers, dates, formulas and merges stay for the library. */
export async function liftTexts(pieces: AsyncIterable<Buffer>, shared: readonly string[], counted: { cells: number }, limits: WorkbookLimits): Promise<LiftedSheet> {
  const lifter = new Lifter(shared, counted, limits);
  for await (const piece of pieces) lifter.take(piece);
  return lifter.end();
}

class Lifter {
  private readonly shared: readonly string[];
  private readonly counted: { cells: number };
  private readonly limits: WorkbookLimits;
  private readonly rows: string[][] = [];
  private readonly kept: string[] = [];
  private readonly window = new Window();
  private where: 'before' | 'inside' | 'after' = 'before';
  private width = 0;

  constructor(shared: readonly string[], counted: { cells: number }, limits: WorkbookLimits) {
    this.shared = shared;
    this.counted = counted;
    this.limits = limits;
  }

  take(piece: Buffer): void {
    const xml = this.window.with(piece);
    let at = 0;
    if (this.where === 'before') at = this.begin(xml);
    if (this.where === 'inside') at = this.takeRows(xml, at);
    if (this.where === 'after') {
      this.keep(xml, at, xml.length);
      at = xml.length;
    }
    this.window.readTo(at);
    refuseCells(this.counted.cells, this.limits);
  }

  end(): LiftedSheet {
    if (this.where !== 'after') throw new Unusual('a sheet without rows or without end');
    return { rows: Array.from(this.rows, (row: string[] | undefined) => row ?? []), rest: Buffer.from(this.kept.join(''), 'latin1') };
  }

  private begin(xml: Buffer): number {
    const start = xml.indexOf(DATA);
    const end = start < 0 ? -1 : xml.indexOf(GREATER, start);
    if (end < 0) return 0;
    const isEmpty = xml[end - 1] === SLASH;
    this.where = isEmpty ? 'after' : 'inside';
    this.keep(xml, 0, end + 1);
    // One row holds all that stays: every cell says itself where it stands.
    if (!isEmpty) this.kept.push('<row>');
    return end + 1;
  }

  /** Goes through rows and cells; returns where the first thing starts that is not there whole. */
  private takeRows(xml: Buffer, from: number): number {
    let at = from;
    for (;;) {
      const start = xml.indexOf(LESS, at);
      if (start < 0) return xml.length;
      if (xml[start + 1] === 0x63 /* c */) {
        const end = this.takeCell(xml, start);
        if (end < 0) return start;
        at = end;
        continue;
      }
      const end = xml.indexOf(GREATER, start);
      if (end < 0) return start;
      const tag = xml.toString('latin1', start + 1, Math.min(end, start + 12));
      if (tag.startsWith('/sheetData')) {
        this.kept.push('</row></sheetData>');
        this.where = 'after';
        return end + 1;
      }
      if (!/^(\/row|row[\s/]?)/.test(tag)) throw new Unusual(tag);
      at = end + 1;
    }
  }

  /** Where the cell ends, or -1 when its end is not there yet. */
  private takeCell(xml: Buffer, start: number): number {
    let [refFrom, refTo, typeFrom, typeTo] = [0, 0, 0, 0];
    let at = start + 2;
    while (xml[at] !== GREATER) {
      if (at >= xml.length) return -1;
      const byte = xml[at]!;
      if (byte === SLASH || byte <= 0x20) {
        at += 1;
        continue;
      }
      const equals = xml.indexOf(EQUALS, at);
      const close = equals < 0 ? -1 : xml.indexOf(QUOTE, equals + 2);
      if (close < 0) return -1;
      if (xml[equals + 1] !== QUOTE || at === start + 2) throw new Unusual('a cell');
      if (equals === at + 1 && byte === 0x72 /* r */) [refFrom, refTo] = [equals + 2, close];
      if (equals === at + 1 && byte === 0x74 /* t */) [typeFrom, typeTo] = [equals + 2, close];
      at = close + 1;
    }
    if (refTo === 0) throw new Unusual('a cell that does not say where it stands');
    const isEmpty = xml[at - 1] === SLASH;
    const end = isEmpty ? at + 1 : xml.indexOf(CELL_END, at);
    if (end < 0) return -1;
    this.counted.cells += 1;
    // An empty cell shows nothing, whatever its style.
    if (isEmpty) return end;
    const type = xml.toString('latin1', typeFrom, typeTo);
    const text = type === 's' ? this.sharedText(xml, at + 1, end) : type === 'inlineStr' ? inlineText(xml, at + 1, end) : undefined;
    if (text === undefined) this.keep(xml, start, end + CELL_END.length);
    else this.place(xml, refFrom, refTo, text);
    return end + CELL_END.length;
  }

  private sharedText(xml: Buffer, from: number, to: number): string {
    if (from === to) return '';
    const number = /^<v>(\d+)<\/v>$/.exec(xml.toString('latin1', from, to))?.[1];
    if (number === undefined) throw new Unusual('a shared text that is more than a number');
    return this.shared[Number(number)] ?? '';
  }

  private place(xml: Buffer, from: number, to: number, text: string): void {
    let at = from;
    let column = 0;
    for (; at < to && xml[at]! >= 0x41 && xml[at]! <= 0x5a; at += 1) column = column * 26 + xml[at]! - 64;
    let row = 0;
    for (; at < to && xml[at]! >= 0x30 && xml[at]! <= 0x39; at += 1) row = row * 10 + xml[at]! - 48;
    if (at !== to || row < 1 || column < 1 || row > MAX_ROWS || column > MAX_COLUMNS) throw new Unusual('the place of a cell');
    if (text === '') return;
    this.width = Math.max(this.width, column);
    if (Math.max(this.rows.length, row) * this.width > MAX_AREA) throw new WorkbookError('BOMB', `${row} rows × ${column} columns`);
    placeText(this.rows, row - 1, column - 1, text);
  }

  private keep(xml: Buffer, from: number, to: number): void {
    this.kept.push(xml.toString('latin1', from, to));
  }
}

function inlineText(xml: Buffer, from: number, to: number): string | undefined {
  return xml.toString('latin1', from, from + 4) === '<is>' && xml.toString('latin1', to - 5, to) === '</is>' ? plainText(xml, from + 4, to - 5) : undefined;
}

/** Puts a text into its cell; the cells before it are there and empty. */
export function placeText(rows: string[][], row: number, column: number, text: string): void {
  const cells = (rows[row] ??= []);
  while (cells.length < column) cells.push('');
  cells[column] = text;
}
