import { readWorkbook, writeWorkbook } from '@yidan/documents';
import type { ContentItem } from './list-content.ts';
import { renderList, renderTemplate, type RenderedWorkbook } from './render-list.ts';
import { TEMPLATE_COLUMNS } from './template-columns.ts';
import { understand } from './understand.ts';

const item = (n: number, more: Partial<ContentItem> = {}): ContentItem => ({
  seqNo: n,
  majorFunction: { name: '药品监督管理', category: 'APPROVAL_ENFORCEMENT_COORDINATION' },
  specialFunction: { name: '易制毒化学品监管', coordinatorUnit: '药品科' },
  name: `对第${n}类行为的处罚`,
  attribute: '监管执法类',
  basis: [{ text: '《易制毒化学品管理条例》第三十八条', instrument: '易制毒化学品管理条例', article: '第三十八条', role: 'ORIGIN' }],
  sandingDuties: ['（五）负责药品安全监督管理。'],
  sandingUnitProvisions: ['药品科：承担监督检查。'],
  remarks: '',
  leadUnit: '药品科',
  assistUnits: [],
  powers: [],
  keywords: [],
  source: { sheet: '职责任务清单', row: n + 2 },
  ...more,
});
const list = (...items: ContentItem[]): RenderedWorkbook => renderList({ items }, { organName: '某区市场监管局' });
const read = async (form: RenderedWorkbook) => understand(await readWorkbook(await writeWorkbook(form)), '清单.xlsx');
const errors = async (form: RenderedWorkbook) => (await read(form)).report.issues.filter((i) => i.severity === 'ERROR').map((i) => `${i.row} ${i.rule} ${i.path ?? i.value ?? ''}`);

/** The form with one cell changed: row 0 is the first item. */
function changed(form: RenderedWorkbook, header: string, value: string, row = 0): RenderedWorkbook {
  const c = TEMPLATE_COLUMNS.findIndex((column) => column.header === header);
  return { ...form, sheets: form.sheets.map((s) => ({ ...s, rows: s.rows.map((cells, r) => (r === row ? cells.map((cell, i) => (i === c ? value : cell)) : cells)) })) };
}

function without(form: RenderedWorkbook, header: string): RenderedWorkbook {
  return {
    ...form,
    sheets: form.sheets.map((s) => {
      const c = s.columns.findIndex((column) => column.header === header);
      return { ...s, columns: s.columns.filter((_, i) => i !== c), rows: s.rows.map((cells) => cells.filter((_, i) => i !== c)) };
    }),
  };
}

