import type { ContentItem } from '../list-import/list-content.ts';
import { writeItem } from '../list-import/template-cells.ts';
import { NINE_ELEMENTS, type TemplateKey } from '../list-import/template-columns.ts';
import type { PaperColumn } from './paper.ts';

const WIDTHS: Partial<Record<string, number>> = { seqNo: 4, majorFunction: 7, specialFunction: 7, name: 12, attribute: 6, basis: 16, sandingDuties: 13, sandingUnitProvisions: 13, remarks: 6 };

/** 九栏: the nine elements in the order of the regulation, as a printed table has them. */
export const NINE_COLUMNS: readonly PaperColumn[] = NINE_ELEMENTS.map(({ key, header }) => ({ header, width: WIDTHS[key] ?? 8, ...(key === 'seqNo' && { align: 'center' as const }) }));

/** An item as its nine cells. */
export function nineCells(item: ContentItem): string[] {
  const cells = writeItem(item);
  return NINE_ELEMENTS.map(({ key }) => String(cells[key as TemplateKey]));
}
