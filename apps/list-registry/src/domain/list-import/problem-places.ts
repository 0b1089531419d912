import { JSON_SHEET } from './file-table.ts';
import type { ImportIssue, ImportReport } from './list-content.ts';
import { TEMPLATE_COLUMNS } from './template-columns.ts';
import type { MergedArea, SheetCells, WorkbookCells } from './workbook-cells.ts';

/** Where a problem is shown: 0-based, and where it stands on no cell, on none. */
export interface ProblemPlace {
  sheet: SheetCells | undefined;
  /** The row the problem itself names, which a merged area may show further up. */
  row: number | undefined;
  column: number | undefined;
  cell: { row: number; column: number } | undefined;
}

// Elements are called as the registry calls them; columns of published lists and fields of .json have names of their own.
const FIELDS: Record<string, readonly string[]> = {
  ...Object.fromEntries(TEMPLATE_COLUMNS.map(({ element, key }) => [element, [key]])),
  basisRefs: ['basis'],
  leadUnit: ['leadUnit', 'unit'],
  name: ['name', 'subName'],
  'majorFunction/category': ['category'],
  'specialFunction/coordinatorUnit': ['coordinatorUnit'],
  powerMerges: ['powerNames'],
  powers: ['powerNames'],
};

/** 问题所在: finds the cell of each problem by the column it names or by the element it is about. */
export class ProblemPlaces {
  private readonly workbook: WorkbookCells;
  private readonly columns = new Map<string, Map<string, number>>();

  constructor(workbook: WorkbookCells, report: ImportReport) {
    this.workbook = workbook;
    for (const { name, columns } of report.sheets) this.columns.set(name, new Map(columns.toReversed().map(({ field, column }) => [field, columnIndex(column)])));
    if (workbook.format === 'json') this.columns.set(JSON_SHEET, new Map(TEMPLATE_COLUMNS.map(({ key }, c) => [key, c])));
  }

  of(issue: ImportIssue): ProblemPlace {
    const isJson = this.workbook.format === 'json';
    const sheet = this.workbook.sheets.find(({ name }) => name === (isJson ? JSON_SHEET : issue.sheet));
    // Item n of a .json is shown below the headings, in row n + 1.
    const row = issue.row === 0 ? undefined : isJson ? issue.row : issue.row - 1;
    const column = issue.column ? columnIndex(issue.column) : this.columnOf(sheet?.name ?? '', issue.path);
    if (!sheet || row === undefined) return { sheet, row, column, cell: undefined };
    const shown = { row, column: column ?? firstFilled(sheet.rows[row]) };
    const area = sheet.merges.find((m) => covers(m, shown));
    return { sheet, row, column, cell: area ? { row: area.top, column: area.left } : shown };
  }

  private columnOf(sheet: string, path: string | undefined): number | undefined {
    const [, items, , ...element] = path?.split('/') ?? [];
    if (items !== 'items') return undefined;
    const known = this.columns.get(sheet);
    for (let length = element.length; length > 0; length -= 1) {
      const name = element.slice(0, length).join('/');
      for (const field of FIELDS[name] ?? [name]) if (known?.has(field)) return known.get(field);
    }
    return undefined;
  }
}

function covers({ top, left, bottom, right }: MergedArea, { row, column }: { row: number; column: number }): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

function firstFilled(row: readonly string[] = []): number {
  return Math.max(0, row.findIndex((cell) => cell !== ''));
}

/** A → 0, AA → 26. */
function columnIndex(letters: string): number {
  return [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
