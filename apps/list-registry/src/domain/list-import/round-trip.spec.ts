import { POWER_TYPES } from '@yidan/kernel';
import fc from 'fast-check';
import { readWorkbook, writeWorkbook } from '@yidan/documents';
import { FUNCTION_CATEGORIES, type ContentBasis, type ContentItem, type ListContent } from './list-content.ts';
import { renderJson, understandJson } from './list-json.ts';
import { renderCsv, renderList } from './render-list.ts';
import { understand } from './understand.ts';

// Words as lists have them, with everything in between that could confuse a reader: quotes, bars, commas, breaks, marks.
const piece = fc.constantFrom('许可', '对违法行为', '处罚', '《建筑法》', '第七条', '、', '，', ',', '"', '|', '｜', '-', '（一）', '1.', ' ', '【来源】', '【依据】', '\\', 'ABC', '=1+1', '𠮷', "'", '示例', '合计', '&lt;', '<b>');
const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((p) => `事${p.join('')}项`);
const text = fc.array(fc.oneof({ weight: 4, arbitrary: line }, { weight: 1, arbitrary: fc.constantFrom('', '　缩进', '【来源】另起', '\\【依据】另起') }), { minLength: 1, maxLength: 4 }).map((l) => l.join('\n').trim()).filter((t) => t !== '');
const unit = fc.constantFrom('法规科', '行政审批科（窗口）', '耕地保护和生态修复科', '执法大队', '科室一（甲、乙）');
const word = fc.constantFrom('噪声', '扬尘', '占道 经营', 'ETC');
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const basis: fc.Arbitrary<ContentBasis> = fc
  .record({ text, instrument: optional(fc.constantFrom('建筑法', '某条例')), article: optional(fc.constantFrom('第七条', '第十条第二款')), role: fc.constantFrom('ORIGIN' as const, 'SUPPORT' as const) })
  .map(dropAbsent);

const item = fc
  .record({
    code: optional(fc.constantFrom('SC-0001', '51.1')),
    major: fc.nat(3),
    special: fc.nat(5),
    name: line.map((l) => l.slice(0, 100)),
    description: optional(text),
    attribute: fc.constantFrom('监管执法类', '自定类'),
    basis: fc.array(basis, { minLength: 1, maxLength: 4 }),
    sandingDuties: fc.array(text, { minLength: 1, maxLength: 3 }),
    sandingUnitProvisions: fc.array(text, { minLength: 1, maxLength: 3 }),
    remarks: fc.oneof(fc.constant(''), text),
    leadUnit: unit,
    assistUnits: fc.uniqueArray(unit, { maxLength: 3 }),
    powers: fc.array(fc.record({ type: fc.constantFrom(...POWER_TYPES), number: optional(fc.constantFrom('3706', '第12号', 'A-1')), name: line }).map(dropAbsent), { maxLength: 4 }),
    keywords: fc.array(word, { maxLength: 4 }),
    timeLimit: optional(fc.record({ amount: fc.integer({ min: 1, max: 400 }), clock: fc.constantFrom('WORKING_DAY' as const, 'CALENDAR_DAY' as const, 'HOUR' as const, 'MONTH' as const) })),
    responsibilityField: optional(fc.constantFrom('PUBLIC_SAFETY', 'PUBLIC_SERVICE')),
    serviceObjects: optional(fc.uniqueArray(fc.constantFrom('CITIZEN', 'LEGAL_PERSON', 'OTHER_ORG', 'INTERNAL'), { minLength: 1 })),
  })
  .map(dropAbsent);

const list: fc.Arbitrary<ListContent> = fc.array(item, { minLength: 1, maxLength: 5 }).map((items) => ({
  items: items.map(({ major, special, ...rest }, i) => ({
    seqNo: i + 1,
    majorFunction: { name: `主要职能${major}`, category: FUNCTION_CATEGORIES[major % 3] ?? 'GENERAL_AFFAIRS' },
    specialFunction: { name: `专项职能${special}`, ...(special % 2 === 0 && { coordinatorUnit: '法规科' }) },
    ...(rest as Omit<ContentItem, 'seqNo' | 'majorFunction' | 'specialFunction' | 'source'>),
    source: { sheet: '', row: 0 },
  })),
}));

function dropAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as T;
}

