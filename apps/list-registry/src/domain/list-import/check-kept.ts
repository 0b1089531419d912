import { orderedItem } from './ordered-item.ts';
import { ImportIssues } from './import-issues.ts';
import type { ContentItem } from './list-content.ts';
import { writeItem } from './template-cells.ts';
import { TEMPLATE_COLUMNS, type TemplateColumn, type TemplateKey } from './template-columns.ts';
import { readTemplateSheet } from './template-list.ts';

/** As many characters as office programs take in a cell; .csv, .json and our own reader know no such limit. */
const LARGEST_CELL = 32_767;
/** Under which heading each part of an item is written; a part may be read from several cells. */
const PART_OF: Partial<Record<TemplateKey, (item: ContentItem) => unknown>> = {
  seqNo: (i) => i.seqNo,
  majorFunction: (i) => i.majorFunction.name,
  specialFunction: (i) => i.specialFunction.name,
  name: (i) => i.name,
  attribute: (i) => i.attribute,
  basis: (i) => i.basis,
  sandingDuties: (i) => i.sandingDuties,
  sandingUnitProvisions: (i) => i.sandingUnitProvisions,
  remarks: (i) => i.remarks,
  code: (i) => i.code,
  leadUnit: (i) => i.leadUnit,
  assistUnits: (i) => i.assistUnits,
  powerNames: (i) => i.powers,
  keywords: (i) => i.keywords,
  timeLimit: (i) => i.timeLimit,
  description: (i) => i.description,
  category: (i) => i.majorFunction.category,
  coordinatorUnit: (i) => i.specialFunction.coordinatorUnit,
  serviceObjects: (i) => i.serviceObjects,
  responsibilityField: (i) => i.responsibilityField,
  crossLead: (i) => i.crossOrgan?.lead,
  crossHandle: (i) => i.crossOrgan?.handle,
  crossAssist: (i) => i.crossOrgan?.assist,
  handoff: (i) => i.crossOrgan?.handoff,
  regimeObject: (i) => i.supervisionRegime?.object,
  regimeContent: (i) => i.supervisionRegime?.content,
  regimeManner: (i) => i.supervisionRegime?.manner,
  regimeMeasures: (i) => i.supervisionRegime?.measures,
  regimeProcedure: (i) => i.supervisionRegime?.procedure,
  regimeFrequency: (i) => i.supervisionRegime?.frequency,
  regimeHandling: (i) => i.supervisionRegime?.handling,
  disclosure: (i) => i.disclosure,
  performMode: (i) => i.performMode,
  devolvedPower: (i) => i.devolvedPower,
  itemStatus: (i) => i.itemStatus,
  interimHolder: (i) => i.pendingAttribution?.interimHolder,
  settlement: (i) => i.pendingAttribution?.settlement,
};

/** A part of an item that would come back from a file as something else, or that a cell is too small for. */
export interface NotKept {
  index: number;
  column: TemplateColumn & { key: TemplateKey };
  why: 'CHANGED' | 'TOO_LONG';
}

/** 导出再导入: writes the items into the template, reads them again, and names every part that is not what it was. */
export function notKept(items: readonly ContentItem[]): NotKept[] {
  const cells = items.map((item) => writeItem(item));
  const rows = cells.map((values) => TEMPLATE_COLUMNS.map(({ key }) => asRead(String(values[key]))));
  const sheet = { name: '', hidden: false, merges: [], rows: [TEMPLATE_COLUMNS.map(({ header }) => header), ...rows] };
  const again = readTemplateSheet(sheet, 0, 0, new ImportIssues()).items;
  return items.flatMap((item, index) => {
    const before = orderedItem(item) as ContentItem;
    const after = again[index];
    return TEMPLATE_COLUMNS.flatMap((column): NotKept[] => {
      const part = PART_OF[column.key];
      if (part && !(after && isSame(part(before), part(after)))) return [{ index, column, why: 'CHANGED' }];
      return String(cells[index]?.[column.key]).length > LARGEST_CELL ? [{ index, column, why: 'TOO_LONG' }] : [];
    });
  });
}

/** 原样保存: what a list says must survive its own export, or the list is refused and the place named; what only a cell is too small for is a doubt. */
export function checkKept(items: readonly ContentItem[], issues: ImportIssues): void {
  const faulty = new Set(issues.all.filter(({ severity }) => severity === 'ERROR').map(({ path }) => path?.split('/')[2]));
  for (const { index, column, why } of notKept(items)) {
    if (faulty.has(String(index))) continue;
    const source = items[index]?.source;
    const at = { sheet: source?.sheet ?? '', row: source?.row ?? 0, path: `/items/${index}/${column.element}` };
    if (why === 'TOO_LONG') issues.add('DOUBT', 'REGISTRY.ITEM.TEXT_TOO_LONG', at, `“${column.header}” is longer than the ${LARGEST_CELL} characters office programs take in a cell: export this list as .csv or .json.`, `“${column.header}”超过办公软件单元格的上限 ${LARGEST_CELL} 字，该清单请导出为 .csv 或 .json。`);
    else issues.add('ERROR', 'REGISTRY.ITEM.NOT_REPRESENTABLE', at, `“${column.header}” would not come back from an export as it is: look for spaces at its ends, carriage returns, empty entries, or line breaks inside names.`, `“${column.header}”导出后无法原样读回：请检查首尾空格、回车符、空条目或名称中的换行。`);
  }
}

function isSame(before: unknown, after: unknown): boolean {
  return before === after || (typeof before === 'object' && JSON.stringify(before) === JSON.stringify(after));
}

/** A cell as the reader of workbooks hands it over. */
function asRead(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
}
