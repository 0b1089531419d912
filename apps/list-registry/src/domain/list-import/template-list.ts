import { checkLead } from './check-content.ts';
import { sequenceOf } from './column-contents.ts';
import type { ImportIssues } from './import-issues.ts';
import { ITEM_STATUSES, PERFORM_MODES, STATED_DISCLOSURES, type ContentItem, type ImportSheet } from './list-content.ts';
import { orderedItem } from './ordered-item.ts';
import { codeOf, readBasisCell, readLeads, readLines, readNames, readPowers } from './template-cells.ts';
import { CATEGORY_LABELS, DISCLOSURE_LABELS, EXAMPLE_MARK, FIELD_LABELS, NINE_ELEMENTS, OBJECT_LABELS, PERFORM_LABELS, STATUS_LABELS, TEMPLATE_COLUMNS, type TemplateKey } from './template-columns.ts';
import { readTimeLimit } from './time-limit.ts';
import { columnLetters, Grid, type SheetCells } from './workbook-cells.ts';
import { headingKey } from './wording.ts';

/** Headings no published 权责清单 has; three of them make a sheet a template. */
const TELLING = new Set(['主要职能', '专项职能', '职能清单', '职能来源及依据', '与三定规定主要职责的对应关系', '三定规定内设机构主要职责的具体规定']);
const BY_HEADING = new Map(TEMPLATE_COLUMNS.map((c) => [headingKey(c.header), c]));

/** The row in which a sheet carries the headings of the template, if it does. */
export function templateHeader(sheet: SheetCells): number | undefined {
  for (let r = 0; r < Math.min(30, sheet.rows.length); r += 1) {
    const telling = new Set((sheet.rows[r] ?? []).map(headingKey).filter((key) => TELLING.has(key)));
    if (telling.size >= 3) return r;
  }
  return undefined;
}

export interface TemplateSheet {
  items: ContentItem[];
  report: ImportSheet;
}

/** 清单模板: reads a filled-in template strictly; what is missing is named and nothing is guessed. */
export function readTemplateSheet(sheet: SheetCells, header: number, before: number, issues: ImportIssues): TemplateSheet {
  const grid = new Grid(sheet);
  const columns = readHeadings(sheet, header, issues);
  const items: ContentItem[] = [];
  let rowsRead = 0;
  for (let r = header + 1; r < grid.height; r += 1) {
    if (grid.filled(r).length === 0) continue;
    rowsRead += 1;
    const cell = (key: TemplateKey): string => {
      const c = columns.get(key);
      return c === undefined ? '' : grid.seen(r, c);
    };
    if (cell('seqNo').startsWith(EXAMPLE_MARK)) {
      issues.add('INFO', 'REGISTRY.IMPORT.EXAMPLE_ROW', { sheet: sheet.name, row: r + 1 }, 'The example row of the template was skipped.', '模板示例行已跳过。');
    } else items.push(readItem(sheet.name, r, before + items.length, cell, columns, issues));
  }
  const recognised = [...columns].map(([key, c]) => ({ column: columnLetters(c), header: sheet.rows[header]?.[c] ?? '', field: key, confidence: 1, by: 'HEADER' as const }));
  return { items, report: { name: sheet.name, role: 'LIST', headerRows: [header + 1], columns: recognised, rowsRead } };
}


function readHeadings(sheet: SheetCells, header: number, issues: ImportIssues): Map<TemplateKey, number> {
  const columns = new Map<TemplateKey, number>();
  const at = { sheet: sheet.name, row: header + 1 };
  (sheet.rows[header] ?? []).forEach((heading, c) => {
    if (heading === '') return;
    const column = BY_HEADING.get(headingKey(heading));
    const place = { ...at, column: columnLetters(c), value: heading };
    if (!column) issues.add('ERROR', 'REGISTRY.IMPORT.UNKNOWN_COLUMN', place, `The template has no column “${heading}”.`, `模板中没有“${heading}”列。`);
    else if (columns.has(column.key)) issues.add('ERROR', 'REGISTRY.IMPORT.REPEATED_COLUMN', place, `The column “${heading}” appears twice.`, `“${heading}”列重复。`);
    else columns.set(column.key, c);
  });
  for (const column of NINE_ELEMENTS) {
    if (columns.has(column.key as TemplateKey)) continue;
    issues.add('ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', { ...at, path: `/items/*/${column.element}` }, `The column of element “${column.header}” is missing.`, `缺少要素列“${column.header}”。`);
  }
  for (const key of ['leadUnit', 'category'] as const) {
    if (columns.has(key)) continue;
    const header = TEMPLATE_COLUMNS.find((c) => c.key === key)?.header ?? key;
    issues.add('ERROR', 'REGISTRY.IMPORT.COLUMN_MISSING', { ...at, value: header }, `The column “${header}” is missing.`, `缺少“${header}”列。`);
  }
  const order = [...columns].filter(([key]) => NINE_ELEMENTS.some((c) => c.key === key)).map(([key]) => NINE_ELEMENTS.findIndex((c) => c.key === key));
  if (order.some((n, i) => n < (order[i - 1] ?? -1))) issues.add('ERROR', 'REGISTRY.IMPORT.COLUMN_ORDER', at, 'The nine elements are not in the order of the template.', '九项要素列的顺序与模板不一致。');
  return columns;
}

