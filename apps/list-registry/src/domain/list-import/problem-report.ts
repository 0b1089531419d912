import type { ImportIssue, ImportReport } from './list-content.ts';
import { ProblemPlaces } from './problem-places.ts';
import { columnLetters, type SheetCells, type WorkbookCells } from './workbook-cells.ts';

/** A workbook with marks; the shape `writeMarkedWorkbook` of `@yidan/documents` takes. */
export interface ReportWorkbook {
  title: string;
  sheets: ReportSheet[];
}

export interface ReportSheet {
  name: string;
  hidden?: boolean;
  rows: (string | number)[][];
  merges: SheetCells['merges'];
  marks: { row: number; column: number; fill: string; comment?: string }[];
  widths: number[];
  headings?: number;
  filtered?: boolean;
}

interface Level {
  rank: number;
  fill: string;
  zh: string;
  en: string;
  means: string;
}

const ERROR: Level = { rank: 3, fill: 'FFC7CE', zh: '错误', en: 'Error', means: '须改正，否则不予导入 Must be mended' };
const WARNING: Level = { rank: 2, fill: 'FFEB9C', zh: '警告', en: 'Warning', means: '存疑，请核对 In doubt: please look' };
const NOTE: Level = { rank: 1, fill: 'BDD7EE', zh: '提示', en: 'Note', means: '说明，不必处理 Nothing to do' };
const LEVELS: Record<ImportIssue['severity'], Level> = { ERROR, DOUBT: WARNING, SKIPPED: NOTE, MERGED: NOTE, INFO: NOTE };

export const PROBLEM_SHEET = '问题清单';
const HEADINGS = ['编号 No.', '级别 Severity', '工作表 Sheet', '行 Row', '列 Column', '栏目/字段 Field', '规则 Rule', '说明', 'Message', '原值 Original value'];
const WIDTHS = [9, 15, 18, 8, 10, 26, 40, 52, 52, 40];
const HEADING_ROW = 2;
const LONGEST = 1000;

/** 问题报告: the file as it was, with every cell that has a problem coloured and commented, behind a list of all problems. */
export function renderProblemReport(workbook: WorkbookCells, report: ImportReport): ReportWorkbook {
  const places = new ProblemPlaces(workbook, report);
  const placed = report.issues.map((issue) => ({ issue, level: LEVELS[issue.severity], place: places.of(issue) }));
  const names = sheetNames(workbook.sheets);
  const asItWas = workbook.sheets.map((sheet, s): ReportSheet => {
    const here = placed.filter(({ place }) => place.sheet === sheet);
    return { name: names[s] ?? '', ...(sheet.hidden && { hidden: true }), rows: sheet.rows, merges: sheet.merges, marks: marksOf(here), widths: widthsOf(sheet) };
  });
  return { title: `${report.file.name} ${PROBLEM_SHEET}`, sheets: [problemSheet(placed, report, new Map(workbook.sheets.map((sheet, s) => [sheet, names[s] ?? '']))), ...asItWas] };
}

/** Whether a sheet is such a list of problems: a report that was mended and handed in again still has it. */
export function isProblemSheet({ name, rows }: SheetCells): boolean {
  return name === PROBLEM_SHEET && HEADINGS.every((heading, c) => rows[HEADING_ROW]?.[c] === heading);
}

type Placed = { issue: ImportIssue; level: Level; place: ReturnType<ProblemPlaces['of']> };

function problemSheet(placed: readonly Placed[], report: ImportReport, names: ReadonlyMap<SheetCells, string>): ReportSheet {
  const rows = placed.map(({ issue, level, place: { sheet, row, column } }, i) => [
    i + 1,
    `${level.zh} ${level.en}`,
    (sheet && names.get(sheet)) ?? issue.sheet,
    row === undefined ? '' : row + 1,
    column === undefined ? '' : columnLetters(column),
    fieldOf(issue, report, sheet, column),
    issue.rule,
    issue.messageZh,
    issue.message,
    shortened((row !== undefined && column !== undefined && sheet?.rows[row]?.[column]) || (issue.value ?? '')),
  ]);
  if (rows.length === 0) rows.push(['', '', '', '', '', '', '', '没有发现问题。', 'No problems were found.', '']);
  const legend = ['图例 Legend', '', '', '', '', ...[ERROR, WARNING, NOTE].map(({ zh, en, means }) => `${zh} ${en}：${means}`), '', ''];
  return {
    name: PROBLEM_SHEET,
    rows: [[summary(placed, report)], legend, HEADINGS, ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: HEADINGS.length - 1 }, { top: 1, left: 0, bottom: 1, right: 4 }],
    marks: [
      ...[ERROR, WARNING, NOTE].map(({ fill }, i) => ({ row: 1, column: 5 + i, fill })),
      ...placed.map(({ level: { fill } }, i) => ({ row: HEADING_ROW + 1 + i, column: 1, fill })),
    ],
    widths: WIDTHS,
    headings: HEADING_ROW,
    filtered: true,
  };
}