const info = { organName: '某局', version: '1.0' };
const bare = (content: ListContent) => content.items.map(({ source: _, ...rest }) => rest);

describe('export and import', () => {
  it('give every list back through .xlsx as it was', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (content) => {
        const { content: again, report } = understand(await readWorkbook(await writeWorkbook(renderList(content, info))), 'a.xlsx');
        expect(report.issues.filter((i) => i.severity === 'ERROR')).toEqual([]);
        expect(bare(again)).toEqual(bare(content));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('give every list back through .csv and .json as it was', async () => {
    await fc.assert(
      fc.asyncProperty(list, async (content) => {
        const csv = understand(await readWorkbook(Buffer.from(renderCsv(content))), 'a.csv');
        const json = understandJson(renderJson(content, info), 'a.json');
        expect([csv.report.refused, json.report.refused]).toEqual([false, false]);
        expect(bare(csv.content)).toEqual(bare(content));
        expect(bare(json.content)).toEqual(bare(content));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('write the same bytes for the same list', async () => {
    const [content] = fc.sample(list, { numRuns: 1, seed: 7 });
    const [first, second] = await Promise.all([1, 2].map(() => writeWorkbook(renderList(content ?? { items: [] }, info))));

    expect(Buffer.compare(Buffer.from(first ?? []), Buffer.from(second ?? []))).toBe(0);
  });
});

describe('a list in .json', () => {
  const [content] = fc.sample(list, { numRuns: 1, seed: 3 });
  const json = renderJson(content ?? { items: [] }, info);

  it('is refused with the place of what is wrong', () => {
    const broken = JSON.parse(json) as { items: Record<string, unknown>[] };
    broken.items[0] = { ...broken.items[0], attribute: 5, unheardOf: true };
    const emptied = JSON.parse(json) as { items: Record<string, unknown>[] };
    emptied.items[0] = { ...emptied.items[0], attribute: '', leadUnit: '' };

    expect(understandJson('{', 'a.json').report.issues.map((i) => i.rule)).toEqual(['REGISTRY.IMPORT.NOT_JSON']);
    expect(understandJson(JSON.stringify(broken), 'a.json').report.issues.map((i) => i.path)).toEqual(['/items/0/attribute', '/items/0']);
    expect(understandJson(JSON.stringify(emptied), 'a.json').report.issues.map((i) => i.rule)).toEqual(['REGISTRY.ITEM.LEAD_UNIT_REQUIRED', 'REGISTRY.ITEM.ELEMENT_MISSING']);
  });
});

describe('any sheet whatever', () => {
  it('is understood or refused, never a crash, and no row with content is lost without a word', () => {
    const cell = fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 2, arbitrary: fc.constantFrom('序号', '事项名称', '权力类型', '实施依据', '承办机构', '子项名称', '行政许可', '行政处罚（3项）', '法规科', '1', '2', '3', '一、', '《甲法》第一条', '合计', '注：', '甲许可', '对乙的处罚', '1.2') }, { weight: 1, arbitrary: line });
    const rows = fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 14 });
    const merge = fc.record({ top: fc.nat(13), left: fc.nat(6), height: fc.nat(3), width: fc.nat(3) }).map((m) => ({ top: m.top, left: m.left, bottom: m.top + m.height, right: m.left + m.width }));
    fc.assert(
      fc.property(rows, fc.array(merge, { maxLength: 4 }), (cells, merges) => {
        // A covered cell holds no text of its own: the reader of workbooks sets it apart.
        for (const m of merges) for (let r = m.top; r <= m.bottom; r += 1) for (let c = m.left; c <= m.right; c += 1) if ((r !== m.top || c !== m.left) && cells[r]?.[c]) cells[r]![c] = '';
        const { content, report } = understand({ format: 'xlsx', sheets: [{ name: 'a', hidden: false, rows: cells, merges }] }, 'a.xlsx');
        const list = report.sheets[0];
        if (list?.role !== 'LIST') return;
        const named = new Set([...content.items.map((i) => i.source.row), ...report.issues.map((i) => i.row), ...list.headerRows]);
        cells.forEach((row, r) => expect([r + 1, named.has(r + 1) || row.every((c) => c === '')]).toEqual([r + 1, true]));
      }),
      { numRuns: 3000 },
    );
  });
});
