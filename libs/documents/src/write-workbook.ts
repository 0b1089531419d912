import { writeXlsx, type Cell, type CellStyle, type DataValidation } from 'hucre';

/** One column of a sheet to write: its heading, its width and what may be chosen in it. */
export interface SheetColumn {
  header: string;
  width: number;
  /** Offered as a drop-down; other values stay possible only when `open` is set. */
  choices?: readonly string[];
  open?: boolean;
  comment?: string;
  shaded?: boolean;
}

/** A sheet to write: lines above the headings, the headings, then rows of text or numbers. */
export interface SheetToWrite {
  name: string;
  title?: string;
  columns: readonly SheetColumn[];
  rows: readonly (readonly (string | number)[])[];
  /** Rows shown as an example rather than as content; 0-based among `rows`. */
  exampleRows?: readonly number[];
  /** How many rows the drop-downs reach below the headings. */
  choiceRows?: number;
}

export interface WorkbookToWrite {
  title: string;
  sheets: readonly SheetToWrite[];
}

// The same input gives the same bytes: no clock may enter the file.
export const WRITTEN = new Date('2020-01-01T00:00:00Z');
export const FONT = { name: '宋体', size: 11 };
const THIN = { style: 'thin', color: { rgb: '999999' } } as const;
export const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN };
export const BODY: CellStyle = { font: FONT, border: BORDER, alignment: { vertical: 'top', wrapText: true } };
const EXAMPLE: CellStyle = { ...BODY, font: { ...FONT, italic: true, color: { rgb: '808080' } } };

/** 写出表格: a styled .xlsx with fixed headings, drop-downs and notes; the same input gives the same bytes. */
export function writeWorkbook(workbook: WorkbookToWrite): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title: workbook.title, creator: 'Yidan', created: WRITTEN, modified: WRITTEN },
    sheets: workbook.sheets.map(toSheet),
  });
}

/** A workbook writes characters as _x0041_, and so has to mark an underscore that only looks like one of these. */
export function kept<T extends string | number>(value: T): T {
  return (typeof value === 'string' ? value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : value) as T;
}

function toSheet(sheet: SheetToWrite) {
  const above = sheet.title === undefined ? [] : [[kept(sheet.title)]];
  const headerRow = above.length;
  const rows = [...above, sheet.columns.map((c) => c.header), ...sheet.rows.map((r) => r.map(kept))];
  const cells = new Map<string, Partial<Cell>>();
  if (sheet.title !== undefined) cells.set('0,0', { value: kept(sheet.title), style: { font: { ...FONT, size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } } });
  sheet.columns.forEach((column, c) => {
    const comment = column.comment === undefined ? {} : { comment: { author: 'Yidan', text: column.comment } };
    cells.set(`${headerRow},${c}`, { value: column.header, style: headerStyle(column.shaded), ...comment });
  });
  sheet.rows.forEach((row, r) => {
    const style = sheet.exampleRows?.includes(r) ? EXAMPLE : BODY;
    row.forEach((value, c) => cells.set(`${headerRow + 1 + r},${c}`, { value: kept(value), style }));
  });
  const lastRow = headerRow + 1 + Math.max(sheet.rows.length, sheet.choiceRows ?? 0);
  return {
    name: sheet.name,
    rows,
    cells,
    columns: sheet.columns.map((c) => ({ width: c.width })),
    merges: sheet.title === undefined || sheet.columns.length < 2 ? [] : [{ startRow: 0, startCol: 0, endRow: 0, endCol: sheet.columns.length - 1 }],
    freezePane: { rows: headerRow + 1 },
    dataValidations: sheet.columns.flatMap((column, c) => choices(column, `${letters(c)}${headerRow + 2}:${letters(c)}${lastRow}`)),
  };
}

function headerStyle(shaded = false): CellStyle {
  return {
    font: { ...FONT, bold: true },
    border: BORDER,
    alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: shaded ? 'E2EFDA' : 'DDEBF7' } },
  };
}

function choices(column: SheetColumn, range: string): DataValidation[] {
  if (!column.choices) return [];
  return [{ type: 'list', values: [...column.choices], range, allowBlank: true, showErrorMessage: !column.open, errorStyle: 'stop' }];
}

/** Column letters as spreadsheets count them: 0 → A, 26 → AA. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
