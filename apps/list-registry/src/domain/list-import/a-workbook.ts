import type { MergedArea, SheetCells, WorkbookCells } from './workbook-cells.ts';

/** For specs: a sheet drawn as text, one line per row, cells between bars; `^` continues the cell above, `<` the cell to the left. */
export function aSheet(name: string, drawing: string, hidden = false): SheetCells {
  const marks = drawing
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (line === '-' ? [] : line.split('|').map((cell) => cell.trim().replaceAll('\\n', '\n'))));
  const merges: MergedArea[] = [];
  marks.forEach((row, r) =>
    row.forEach((mark, c) => {
      if (mark === '^' || mark === '<') return;
      let bottom = r;
      while (marks[bottom + 1]?.[c] === '^') bottom += 1;
      let right = c;
      while (row[right + 1] === '<') right += 1;
      if (bottom > r || right > c) merges.push({ top: r, left: c, bottom, right });
    }),
  );
  return { name, hidden, merges, rows: marks.map((row) => row.map((cell) => (cell === '^' || cell === '<' ? '' : cell))) };
}

/** For specs: a workbook of such sheets. */
export function aWorkbook(...sheets: SheetCells[]): WorkbookCells {
  return { format: 'xlsx', sheets };
}