function readItem(sheet: string, r: number, index: number, cell: (key: TemplateKey) => string, columns: ReadonlyMap<TemplateKey, number>, issues: ImportIssues): ContentItem {
  const place = (key: TemplateKey): { sheet: string; row: number; column: string; value: string; path: string } => ({
    sheet,
    row: r + 1,
    column: columnLetters(columns.get(key) ?? 0),
    value: cell(key),
    path: `/items/${index}/${TEMPLATE_COLUMNS.find((c) => c.key === key)?.element ?? key}`,
  });
  const seqNo = sequenceOf(cell('seqNo'));
  if (seqNo === undefined && columns.has('seqNo') && cell('seqNo') === '') {
    issues.add('ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', place('seqNo'), `Element “序号” is missing in row ${r + 1}.`, `第 ${r + 1} 行缺少要素“序号”。`);
  }
  const leads = readLeads(cell('leadUnit'));
  if (columns.has('leadUnit')) checkLead(leads, index, { sheet, row: r + 1, column: columnLetters(columns.get('leadUnit') ?? 0) }, issues);
  const powers = readPowers(cell('powerTypes'), cell('powerNumbers'), cell('powerNames'), cell('name'));
  if (!Array.isArray(powers)) {
    if (powers.problem === 'TYPE') issues.add('ERROR', 'REGISTRY.POWER.TYPE_UNKNOWN', { ...place('powerTypes'), value: powers.value }, `“${powers.value}” is not one power type.`, `“${powers.value}”不是十类权力类型之一。`);
    else issues.add('ERROR', 'REGISTRY.POWER.LINES_UNEVEN', place('powerNumbers'), 'Types, numbers and names of the powers have different numbers of lines.', '权力类型、编号、名称的行数不一致。');
  }
  const timeLimit = readTimeLimit(cell('timeLimit'));
  if (cell('timeLimit') !== '' && !timeLimit) issues.add('DOUBT', 'REGISTRY.ITEM.TIME_LIMIT_UNCLEAR', place('timeLimit'), `“${cell('timeLimit')}” states no time limit.`, `“${cell('timeLimit')}”不是可识别的办理时限。`);
  const objects = readNames(cell('serviceObjects')).map((o) => codeOf(OBJECT_LABELS, o));
  const optional = <K extends string>(key: K, text: string): Partial<Record<K, string>> => (text === '' ? {} : ({ [key]: text } as Record<K, string>));
  const chosen = <Code extends string>(key: TemplateKey, labels: Record<string, string>, codes: readonly Code[]): Code | undefined => {
    const code = codes.find((known) => known === codeOf(labels, cell(key)));
    if (code === undefined && cell(key) !== '') {
      const choices = Object.values(labels).join('、');
      issues.add('ERROR', 'REGISTRY.ITEM.CHOICE_UNKNOWN', place(key), `“${cell(key)}” is none of ${choices}.`, `“${cell(key)}”不在可选值（${choices}）之中。`);
    }
    return code;
  };
  const regime = {
    ...optional('object', cell('regimeObject')),
    ...optional('content', cell('regimeContent')),
    ...optional('manner', cell('regimeManner')),
    ...optional('measures', cell('regimeMeasures')),
    ...optional('procedure', cell('regimeProcedure')),
    ...optional('frequency', cell('regimeFrequency')),
    ...optional('handling', cell('regimeHandling')),
  };
  const item: ContentItem = {
    seqNo: seqNo ?? 0,
    ...optional('code', cell('code')),
    majorFunction: { name: cell('majorFunction'), category: codeOf(CATEGORY_LABELS, cell('category')) },
    specialFunction: { name: cell('specialFunction'), ...optional('coordinatorUnit', cell('coordinatorUnit')) },
    name: cell('name'),
    ...optional('description', cell('description')),
    attribute: cell('attribute'),
    basis: readBasisCell(cell('basis')),
    sandingDuties: readLines(cell('sandingDuties')),
    sandingUnitProvisions: readLines(cell('sandingUnitProvisions')),
    remarks: cell('remarks'),
    leadUnit: leads[0] ?? '',
    assistUnits: readNames(cell('assistUnits')),
    powers: Array.isArray(powers) ? powers : [],
    keywords: readNames(cell('keywords')),
    ...(timeLimit && { timeLimit }),
    ...optional('responsibilityField', codeOf(FIELD_LABELS, cell('responsibilityField'))),
    ...(objects.length > 0 && { serviceObjects: objects }),
    crossOrgan: { lead: readNames(cell('crossLead')), handle: readNames(cell('crossHandle')), assist: readNames(cell('crossAssist')), handoff: cell('handoff') },
    supervisionRegime: regime,
    ...given('disclosure', chosen('disclosure', DISCLOSURE_LABELS, STATED_DISCLOSURES)),
    ...given('performMode', chosen('performMode', PERFORM_LABELS, PERFORM_MODES)),
    ...optional('devolvedPower', cell('devolvedPower')),
    ...given('itemStatus', chosen('itemStatus', STATUS_LABELS, ITEM_STATUSES)),
    pendingAttribution: { interimHolder: cell('interimHolder'), settlement: cell('settlement') },
    source: { sheet, row: r + 1 },
  };
  return { ...orderedItem(item), source: item.source };
}

function given<K extends string, T extends string>(key: K, value: T | undefined): Partial<Record<K, T>> {
  return value === undefined ? {} : ({ [key]: value } as Record<K, T>);
}
