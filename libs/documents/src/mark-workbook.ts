import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre';
import type { Merge } from './workbook.ts';
import { BODY, BORDER, FONT, kept, letters, WRITTEN } from './write-workbook.ts';

/** A cell that stands out: its colour, and what is to be said about it. */
export interface CellMark {
  row: number;
  column: number;
  /** Hex, without a hash. */
  fill: string;
  comment?: string;
}

/** A sheet as it was, with marks on its cells; rows and columns count from 0. */
export interface MarkedSheet {
  name: string;
  hidden?: boolean;
  rows: readonly (readonly (string | number)[])[];
  merges: readonly Merge[];
  marks: readonly CellMark[];
  /** Of each column, in characters. */
  widths: readonly number[];
  /** The row of headings: shown bold, and everything down to it stays in sight. */
  headings?: number;
  /** Whether the rows below the headings can be filtered. */
  filtered?: boolean;
}

export interface MarkedWorkbook {
  title: string;
  sheets: readonly MarkedSheet[];
}

const LARGEST_COMMENT = 8000;
/** What office programs take in a cell; with a longer one they call the file damaged. */
const LARGEST_CELL = 32_767;

/** 写出带标记的表格: texts stay texts whatever they begin with, and the same input gives the same bytes. */
export function writeMarkedWorkbook(workbook: MarkedWorkbook): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title: workbook.title, creator: 'Yidan', created: WRITTEN, modified: WRITTEN },
    sheets: workbook.sheets.map(toSheet),
  });
}

function toSheet(sheet: MarkedSheet): WriteSheet {
  const rows = sheet.rows.map((row) => row.map((value) => kept(typeof value === 'string' ? cut(value, LARGEST_CELL) : value)));
  const cells = new Map<string, Partial<Cell>>();
  if (sheet.headings !== undefined) rows[sheet.headings]?.forEach((value, c) => cells.set(`${sheet.headings},${c}`, { value, style: HEADING }));
  for (const { row, column, fill, comment } of sheet.marks) {
    const style = { ...(row === sheet.headings ? HEADING : BODY), fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fill } } } satisfies CellStyle;
    cells.set(`${row},${column}`, { value: rows[row]?.[column] ?? '', style, ...(comment !== undefined && { comment: { author: 'Yidan', text: kept(cut(comment, LARGEST_COMMENT)) } }) });
  }
  const width = sheet.widths.length;
  return {
    name: sheet.name,
    rows,
    cells,
    columns: sheet.widths.map((w) => ({ width: w, style: BODY })),
    merges: sheet.merges.map((m) => ({ startRow: m.top, startCol: m.left, endRow: m.bottom, endCol: m.right })),
    ...(sheet.hidden && { hidden: true }),
    ...(sheet.headings !== undefined && { freezePane: { rows: sheet.headings + 1 } }),
    ...(sheet.filtered && sheet.headings !== undefined && { autoFilter: { range: `A${sheet.headings + 1}:${letters(width - 1)}${Math.max(rows.length, sheet.headings + 2)}` } }),
  };
}

const HEADING: CellStyle = { font: { ...FONT, bold: true }, border: BORDER, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } };

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}
