import { aRow } from '../../../test/a-list.ts';
import { aSheet, aWorkbook } from './a-workbook.ts';
import { jsonAsTable } from './file-table.ts';
import { understandJson } from './list-json.ts';
import { renderProblemReport, type ReportSheet } from './problem-report.ts';
import { renderList } from './render-list.ts';
import { understand } from './understand.ts';
import type { WorkbookCells } from './workbook-cells.ts';

const [RED, YELLOW, BLUE] = ['FFC7CE', 'FFEB9C', 'BDD7EE'];
const reportOn = (workbook: WorkbookCells) => renderProblemReport(workbook, understand(workbook, '清单.xlsx').report).sheets as [ReportSheet, ...ReportSheet[]];
const problems = ([list]: [ReportSheet, ...ReportSheet[]]) => list.rows.slice(3);

/** A filled-in template with some of its cells written over: row 0 is the first item. */
function aTemplate(changes: [row: number, heading: string, value: string][] = []): WorkbookCells {
  const [sheet] = renderList({ items: [aRow({ seqNo: 1 }), aRow({ seqNo: 2 }), aRow({ seqNo: 3 })] }, { organName: '水务局' }).sheets;
  const headings = sheet!.columns.map(({ header }) => header);
  const rows = sheet!.rows.map((row) => row.map(String));
  for (const [row, heading, value] of changes) rows[row]![headings.indexOf(heading)] = value;
  return { format: 'xlsx', sheets: [{ name: '职责任务清单', hidden: false, merges: [], rows: [headings, ...rows] }] };
}

