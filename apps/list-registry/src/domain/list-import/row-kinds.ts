import { sequenceOf } from './column-contents.ts';
import type { PublishedField } from './published-fields.ts';
import { headingType, isBareType } from './power-type.ts';
import type { FoundTable } from './find-tables.ts';
import type { Grid } from './workbook-cells.ts';
import { headingKey, squeeze } from './wording.ts';

/** What a row of a list is, before it is read as a matter. */
export type RowKind =
  | { kind: 'BLANK' }
  | { kind: 'HEADING' }
  | { kind: 'TOTAL'; text: string }
  | { kind: 'SECTION'; text: string }
  | { kind: 'NOTE'; text: string }
  | { kind: 'DATA' };

const NOTE = /^(注|备注|说明|填表说明|填报单位|填表单位|填报人|填表人|制表|联系人|联系电话|审核人|审核|单位负责人|填报时间|填表日期|编制单位|监督电话|附注|附件|打印日期|第\d+页|[—\-－]\s*\d+\s*[—\-－]$)/;
/** Three lines of forty characters. */
const LONGEST_HEADING = 120;
const TOTAL = /^(合计|总计|共计|小计|以上共|本?(部门|单位|局)?共(有|计)?\d+)/;

/** Tells headings, totals, section lines and notes from the rows that state a matter. */
export function kindOfRow(grid: Grid, table: FoundTable, row: number, at: (field: PublishedField) => number | undefined): RowKind {
  const filled = grid.filled(row);
  if (filled.length === 0) return { kind: 'BLANK' };
  if (repeatsHeading(grid, table, row, filled)) return { kind: 'HEADING' };

  const textAt = (c: number | undefined): string => (c === undefined ? '' : squeeze(grid.own(row, c)));
  const text = textAt(filled[0]);
  const nameColumn = at('name');
  const seqColumn = at('seqNo');
  if (filled.length <= 4 && TOTAL.test(text)) return { kind: 'TOTAL', text: filled.map(textAt).join(' ') };

  const alone = filled.every((c) => textAt(c) === text);
  const onlyInFront = filled.every((c) => c === seqColumn || c === nameColumn || c < (nameColumn ?? 1));
  if (filled.length === 2 && onlyInFront && filled[0] === seqColumn && headingType(textAt(filled[1])) !== undefined && /^第?[（(]?[一二三四五六七八九十]/.test(text)) {
    return { kind: 'SECTION', text: textAt(filled[1]) };
  }
  if (!alone) return { kind: 'DATA' };
  // A section title may be cut by the width of a column, but it never belongs to a number or a matter above it.
  const area = grid.area(row, filled[0] ?? 0);
  const wide = (area !== undefined && area.right > area.left) || filled.length > 1;
  const first = filled[0] ?? 0;
  if (NOTE.test(text) && (wide || first <= (nameColumn ?? 1))) return { kind: 'NOTE', text };
  // Alone in a row whose other cells go on from above: a further matter of the same group.
  const grouped = [...table.columns.keys()].some((c) => grid.continues(row, c));
  if (!wide && (grouped || (first === nameColumn && !isBareType(text)))) return { kind: 'DATA' };
  if (first <= (nameColumn ?? 1) && headingType(text) !== undefined && text.length <= 40 && !(first === seqColumn && sequenceOf(text) !== undefined)) return { kind: 'SECTION', text };
  if (wide && (area === undefined || area.right - area.left >= 2 || first < (nameColumn ?? 1))) return { kind: 'SECTION', text };
  if (first === seqColumn && sequenceOf(text) === undefined && text.length > 4) return { kind: 'SECTION', text };
  return { kind: 'DATA' };
}

/** Whether most cells say what the heading of their column says; asked of every row, so it stops as soon as the answer is sure. */
function repeatsHeading(grid: Grid, table: FoundTable, row: number, filled: readonly number[]): boolean {
  const needed = Math.max(2, filled.length * 0.6);
  let repeated = 0;
  for (const [i, c] of filled.entries()) {
    if (isHeadingText(grid.own(row, c), table.headingKeys.get(c))) repeated += 1;
    if (repeated >= needed) return true;
    if (repeated + filled.length - 1 - i < needed) return false;
  }
  return false;
}

function isHeadingText(text: string, keys: ReadonlySet<string> | undefined): boolean {
  return keys !== undefined && text.length <= LONGEST_HEADING && keys.has(headingKey(text));
}
