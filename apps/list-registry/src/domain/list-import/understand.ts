import { POWER_TYPES, type PowerType } from '@yidan/kernel';
import { checkKept } from './check-kept.ts';
import { checkContent, type ImportOptions } from './check-content.ts';
import { declaredIn, declaredInCells, declaredInMatrix, type Declared } from './declared-counts.ts';
import { ImportIssues } from './import-issues.ts';
import { type ContentItem, type DeclaredCount, type ImportReport, type ImportSheet, type ListContent } from './list-content.ts';
import { ORGAN_ITSELF } from './matter.ts';
import { isProblemSheet } from './problem-report.ts';
import { readPublishedSheet, type DeclaredAt, type PublishedSheet } from './published-list.ts';
import { readTemplateSheet, templateHeader } from './template-list.ts';
import { dropUnreadable, refuseUnreadable } from './unreadable.ts';
import type { SheetCells, WorkbookCells } from './workbook-cells.ts';
import { likeness, nameKey, squeeze } from './wording.ts';

/** What a file was understood to say, and how. */
export interface Understanding {
  content: ListContent;
  report: ImportReport;
}

/** 理解清单: a template is read strictly, anything else as a published 权责清单 of whatever layout. */
export function understand(workbook: WorkbookCells, fileName: string, options: ImportOptions & { bytes?: number } = {}): Understanding {
  const issues = new ImportIssues();
  const isTemplate = workbook.sheets.some((sheet) => templateHeader(sheet) !== undefined);
  const read = isTemplate ? readTemplate(workbook, issues, options) : readPublished(workbook, issues);
  const { items, sheets, declared } = read;
  const report: ImportReport = {
    file: { name: fileName, format: workbook.format, bytes: options.bytes ?? 0 },
    kind: isTemplate ? 'TEMPLATE' : 'PUBLISHED',
    sheets,
    rowsRead: sheets.reduce((sum, sheet) => sum + sheet.rowsRead, 0),
    items: items.length,
    units: unitsOf(items),
    powersByType: countPowers(items),
    declared,
    issues: issues.all,
    refused: issues.refused,
  };
  return { content: { items }, report };
}

interface Reading {
  items: ContentItem[];
  sheets: ImportSheet[];
  declared: DeclaredCount[];
}

function readTemplate(workbook: WorkbookCells, issues: ImportIssues, options: ImportOptions): Reading {
  const items: ContentItem[] = [];
  const sheets = workbook.sheets.map((sheet): ImportSheet => {
    const header = templateHeader(sheet);
    if (header === undefined) return plainSheet(sheet, sheet.rows.length === 0 ? 'EMPTY' : 'OTHER');
    refuseUnreadable(sheet, issues);
    const read = readTemplateSheet(sheet, header, items.length, issues);
    items.push(...read.items);
    return read.report;
  });
  checkContent(items, issues, options);
  if (!issues.all.some(({ rule }) => rule === 'REGISTRY.IMPORT.UNREADABLE_CHARACTER')) checkKept(items, issues);
  if (items.length === 0) {
    issues.add('ERROR', 'REGISTRY.IMPORT.NO_ITEMS', { sheet: sheets.find((s) => s.role === 'LIST')?.name ?? '' }, 'The template contains no items yet.', '模板中还没有填写任何事项。');
  }
  return { items, sheets, declared: [] };
}