describe('the list template', () => {
  it('F-004 has the nine elements first and in the order of the regulation', () => {
    const [sheet] = renderTemplate().sheets;

    expect(sheet?.columns.slice(0, 9).map((c) => c.header)).toEqual(['序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注']);
    expect(list(item(1)).sheets[0]?.columns.map((c) => c.header)).toEqual(sheet?.columns.map((c) => c.header));
  });

  it('says that nothing is filled in yet, whether its example row was kept or deleted', async () => {
    const kept = renderTemplate();
    const deleted = { ...kept, sheets: kept.sheets.map((s, i) => (i === 0 ? { ...s, rows: [], exampleRows: [] } : s)) };

    expect((await read(kept)).report.issues.map((i) => i.rule)).toEqual(['REGISTRY.IMPORT.EXAMPLE_ROW', 'REGISTRY.IMPORT.NO_ITEMS']);
    expect((await read(deleted)).report.issues.map((i) => i.rule)).toEqual(['REGISTRY.IMPORT.NO_ITEMS']);
  });

  it('is still read as it was made before the columns of several organs, supervision, disclosure and performance', async () => {
    const form = list(item(1), item(2));
    const later = TEMPLATE_COLUMNS.slice(TEMPLATE_COLUMNS.findIndex(({ key }) => key === 'crossLead'));

    const { content, report } = await read(later.reduce((rest, { header }) => without(rest, header), form));

    expect([later.length, report.refused]).toEqual([17, false]);
    expect(content.items).toEqual([item(1), item(2)].map(({ source, ...rest }) => ({ ...rest, source: { ...source, row: expect.any(Number) } })));
  });

  it('keeps who handles a matter of several organs, how it is supervised, who may read it and whose it is meanwhile', async () => {
    const given: Partial<ContentItem> = {
      crossOrgan: { lead: ['本机关'], handle: ['公安局'], assist: ['卫生健康局', '交通运输局'], handoff: '发现线索后两日内移送公安局，\n结果十日内反馈。' },
      supervisionRegime: { object: '药品类易制毒化学品经营企业', frequency: '每年2次' },
      disclosure: 'INTERNAL',
      performMode: 'DEVOLVED',
      devolvedPower: '处罚3706',
      itemStatus: 'PENDING_ATTRIBUTION',
      pendingAttribution: { interimHolder: '市场监管局', settlement: '易制毒化学品监管联席会议' },
    };

    expect((await read(list(item(1, given)))).content.items[0]).toMatchObject(given);
  });

  it.each(['公开属性', '履职方式', '事项状态'])('refuses what is no choice in %s', async (header) => {
    expect(await errors(changed(list(item(1)), header, '看情况'))).toEqual([expect.stringMatching(/^3 REGISTRY\.ITEM\.CHOICE_UNKNOWN/)]);
  });

  it('takes the rows written below its example row', async () => {
    const form = renderTemplate();
    const rows = list(item(1), item(2)).sheets[0]?.rows ?? [];
    const filled = { ...form, sheets: form.sheets.map((s, i) => (i === 0 ? { ...s, rows: [...s.rows, ...rows] } : s)) };

    const { content, report } = await read(filled);

    expect(report).toMatchObject({ kind: 'TEMPLATE', refused: false, items: 2, rowsRead: 3 });
    expect(report.sheets.map((s) => s.role)).toEqual(['LIST', 'OTHER']);
    expect(content.items.map((i) => i.name)).toEqual(['对第1类行为的处罚', '对第2类行为的处罚']);
  });

  it.each([
    ['序号', 'seqNo'],
    ['主要职能', 'majorFunction'],
    ['专项职能', 'specialFunction'],
    ['职能清单', 'name'],
    ['属性', 'attribute'],
    ['职能来源及依据', 'basisRefs'],
    ['与“三定”规定主要职责的对应关系', 'sandingDutyRefs'],
    ['“三定”规定内设机构主要职责的具体规定', 'sandingUnitProvisionRefs'],
  ])('F-004 an item without %s is refused and the element named', async (header, element) => {
    expect(await errors(changed(list(item(1), item(2)), header, '', 1))).toContain(`4 REGISTRY.ITEM.ELEMENT_MISSING /items/1/${element}`);
  });

  it('F-004 an item may leave 备注 empty', async () => {
    expect(await errors(changed(list(item(1)), '备注', ''))).toEqual([]);
  });

  it.each(TEMPLATE_COLUMNS.slice(0, 9).map((c) => [c.header, c.element]))('F-004 a file without the column %s is refused and the element named', async (header, element) => {
    expect(await errors(without(list(item(1), item(2)), header))).toContain(`2 REGISTRY.ITEM.ELEMENT_MISSING /items/*/${element}`);
  });

  it('F-003 an item without level 2, or level 2 without level 1, is refused', async () => {
    const orphan = changed(changed(list(item(1)), '主要职能', ''), '专项职能', '');

    expect(await errors(changed(list(item(1)), '专项职能', ''))).toEqual(['3 REGISTRY.ITEM.ELEMENT_MISSING /items/0/specialFunction']);
    expect(await errors(changed(list(item(1)), '主要职能', ''))).toEqual(['3 REGISTRY.ITEM.ELEMENT_MISSING /items/0/majorFunction']);
    expect(await errors(orphan)).toHaveLength(2);
  });

  it('F-005 knows three categories of main functions and those a tenant has added', async () => {
    const form = changed(list(item(1)), '主要职能类别', '党建引领');
    const workbook = await readWorkbook(await writeWorkbook(form));

    expect(await errors(form)).toEqual(['3 REGISTRY.MAJOR_FUNCTION.CATEGORY_UNKNOWN /items/0/majorFunction/category']);
    expect(understand(workbook, '清单.xlsx', { extraCategories: ['党建引领'] }).report.refused).toBe(false);
    expect((await read(changed(list(item(1)), '主要职能类别', '综合事务'))).content.items[0]?.majorFunction.category).toBe('GENERAL_AFFAIRS');
    expect((await read(changed(list(item(1)), '主要职能类别', '宏观管理'))).content.items[0]?.majorFunction.category).toBe('MACRO_MANAGEMENT');
  });

  it.each([
    ['a gap', [1, 3], '4 REGISTRY.ITEM.SEQ_INVALID /items/1/seqNo'],
    ['a repeat', [1, 1], '4 REGISTRY.ITEM.SEQ_INVALID /items/1/seqNo'],
    ['a start after 1', [2, 3], '3 REGISTRY.ITEM.SEQ_INVALID /items/0/seqNo'],
  ])('refuses sequence numbers with %s', async (_, numbers, error) => {
    expect(await errors(list(...numbers.map((n, i) => ({ ...item(i + 1), seqNo: n }))))).toContain(error);
  });

  it('wants exactly one leading office, one coordinating office and a name of at most 120 characters', async () => {
    expect(await errors(changed(list(item(1)), '牵头科室', ''))).toEqual(['3 REGISTRY.ITEM.LEAD_UNIT_REQUIRED /items/0/leadUnit']);
    expect(await errors(changed(list(item(1)), '牵头科室', '药品科、法规科'))).toEqual(['3 REGISTRY.ITEM.LEAD_UNIT_DUPLICATE /items/0/leadUnit']);
    expect(await errors(changed(list(item(1), item(2)), '统筹科室', '法规科', 1))).toEqual(['4 REGISTRY.CATEGORY.COORDINATOR_DUPLICATE /items/1/specialFunction/coordinatorUnit']);
    expect(await errors(changed(list(item(1)), '职能清单', '罚'.repeat(120)))).toEqual([]);
    expect(await errors(changed(list(item(1)), '职能清单', '罚'.repeat(121)))).toEqual(['3 REGISTRY.ITEM.NAME_TOO_LONG /items/0/name']);
  });

  it('refuses unknown, repeated and reordered columns', async () => {
    const [sheet] = list(item(1)).sheets;
    const columns = sheet?.columns ?? [];
    const form = (order: typeof columns) => ({ title: '', sheets: [{ ...sheet, name: 'a', columns: order, rows: [] }] });

    expect(await errors(form([...columns, { header: '部门职责', width: 9 }]))).toContain('2 REGISTRY.IMPORT.UNKNOWN_COLUMN 部门职责');
    expect(await errors(form([...columns, { header: '属性', width: 9 }]))).toContain('2 REGISTRY.IMPORT.REPEATED_COLUMN 属性');
    expect(await errors(form([columns[0]!, columns[2]!, columns[1]!, ...columns.slice(3)]))).toContain('2 REGISTRY.IMPORT.COLUMN_ORDER ');
    expect(await errors(without(list(item(1)), '牵头科室'))).toContain('2 REGISTRY.IMPORT.COLUMN_MISSING 牵头科室');
  });

  it('reads powers line by line, one type for several numbers, and refuses lines that do not match', async () => {
    const form = (types: string, numbers: string, names: string) => changed(changed(changed(list(item(1)), '权力类型', types), '权力编号', numbers), '权力名称', names);
    const powers = async (...cells: [string, string, string]) => (await read(form(...cells))).content.items[0]?.powers;

    expect(await powers('行政处罚\n行政强制', '3706\n-', '甲处罚\n乙扣押')).toEqual([{ type: 'PENALTY', number: '3706', name: '甲处罚' }, { type: 'COMPULSION', name: '乙扣押' }]);
    expect(await powers('行政处罚', '3706、3769、4508', '')).toEqual(['3706', '3769', '4508'].map((number) => ({ type: 'PENALTY', number, name: '对第1类行为的处罚' })));
    expect(await errors(form('行政处罚\n行政强制', '1\n2\n3', ''))).toEqual(['3 REGISTRY.POWER.LINES_UNEVEN /items/0/powerMerges']);
    expect(await errors(form('行政指挥', '1', ''))).toEqual(['3 REGISTRY.POWER.TYPE_UNKNOWN 行政指挥'.replace('行政指挥', '/items/0/powerMerges')]);
  });

  it('understands a basis written without marks', async () => {
    const { content } = await read(changed(list(item(1)), '职能来源及依据', '《药品管理法》第一百一十八条\n《易制毒化学品管理条例》第三十八条'));

    expect(content.items[0]?.basis).toEqual([
      { text: '《药品管理法》第一百一十八条', instrument: '药品管理法', article: '第一百一十八条', role: 'ORIGIN' },
      { text: '《易制毒化学品管理条例》第三十八条', instrument: '易制毒化学品管理条例', article: '第三十八条', role: 'SUPPORT' },
    ]);
  });


  it('lets main and special functions be merged over several rows', async () => {
    const form = list(item(1), item(2), item(3));
    const [sheet] = form.sheets;
    const rows = (sheet?.rows ?? []).map((cells, r) => cells.map((cell, c) => (r > 0 && (c === 1 || c === 2) ? '' : cell)));
    const cells = [sheet?.columns.map((c) => c.header) ?? [], ...rows.map((r) => r.map(String))];

    const { report } = understand({ format: 'xlsx', sheets: [{ name: 'a', hidden: false, rows: cells, merges: [{ top: 1, left: 1, bottom: 3, right: 1 }, { top: 1, left: 2, bottom: 3, right: 2 }] }] }, 'a.xlsx');

    expect(report.issues).toEqual([]);
  });
});
