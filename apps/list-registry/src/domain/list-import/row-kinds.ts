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
const TOTAL = /^(合计|总计|共计|小计|以上共|本?(部门|单位|局)?共(有|计)?\d+)/;

/** Tells headings, totals, section lines and notes from the rows that state a matter. */
export function kindOfRow(grid: Grid, table: FoundTable, row: number, at: (field: PublishedField) => number | undefined): RowKind {
  const filled = grid.filled(row);
  if (filled.length === 0) return { kind: 'BLANK' };
  const repeated = filled.filter((c) => table.headings.has(c) && isHeadingText(grid.own(row, c), table.headings.get(c) ?? '')).length;
  if (filled.length >= 2 && repeated >= filled.length * 0.6 && repeated >= 2) return { kind: 'HEADING' };

  const texts = filled.map((c) => squeeze(grid.own(row, c)));
  const text = texts[0] ?? '';
  const nameColumn = at('name');
  const seqColumn = at('seqNo');
  if (TOTAL.test(text) && filled.length <= 4) return { kind: 'TOTAL', text: texts.join(' ') };

  const alone = new Set(texts).size === 1;
  const onlyInFront = filled.every((c) => c === seqColumn || c === nameColumn || c < (nameColumn ?? 1));
  if (filled.length === 2 && onlyInFront && filled[0] === seqColumn && headingType(texts[1] ?? '') !== undefined && /^第?[（(]?[一二三四五六七八九十]/.test(text)) {
    return { kind: 'SECTION', text: texts[1] ?? '' };
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

function isHeadingText(text: string, heading: string): boolean {
  const key = headingKey(text);
  return key !== '' && (headingKey(heading) === key || heading.split('/').some((line) => headingKey(line) === key));
}
