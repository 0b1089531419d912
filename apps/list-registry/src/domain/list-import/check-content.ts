import type { ImportIssues, IssuePlace } from './import-issues.ts';
import { FUNCTION_CATEGORIES, type ContentItem } from './list-content.ts';
import { NINE_ELEMENTS } from './template-columns.ts';
import { nameKey, squeeze } from './wording.ts';

/** What a tenant adds to the dictionaries of the regulation. */
export interface ImportOptions {
  /** 主要职能类别 beyond the three: codes or names the tenant has entered. */
  extraCategories?: readonly string[];
}

const HEADERS = new Map(NINE_ELEMENTS.map((c) => [c.element, c.header]));

/** 要素检查: whether items that claim to be a full duty list are one; used for the template and for JSON. */
export function checkContent(items: readonly ContentItem[], issues: ImportIssues, options: ImportOptions = {}): void {
  const categories = new Set<string>([...FUNCTION_CATEGORIES, ...(options.extraCategories ?? [])]);
  const coordinators = new Map<string, ContentItem>();
  const names = new Map<string, ContentItem>();
  items.forEach((item, i) => {
    const at = (element: string, value?: string): IssuePlace => ({ sheet: item.source.sheet, row: item.source.row, path: `/items/${i}/${element}`, ...(value !== undefined && { value }) });
    for (const [element, filled] of elements(item)) {
      if (filled) continue;
      const label = HEADERS.get(element) ?? element;
      issues.add('ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', at(element), `Element “${label}” is missing in row ${item.source.row}.`, `第 ${item.source.row} 行缺少要素“${label}”。`);
    }
    if (item.seqNo !== i + 1) {
      issues.add('ERROR', 'REGISTRY.ITEM.SEQ_INVALID', at('seqNo', String(item.seqNo)), `The sequence number must be ${i + 1}, not ${item.seqNo || 'empty'}.`, `序号应为 ${i + 1}，实际为 ${item.seqNo || '空'}。`);
    }
    if ([...item.name].length > 120) issues.add('ERROR', 'REGISTRY.ITEM.NAME_TOO_LONG', at('name', item.name), 'The name is longer than 120 characters.', '事项名称超过 120 字。');
    if ([...(item.description ?? '')].length > 2000) issues.add('ERROR', 'REGISTRY.ITEM.DESCRIPTION_TOO_LONG', at('description'), 'The description is longer than 2000 characters.', '职能描述超过 2000 字。');
    if ([...item.remarks].length > 1000) issues.add('ERROR', 'REGISTRY.ITEM.REMARKS_TOO_LONG', at('remarks'), 'The remarks are longer than 1000 characters.', '备注超过 1000 字。');
    if (item.majorFunction.name !== '' && !categories.has(item.majorFunction.category)) {
      issues.add('ERROR', 'REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN', at('majorFunction/category', item.majorFunction.category), `“${item.majorFunction.category}” is not a category of main functions.`, `“${item.majorFunction.category}”不是主要职能类别。`);
    }
    const coordinator = item.specialFunction.coordinatorUnit;
    const special = `${nameKey(item.majorFunction.name)}/${nameKey(item.specialFunction.name)}`;
    const other = coordinators.get(special);
    if (coordinator && other && other.specialFunction.coordinatorUnit !== coordinator) {
      issues.add('ERROR', 'REGISTRY.CATEGORY.COORDINATOR_DUPLICATE', at('specialFunction/coordinatorUnit', coordinator), `“${item.specialFunction.name}” is already coordinated by “${other.specialFunction.coordinatorUnit}” (row ${other.source.row}).`, `专项职能“${item.specialFunction.name}”已由“${other.specialFunction.coordinatorUnit}”统筹（第 ${other.source.row} 行）。`);
    } else if (coordinator) coordinators.set(special, item);
    const twin = names.get(nameKey(item.name));
    if (item.name !== '' && twin) {
      issues.add('DOUBT', 'REGISTRY.ITEM.NAME_DUPLICATE', at('name', item.name), `The same name stands in row ${twin.source.row}.`, `与第 ${twin.source.row} 行事项同名。`);
    } else names.set(nameKey(item.name), item);
  });
}

/** 牵头科室: exactly one office leads; `units` are the offices the cell or field names. */
export function checkLead(units: readonly string[], index: number, place: IssuePlace, issues: ImportIssues): void {
  const at = { ...place, path: `/items/${index}/leadUnit`, value: units.join('、') };
  if (units.length === 0) issues.add('ERROR', 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', at, `Row ${place.row ?? 0} names no leading office.`, `第 ${place.row ?? 0} 行未填写牵头科室。`);
  if (units.length > 1) issues.add('ERROR', 'REGISTRY.ITEM.LEAD_UNIT_DUPLICATE', at, `Row ${place.row ?? 0} names ${units.length} leading offices.`, `第 ${place.row ?? 0} 行填写了 ${units.length} 个牵头科室。`);
}

function elements(item: ContentItem): [string, boolean][] {
  const some = (texts: readonly string[]): boolean => texts.some((t) => squeeze(t) !== '');
  return [
    ['majorFunction', squeeze(item.majorFunction.name) !== ''],
    ['specialFunction', squeeze(item.specialFunction.name) !== ''],
    ['name', squeeze(item.name) !== ''],
    ['attribute', squeeze(item.attribute) !== ''],
    ['basisRefs', some(item.basis.map((b) => b.text))],
    ['sandingDutyRefs', some(item.sandingDuties)],
    ['sandingUnitProvisionRefs', some(item.sandingUnitProvisions)],
  ];
}