function summary(placed: readonly Placed[], { file, refused }: ImportReport): string {
  const [errors, warnings, notes] = [ERROR, WARNING, NOTE].map((level) => placed.filter((p) => p.level === level).length);
  const outcome = refused ? '未导入 not imported' : '可以导入 can be imported';
  if (placed.length === 0) return `${file.name}：没有发现问题，${outcome}。 No problems were found.`;
  const rows = file.format === 'json' ? '；JSON 第 n 项列在第 n+1 行 item n stands in row n+1' : '';
  return `${file.name}：${outcome}；错误 ${errors}、警告 ${warnings}、提示 ${notes}（${errors} errors, ${warnings} warnings, ${notes} notes）${rows}`;
}

function fieldOf(issue: ImportIssue, report: ImportReport, sheet: SheetCells | undefined, column: number | undefined): string {
  const letters = column === undefined ? undefined : columnLetters(column);
  const heading = report.sheets.find(({ name }) => name === sheet?.name)?.columns.find((c) => c.column === letters)?.header ?? (report.file.format === 'json' && column !== undefined ? sheet?.rows[0]?.[column] : undefined);
  return [heading, issue.path].filter((part) => part !== undefined && part !== '').join(' ');
}

/** One mark for each cell: the colour of the gravest problem, and what every one of them says, Chinese first. */
function marksOf(placed: readonly Placed[]): ReportSheet['marks'] {
  const cells = Map.groupBy(placed.filter(({ place }) => place.cell !== undefined), ({ place }) => `${place.cell?.row},${place.cell?.column}`);
  return [...cells.values()].map((problems) => {
    const { row = 0, column = 0 } = problems[0]?.place.cell ?? {};
    const gravest = problems.reduce((worst, { level }) => (level.rank > worst.rank ? level : worst), NOTE);
    const said = (say: (p: Placed) => string): string[] => [...new Set(problems.map(say))];
    const comment = [...said(({ issue, level }) => `${level.zh}：${issue.messageZh}`), ...said(({ issue, level }) => `${level.en}: ${issue.message}`)].join('\n');
    return { row, column, fill: gravest.fill, comment };
  });
}

/** Names a spreadsheet takes: at most 31 characters, none of its own marks, no two alike, and none that of the list of problems. */
function sheetNames(sheets: readonly SheetCells[]): string[] {
  const taken = new Set([PROBLEM_SHEET]);
  return sheets.map(({ name }) => {
    const plain = name.replace(/[\\/?*[\]:]/g, '_').replace(/^'|'$/g, '_').slice(0, 31).toWellFormed() || 'Sheet';
    let own = plain;
    for (let n = 2; taken.has(own.toLowerCase()); n += 1) own = `${plain.slice(0, 25).toWellFormed()} (${n})`;
    taken.add(own.toLowerCase());
    return own;
  });
}

/** As wide as what stands in the column, within what is still pleasant to read. */
function widthsOf({ rows }: SheetCells): number[] {
  const widths: number[] = [];
  for (const row of rows.slice(0, 300)) row.forEach((cell, c) => (widths[c] = Math.max(widths[c] ?? 6, Math.min(44, widestLine(cell) + 2))));
  return Array.from(widths, (width = 6) => width);
}

function widestLine(text: string): number {
  return Math.max(...text.slice(0, 500).split('\n').map((line) => [...line].reduce((n, c) => n + (c > '\u2000' ? 2 : 1), 0)));
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).toWellFormed()}…` : text;
}