describe('the report on a file', () => {
  it('shows the file as it was, behind the list of its problems', () => {
    const workbook = aWorkbook(aSheet('封面', '某局权责清单'), aSheet('清单', '序号|事项名称|权力类型|实施依据|承办机构\n1|取水许可|行政许可|《水法》第七条|水政科\n2|^|^|《水法》第八条|^'), aSheet('旧表', '2019', true));

    const [list, ...sheets] = reportOn(workbook);

    expect(list.name).toBe('问题清单');
    expect(sheets.map(({ name, hidden, rows, merges }) => ({ name, hidden: hidden ?? false, rows, merges }))).toEqual(workbook.sheets);
    expect(list.rows[2]).toEqual(['编号 No.', '级别 Severity', '工作表 Sheet', '行 Row', '列 Column', '栏目/字段 Field', '规则 Rule', '说明', 'Message', '原值 Original value']);
    expect(list).toMatchObject({ headings: 2, filtered: true });
  });

  it('marks each faulty cell in the colour of its gravest problem and says there what is wrong, Chinese first', () => {
    const report = reportOn(aTemplate([[0, '属性', ''], [1, '权力类型', '魔法'], [1, '办理时限', '很快'], [2, '牵头科室', '甲科、乙科']]));

    const marks = Object.fromEntries(report[1]!.marks.map(({ row, column, fill, comment }) => [`${row},${column}`, { fill, comment }]));
    expect(marks).toEqual({
      '1,4': { fill: RED, comment: '错误：第 2 行缺少要素“属性”。\nError: Element “属性” is missing in row 2.' },
      '2,12': { fill: RED, comment: '错误：“魔法”不是十类权力类型之一。\nError: “魔法” is not one power type.' },
      '2,16': { fill: YELLOW, comment: '警告：“很快”不是可识别的办理时限。\nWarning: “很快” states no time limit.' },
      '3,10': { fill: RED, comment: expect.stringMatching(/^错误：第 4 行填写了 2 个牵头科室。\nError: /) },
    });
    expect(problems(report).map((row) => [row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[9]])).toEqual([
      [1, '错误 Error', '职责任务清单', 3, 'M', '权力类型 /items/1/powerMerges', 'REGISTRY.POWER.TYPE_UNKNOWN', '魔法'],
      [2, '警告 Warning', '职责任务清单', 3, 'Q', '办理时限 /items/1/timeLimit', 'REGISTRY.ITEM.TIME_LIMIT_UNCLEAR', '很快'],
      [3, '错误 Error', '职责任务清单', 4, 'K', '牵头科室 /items/2/leadUnit', 'REGISTRY.ITEM.LEAD_UNIT_DUPLICATE', '甲科、乙科'],
      [4, '错误 Error', '职责任务清单', 2, 'E', '属性 /items/0/attribute', 'REGISTRY.ITEM.ELEMENT_MISSING', ''],
    ]);
    expect(report[0].rows[0]).toEqual(['清单.xlsx：未导入 not imported；错误 3、警告 1、提示 0（3 errors, 1 warnings, 0 notes）']);
    expect(report[0].marks.slice(3).map(({ column, fill }) => [column, fill])).toEqual([[1, RED], [1, YELLOW], [1, RED], [1, RED]]);
  });

  it('joins what several problems of one cell say under the gravest colour', () => {
    const report = reportOn(aTemplate([[1, '职能清单', '事项1'], [1, '序号', '9']]));

    const name = report[1]!.marks.find(({ row, column }) => row === 2 && column === 3);
    expect(name).toMatchObject({ fill: YELLOW, comment: '警告：与第 2 行事项同名。\nWarning: The same name stands in row 2.' });
    const both = reportOn(aTemplate([[1, '职能清单', `${'长'.repeat(121)}`], [0, '职能清单', `${'长'.repeat(121)}`]]))[1]!.marks.find(({ row }) => row === 2);
    expect(both).toMatchObject({ fill: RED, comment: expect.stringMatching(/^错误：事项名称超过 120 字。\n警告：与第 2 行事项同名。\nError: .*\nWarning: /s) });
  });

  it('marks the visible cell of a merged area, and the first cell of a row where no column is at fault', () => {
    const workbook = aWorkbook(aSheet('清单', '序号|事项名称|权力类型|实施依据|承办机构\n1|取水许可|行政许可|《水法》第七条|有关科室\n2|河道采砂许可|^|《水法》第三十九条|^\n合计|2|||'));

    const [, sheet] = reportOn(workbook);

    expect(sheet!.marks.filter(({ column }) => column === 4)).toMatchObject([{ row: 1, fill: YELLOW, comment: expect.stringContaining('有关科室') }]);
    expect(sheet!.marks.find(({ row }) => row === 3)).toMatchObject({ column: 0, fill: BLUE });
  });

  it('has a legend in its three colours', () => {
    const [list] = reportOn(aTemplate());

    expect(list.marks.slice(0, 3).map(({ row, column, fill }) => [row, list.rows[row]?.[column], fill])).toEqual([
      [1, '错误 Error：须改正，否则不予导入 Must be mended', RED],
      [1, '警告 Warning：存疑，请核对 In doubt: please look', YELLOW],
      [1, '提示 Note：说明，不必处理 Nothing to do', BLUE],
    ]);
  });

  it('says so where there is no problem', () => {
    const report = reportOn(aTemplate());

    expect(problems(report)).toEqual([['', '', '', '', '', '', '', '没有发现问题。', 'No problems were found.', '']]);
    expect(report[0].rows[0]).toEqual(['清单.xlsx：没有发现问题，可以导入 can be imported。 No problems were found.']);
    expect(report[1]!.marks).toEqual([]);
  });

  it('lists the items of a .json as rows of the template, also those it could not take', () => {
    const json = JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '局', items: [{ ...aRow({ seqNo: 1 }), source: undefined }, { ...aRow({ seqNo: 2 }), source: undefined, attribute: 5, powers: 'x' }] });

    const report = renderProblemReport(jsonAsTable(json), understandJson(json, '清单.json').report).sheets as [ReportSheet, ...ReportSheet[]];

    expect(report[1]!.rows.map((row) => [row[0], row[3], row[4]])).toEqual([['序号', '职能清单', '属性'], ['1', '事项1', '行业管理类'], ['2', '事项2', '5']]);
    expect(report[1]!.marks.map(({ row, column, fill }) => [row, column, fill])).toEqual([[2, 4, RED], [2, 14, RED]]);
    expect(problems(report).map((row) => [row[3], row[4], row[5], row[9]])).toEqual([[3, 'E', '属性 /items/1/attribute', '5'], [3, 'O', '权力名称 /items/1/powers', 'x']]);
    expect(renderProblemReport(jsonAsTable('{'), understandJson('{', 'a.json').report).sheets[0]?.rows[3]?.[6]).toBe('REGISTRY.IMPORT.NOT_JSON');
  });

  it('gives sheets names that a workbook takes, and none twice', () => {
    const workbook = aWorkbook(aSheet('问题清单', '甲'), aSheet('一/二:三', '甲'), aSheet('长'.repeat(40), '甲'), aSheet(`${'长'.repeat(31)}乙`, '甲'));

    expect(reportOn(workbook).map(({ name }) => name)).toEqual(['问题清单', '问题清单 (2)', '一_二_三', '长'.repeat(31), `${'长'.repeat(25)} (2)`]);
  });

  it('is not read as a list itself when it is handed in again', () => {
    const workbook = aWorkbook(aSheet('清单', '序号|事项名称|权力类型|实施依据|承办机构\n1|取水许可|行政许可|《水法》第七条|水政科\n2|采砂许可|行政许可|《水法》第八条|水政科\n合计|2|||'));
    const first = understand(workbook, 'a.xlsx');

    const again = understand({ format: 'xlsx', sheets: renderProblemReport(workbook, first.report).sheets.map(({ name, rows, merges }) => ({ name, hidden: false, merges, rows: rows.map((row) => row.map(String)) })) }, 'b.xlsx');

    expect(again.content).toEqual(first.content);
    expect(again.report.issues.filter((i) => i.rule !== 'REGISTRY.IMPORT.REPORT_SHEET')).toEqual(first.report.issues);
  });
});