function readPublished(workbook: WorkbookCells, issues: ImportIssues): Reading {
  for (const sheet of workbook.sheets) dropUnreadable(sheet, issues);
  const visible = workbook.sheets.filter((sheet) => !sheet.hidden && !isProblemSheet(sheet));
  const readings = readSheets(visible.length > 0 ? visible : workbook.sheets.filter((sheet) => !isProblemSheet(sheet)), issues);
  // Hidden sheets hold last year's list or the values of drop-downs; they count only when nothing else does.
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden && visible.length > 0);
  if (readings.every((r) => r.read.items.length === 0) && hidden.length > 0) readings.push(...readSheets(hidden, issues));
  else for (const sheet of hidden) issues.add('SKIPPED', 'REGISTRY.IMPORT.HIDDEN_SHEET', { sheet: sheet.name }, `The hidden sheet “${sheet.name}” was not read.`, `隐藏工作表“${sheet.name}”未读取。`);
  for (const sheet of workbook.sheets.filter(isProblemSheet)) issues.add('SKIPPED', 'REGISTRY.IMPORT.REPORT_SHEET', { sheet: sheet.name }, `The list of problems on sheet “${sheet.name}” was not read.`, `工作表“${sheet.name}”是问题清单，未读取。`);
  dropRepeatedSheets(readings, issues);

  const items = readings.flatMap((r) => r.read.items);
  items.forEach((item, i) => (item.seqNo = i + 1));
  const sheets = workbook.sheets.map((sheet) => {
    const reading = readings.find((r) => r.sheet === sheet);
    return reading ? describe(reading) : plainSheet(sheet, sheet.rows.length === 0 ? 'EMPTY' : 'OTHER');
  });
  if (items.length === 0 && !issues.refused) refuseWithoutTable(workbook, issues);
  reportMissingElements(readings, issues);
  reportSimilarUnits(unitsOf(items), issues);
  return { items, sheets, declared: compareCounts(readings, items, issues) };
}

interface SheetReading {
  sheet: SheetCells;
  read: PublishedSheet;
  repeated: boolean;
}

function readSheets(sheets: readonly SheetCells[], issues: ImportIssues): SheetReading[] {
  return sheets.filter((s) => s.rows.length > 0).map((sheet) => ({ sheet, read: readPublishedSheet(sheet, issues), repeated: false }));
}

/** A directory in front of the full list, or a combined sheet behind it, states the same matters once more. */
function dropRepeatedSheets(readings: SheetReading[], issues: ImportIssues): void {
  const keys = (r: SheetReading): string[] => r.read.items.map((i) => `${i.powers[0]?.type}/${nameKey(i.name)}`);
  const lists = readings.filter((r) => r.read.items.length > 0).sort((a, b) => richness(b) - richness(a));
  if (lists.length < 2) return;
  for (const [i, reading] of lists.entries()) {
    const own = keys(reading);
    const others = new Set(lists.slice(0, i).filter((r) => !r.repeated).flatMap(keys));
    if (own.length < 3 || own.filter((k) => others.has(k)).length < own.length * 0.9) continue;
    const count = own.length;
    issues.add('SKIPPED', 'REGISTRY.IMPORT.DUPLICATE_SHEET', { sheet: reading.sheet.name }, `Sheet “${reading.sheet.name}” repeats ${count} matters of the other sheets and was not counted again.`, `工作表“${reading.sheet.name}”的 ${count} 个事项与其他工作表重复，未重复计入。`);
    reading.repeated = true;
    reading.read.items = [];
    reading.read.declared = reading.read.declared.map((d) => ({ ...d, items: [] }));
  }
}

function richness(r: SheetReading): number {
  return new Set(r.read.tables.flatMap((t) => [...t.columns.values()])).size * 1000 + Math.min(999, r.read.items.length);
}

function describe({ sheet, read, repeated }: SheetReading): ImportSheet {
  const headerRows = read.tables.flatMap((t) => Array.from({ length: Math.max(0, t.headerBottom - Math.max(0, t.headerTop) + 1) }, (_, i) => Math.max(0, t.headerTop) + i + 1));
  const columns = read.tables.filter((t) => !t.repeats).flatMap((t) => t.recognised);
  const role = repeated ? 'SUMMARY' : read.items.length > 0 ? 'LIST' : plainRole(sheet);
  return { name: sheet.name, role, headerRows, columns, rowsRead: read.rowsRead };
}

