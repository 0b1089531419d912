import type { ContentItem, ListContent } from './list-content.ts';
import { writeItem } from './template-cells.ts';
import { EXAMPLE_MARK, NINE_ELEMENTS, TEMPLATE_COLUMNS } from './template-columns.ts';

/** A workbook to be written; the shape `writeWorkbook` of `@yidan/documents` takes. */
export interface RenderedWorkbook {
  title: string;
  sheets: RenderedSheet[];
}

export interface RenderedSheet {
  name: string;
  title?: string;
  columns: { header: string; width: number; choices?: readonly string[]; open?: boolean; comment?: string; shaded?: boolean }[];
  rows: (string | number)[][];
  exampleRows?: number[];
  choiceRows?: number;
}

/** What a printed list says about itself. */
export interface ListInfo {
  organName: string;
  version?: string;
}

const SHEET = '职责任务清单';

/** 空白模板: the nine elements and the extension columns with drop-downs, an example and a page of instructions. */
export function renderTemplate(): RenderedWorkbook {
  return { title: '职责任务清单模板', sheets: [listSheet([{ ...row(EXAMPLE), seqNo: EXAMPLE_MARK }], [0]), instructions()] };
}

/** 导出清单: a list in the form of the template, so that importing it again gives the same list. */
export function renderList(content: ListContent, info: ListInfo): RenderedWorkbook {
  const title = `${info.organName}职责任务清单${info.version ? `（${info.version}）` : ''}`;
  return { title, sheets: [{ ...listSheet(content.items.map(row)), title }] };
}

/** The same list as .csv, without a mark of its encoding. */
export function renderCsv(content: ListContent): string {
  return csvOf(TEMPLATE_COLUMNS.map((c) => c.header), content.items.map((item) => cells(row(item))));
}

/** A table as .csv. */
export function csvOf(headings: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const quote = (value: string | number): string => (/[",\r\n]|^\s|\s$/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return `${[headings, ...rows].map((line) => line.map(quote).join(',')).join('\r\n')}\r\n`;
}

function listSheet(rows: Record<string, string | number>[], exampleRows: number[] = []): RenderedSheet {
  return {
    name: SHEET,
    columns: TEMPLATE_COLUMNS.map((column, i) => ({
      header: column.header,
      width: column.width,
      comment: column.comment,
      shaded: i >= NINE_ELEMENTS.length,
      ...('choices' in column && { choices: column.choices, open: 'open' in column && column.open }),
    })),
    rows: rows.map(cells),
    exampleRows,
    choiceRows: Math.max(500, rows.length),
  };
}

function row(item: ContentItem): Record<string, string | number> {
  return writeItem(item);
}

function cells(values: Record<string, string | number>): (string | number)[] {
  return TEMPLATE_COLUMNS.map((column) => values[column.key] ?? '');
}

function instructions(): RenderedSheet {
  const rules = [
    '一行一个事项；前九列为九项要素，顺序和名称不得改动、不得删除，备注可以为空。',
    '后面的扩展列供系统使用；“牵头科室”和“主要职能类别”必填，其余可以为空。',
    '序号从 1 起连续；牵头科室有且只有一个；同一专项职能只有一个统筹科室。',
    '序号为“示例”的行仅供参考，导入时自动跳过，可以保留，也可以删除。',
    '主要职能、专项职能可以纵向合并单元格。',
  ];
  return {
    name: '填写说明',
    columns: [
      { header: '栏目', width: 40 },
      { header: '填写要求', width: 90 },
    ],
    rows: [...rules.map((rule, i) => [`总则 ${i + 1}`, rule]), ...TEMPLATE_COLUMNS.map((c) => [c.header, c.comment])],
  };
}

const EXAMPLE: ContentItem = {
  seqNo: 1,
  majorFunction: { name: '药品监督管理', category: 'APPROVAL_ENFORCEMENT_COORDINATION' },
  specialFunction: { name: '药品类易制毒化学品监管', coordinatorUnit: '药品监督管理科' },
  name: '对易制毒化学品相关违法行为的处罚',
  description: '查处药品类易制毒化学品生产、经营、购买中的违法行为。',
  attribute: '监管执法类',
  basis: [
    { text: '《易制毒化学品管理条例》第三十八条', instrument: '易制毒化学品管理条例', article: '第三十八条', role: 'ORIGIN' },
    { text: '《药品类易制毒化学品管理办法》第四十一条', instrument: '药品类易制毒化学品管理办法', article: '第四十一条', role: 'SUPPORT' },
  ],
  sandingDuties: ['（五）负责药品、医疗器械和化妆品安全监督管理。'],
  sandingUnitProvisions: ['药品监督管理科：承担药品类易制毒化学品监督检查和违法行为查处。'],
  remarks: '',
  leadUnit: '药品监督管理科',
  assistUnits: ['政策法规科', '综合执法大队'],
  powers: [
    { type: 'PENALTY', number: '3706', name: '对易制毒化学品违法行为的处罚' },
    { type: 'COMPULSION', number: '132', name: '对易制毒化学品的查封扣押' },
  ],
  keywords: ['易制毒', '药品', '查处'],
  timeLimit: { amount: 90, clock: 'CALENDAR_DAY' },
  responsibilityField: 'PUBLIC_SAFETY',
  serviceObjects: ['LEGAL_PERSON'],
  source: { sheet: SHEET, row: 2 },
};