function plainRole(sheet: SheetCells): ImportSheet['role'] {
  const cells = sheet.rows.flat().filter((c) => c !== '');
  if (cells.length === 0) return 'EMPTY';
  if (countsIn(sheet).length > 0) return 'SUMMARY';
  return cells.length <= 30 ? 'COVER' : 'OTHER';
}

function plainSheet(sheet: SheetCells, role: ImportSheet['role']): ImportSheet {
  return { name: sheet.name, role, headerRows: [], columns: [], rowsRead: 0 };
}

function refuseWithoutTable(workbook: WorkbookCells, issues: ImportIssues): void {
  const sheet = workbook.sheets.find((s) => s.rows.length > 0);
  const seen = (sheet?.rows ?? []).slice(0, 6).map((row) => row.filter((c) => c !== '').map((c) => squeeze(c).slice(0, 12)).join(' | ')).filter((l) => l !== '').join(' ⏎ ');
  issues.add('ERROR', 'REGISTRY.IMPORT.NO_TABLE', { sheet: sheet?.name ?? '', row: 1, value: seen }, 'No table of matters was found: no row looks like a heading with a name of matters, and no column reads like one.', '未找到事项表：没有可识别的表头，也没有内容类似事项名称的列。');
}

/** Elements no published list states are one finding each, not one per row. */
function reportMissingElements(readings: readonly SheetReading[], issues: ImportIssues): void {
  for (const { sheet, read } of readings) {
    if (read.items.length === 0) continue;
    const row = (read.tables[0]?.headerBottom ?? 0) + 1;
    const n = read.items.length;
    const whole = (element: string, label: string): void =>
      issues.add('DOUBT', 'REGISTRY.ITEM.ELEMENT_MISSING', { sheet: sheet.name, row, path: `/items/*/${element}` }, `The published list does not state “${label}”; ${n} items lack it.`, `公布的清单没有“${label}”，${n} 个事项缺少该要素。`);
    whole('sandingDutyRefs', '与“三定”规定主要职责的对应关系');
    whole('sandingUnitProvisionRefs', '“三定”规定内设机构主要职责的具体规定');
    issues.add('INFO', 'REGISTRY.IMPORT.UNSORTED', { sheet: sheet.name, row }, `Main and special functions of ${n} items wait to be sorted; attributes were taken from the power types.`, `${n} 个事项的主要职能、专项职能待归类，属性按权力类型暂定。`);
    if (!read.tables.some((t) => [...t.columns.values()].includes('unit'))) {
      issues.add('DOUBT', 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', { sheet: sheet.name, row, path: '/items/*/leadUnit' }, `The list names no offices; the organ itself leads ${n} items until an office is named.`, `清单未列承办科室，${n} 个事项暂以行使主体牵头，待明确科室。`);
    }
    read.items.forEach((item) => reportGaps(item, issues));
  }
}

function reportGaps(item: ContentItem, issues: ImportIssues): void {
  const at = { sheet: item.source.sheet, row: item.source.row, value: item.name };
  const path = (element: string): string => `/items/${item.seqNo - 1}/${element}`;
  if (item.basis.length === 0) issues.add('DOUBT', 'REGISTRY.ITEM.ELEMENT_MISSING', { ...at, path: path('basisRefs') }, 'The matter cites no basis.', '该事项没有依据。');
  if (item.leadUnit === '') {
    item.leadUnit = ORGAN_ITSELF;
    issues.add('DOUBT', 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', { ...at, path: path('leadUnit') }, 'No office is named for this matter; the organ itself leads it until one is.', '该事项未注明承办机构，暂以本机关牵头，待明确科室。');
  } else if (/^(具体|相关|有关|各|本)(承办|负责|业务)?的?(业务)?(科|处|股)室/.test(item.leadUnit)) {
    issues.add('DOUBT', 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', { ...at, value: item.leadUnit, path: path('leadUnit') }, `“${item.leadUnit}” names no particular office.`, `“${item.leadUnit}”不是具体科室。`);
  }
  if ([...(item.description ?? '')].length > 2000) {
    item.description = [...(item.description ?? '')].slice(0, 2000).join('');
    issues.add('DOUBT', 'REGISTRY.ITEM.DESCRIPTION_TOO_LONG', { ...at, path: path('description') }, 'The description was cut to 2000 characters.', '职能描述超过 2000 字，已截取前 2000 字。');
  }
  if ([...item.name].length > 120) issues.add('DOUBT', 'REGISTRY.ITEM.NAME_TOO_LONG', { ...at, path: path('name') }, 'The name is longer than 120 characters.', '事项名称超过 120 字。');
}

function reportSimilarUnits(units: readonly string[], issues: ImportIssues): void {
  for (const [i, unit] of units.entries()) {
    for (const other of units.slice(i + 1, i + 200)) {
      const same = unit.length >= 4 && other.length >= 4 && (unit.includes(other) || other.includes(unit) || likeness(unit, other) >= 0.8);
      if (same) issues.add('DOUBT', 'REGISTRY.IMPORT.SIMILAR_UNITS', { sheet: '', value: `${unit} / ${other}` }, `“${unit}” and “${other}” may be one office.`, `“${unit}”与“${other}”可能是同一机构。`);
    }
  }
}

/** 共计 n 项: compares what the file says about itself with what was read. */
function compareCounts(readings: readonly SheetReading[], items: readonly ContentItem[], issues: ImportIssues): DeclaredCount[] {
  const compared: DeclaredCount[] = [];
  for (const { sheet, read, repeated } of readings) {
    const isList = read.items.length > 0 || repeated;
    const stated: DeclaredAt[] = isList ? [...read.declared, ...declaredIn(sheet.name).map((d) => ({ ...d, row: 0, items: read.items }))] : countsIn(sheet).map((d) => ({ ...d, items: [...items] }));
    for (const declared of stated) {
      const candidates = [count(declared.items, declared), count(declared.items, declared, true), count(read.items, declared), count(read.items, declared, true), count(items, declared), count(items, declared, true)];
      const usual = candidates[declared.counts === 'POWERS' ? 1 : 0] ?? 0;
      const found = candidates.includes(declared.number) ? declared.number : usual;
      compared.push({ what: declared.what, declared: declared.number, found, sheet: sheet.name, row: declared.row });
      if (found === declared.number) continue;
      issues.add('DOUBT', 'REGISTRY.IMPORT.COUNT_MISMATCH', { sheet: sheet.name, row: declared.row, value: `${declared.what} ${declared.number}` }, `The file states ${declared.number} (${declared.what}); ${found} were read.`, `文件注明${declared.what} ${declared.number} 项，实际读取 ${found} 项。`);
    }
  }
  return compared;
}

function countsIn(sheet: SheetCells): (Declared & { row: number })[] {
  const matrix = declaredInMatrix(sheet.rows);
  if (matrix.length > 0) return matrix;
  return sheet.rows.flatMap((cells, r) => {
    const inCells = declaredInCells(cells);
    const found = inCells.length > 0 ? inCells : cells.filter((c) => c !== '' && c.length <= 200).flatMap((c) => declaredIn(c));
    return found.map((d) => ({ ...d, row: r + 1 }));
  });
}

function count(items: readonly ContentItem[], { type, counts }: Declared, powers = counts === 'POWERS'): number {
  if (powers) return items.flatMap((i) => i.powers).filter((p) => !type || p.type === type).length;
  return items.filter((i) => !type || i.powers.some((p) => p.type === type)).length;
}

function unitsOf(items: readonly ContentItem[]): string[] {
  return [...new Set(items.flatMap((i) => [i.leadUnit, ...i.assistUnits]).filter((u) => u !== ''))].sort();
}

function countPowers(items: readonly ContentItem[]): Record<PowerType, number> {
  const counts = Object.fromEntries(POWER_TYPES.map((t) => [t, 0])) as Record<PowerType, number>;
  for (const power of items.flatMap((i) => i.powers)) counts[power.type] += 1;
  return counts;
}
