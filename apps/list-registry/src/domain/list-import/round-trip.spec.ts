import { jest } from '@jest/globals';
import { encodeGb18030, readWorkbook, writeWorkbook, type Workbook } from '@yidan/documents';
import fc from 'fast-check';
import { line, listsOf, wildText } from '../../../test/any-list.ts';
import type { ContentItem, ListContent } from './list-content.ts';
import { renderJson, understandJson } from './list-json.ts';
import { orderedItem } from './ordered-item.ts';
import { renderCsv, renderList } from './render-list.ts';
import { TEMPLATE_COLUMNS } from './template-columns.ts';
import { understand } from './understand.ts';

jest.setTimeout(240_000);

const info = { organName: '某局', version: '1.0' };
const bare = (content: ListContent) => content.items.map(({ source: _, ...rest }) => rest);
const errorsOf = (of: { report: { issues: { severity: string; rule: string; path?: string }[] } }) => of.report.issues.filter((i) => i.severity === 'ERROR').map((i) => `${i.rule} ${i.path}`);
const cellsOf = ({ sheets }: Workbook) => sheets.map(({ name, rows, merges }) => ({ name, rows, merges }));

/** The two ways a .csv is written. */
const encodings: [string, (csv: string) => Uint8Array][] = [
  ['UTF-8', (csv) => Buffer.from(`\ufeff${csv}`)],
  ['GB 18030', encodeGb18030],
];

describe('export and import', () => {
  it('give 1,000 lists back through .xlsx as they were, and the second export has the cells and the bytes of the first', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(listsOf(2), async (content) => {
        const rendered = renderList(content, info);
        const first = await writeWorkbook(rendered);
        const read = await readWorkbook(first);
        const again = understand(read, 'a.xlsx');
        expect(errorsOf(again)).toEqual([]);
        expect(bare(again.content)).toEqual(bare(content));

        const second = renderList(again.content, info);
        expect(JSON.stringify(second)).toBe(JSON.stringify(rendered));
        // Writing twice costs as much as all the rest: every tenth list stands for the others.
        if ((run += 1) % 10 === 0) expect(Buffer.compare(Buffer.from(first), Buffer.from(await writeWorkbook(second)))).toBe(0);
        expect(cellsOf(read)).toEqual([{ name: '职责任务清单', merges: expect.any(Array), rows: [[`${info.organName}职责任务清单（${info.version}）`], TEMPLATE_COLUMNS.map((c) => c.header), ...textsOf(rendered)] }]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(encodings)('give 1,000 lists back through .csv in %s as they were, and the second export has the bytes of the first', async (_, encode) => {
    await fc.assert(
      fc.asyncProperty(listsOf(3), async (content) => {
        const first = encode(renderCsv(content));
        const again = understand(await readWorkbook(first), 'a.csv');
        expect(errorsOf(again)).toEqual([]);
        expect(bare(again.content)).toEqual(bare(content));
        expect(Buffer.compare(Buffer.from(first), Buffer.from(encode(renderCsv(again.content))))).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });

  it('give 1,000 lists back through .json as they were, and the second export has the bytes of the first', () => {
    fc.assert(
      fc.property(listsOf(3), (content) => {
        const first = renderJson(content, info);
        const again = understandJson(first, 'a.json');
        expect(errorsOf(again)).toEqual([]);
        expect(bare(again.content)).toEqual(bare(content));
        expect(renderJson(again.content, info)).toBe(first);
      }),
      { numRuns: 1000 },
    );
  });

  it('keep what a .json says as it is, or refuse it with its place: nothing is changed in silence', async () => {
    const places = ['name', 'code', 'description', 'attribute', 'remarks', 'leadUnit', 'responsibilityField', 'devolvedPower'] as const;
    const lists = ['sandingDuties', 'sandingUnitProvisions', 'assistUnits', 'keywords', 'serviceObjects'] as const;
    const wild = fc.record({ content: listsOf(2), place: fc.constantFrom(...places, ...lists, 'basis', 'powers', 'major', 'special', 'cross', 'regime', 'pending'), texts: fc.array(wildText, { minLength: 1, maxLength: 3 }) });
    let kept = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(wild, async ({ content, place, texts }) => {
        const changed = structuredClone(content.items[0]!);
        const [text = ''] = texts;
        if (place === 'basis') Object.assign(changed.basis[0]!, { text, instrument: texts[1], article: texts[2] });
        else if (place === 'powers') changed.powers = texts.map((t) => ({ type: 'PENALTY', name: t, number: text }));
        else if (place === 'major') changed.majorFunction.name = text;
        else if (place === 'special') Object.assign(changed.specialFunction, { name: text, coordinatorUnit: texts[1] });
        else if (place === 'cross') changed.crossOrgan = { lead: [text], handle: texts.slice(1), assist: texts, handoff: text };
        else if (place === 'regime') changed.supervisionRegime = { object: text, frequency: texts[1] ?? '', handling: texts[2] ?? '' };
        else if (place === 'pending') changed.pendingAttribution = { interimHolder: text, settlement: texts[1] ?? '' };
        else Object.assign(changed, { [place]: (lists as readonly string[]).includes(place) ? texts : text });
        const given = { items: [changed] };

        const read = understandJson(JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '局', items: [{ ...changed, source: undefined }] }), 'a.json');
        if (read.report.refused) {
          refused += 1;
          expect(read.report.issues.filter((i) => i.severity === 'ERROR').every((i) => i.path?.startsWith('/items/0') && i.messageZh !== '')).toBe(true);
          return;
        }
        kept += 1;
        expect(bare(read.content)).toEqual(given.items.map(orderedItem));
        const csv = understand(await readWorkbook(encodeGb18030(renderCsv(given))), 'a.csv');
        expect(bare(csv.content)).toEqual(bare(read.content));
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(kept, refused)).toBeGreaterThan(100);
  });

  it('give a list back that people typed, however they typed it', async () => {
    const [seed] = fc.sample(listsOf(1), { numRuns: 1, seed: 5 });
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...TEMPLATE_COLUMNS.map((_, c) => c).slice(1)), fc.array(fc.oneof(line, wildText), { minLength: 1, maxLength: 4 }), async (column, texts) => {
        const table = [TEMPLATE_COLUMNS.map((c) => c.header as string), ...cellsWritten(seed!)];
        table[1]![column] = texts.join('\n');
        const typed = understand({ format: 'csv', sheets: [{ name: 'a', hidden: false, merges: [], rows: table.map((row) => row.map((cell) => cell.trim())) }] }, 'a.csv');
        if (typed.report.refused) return;
        taken += 1;
        const again = understand(await readWorkbook(encodeGb18030(renderCsv(typed.content))), 'a.csv');
        expect(bare(again.content)).toEqual(bare(typed.content));
      }),
      { numRuns: 1000 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  it.each([
    ['a space at its end', { name: '许可 ' }, 'REGISTRY.ITEM.NOT_REPRESENTABLE /items/0/name'],
    ['a carriage return', { remarks: '甲\r\n乙' }, 'REGISTRY.IMPORT.UNREADABLE_CHARACTER /items/0/remarks'],
    ['a bell', { description: '甲\u0007' }, 'REGISTRY.IMPORT.UNREADABLE_CHARACTER /items/0/description'],
    ['half a character', { keywords: ['甲', '\ud840'] }, 'REGISTRY.IMPORT.UNREADABLE_CHARACTER /items/0/keywords/1'],
    ['a power whose name has two lines', { powers: [{ type: 'PENALTY' as const, name: '甲\n乙' }] }, 'REGISTRY.ITEM.NOT_REPRESENTABLE /items/0/powerMerges'],
    ['a dash for a number', { powers: [{ type: 'PENALTY' as const, number: '-', name: '甲' }] }, 'REGISTRY.ITEM.NOT_REPRESENTABLE /items/0/powerMerges'],
    ['a label instead of its code', { serviceObjects: ['自然人'] }, 'REGISTRY.ITEM.NOT_REPRESENTABLE /items/0/serviceObjects'],
  ])('%s is refused and named, not mended', (_, given: Partial<ContentItem>, error) => {
    const [content] = fc.sample(listsOf(1), { numRuns: 1, seed: 5 });
    const items = [{ ...content!.items[0], ...given, source: undefined }];

    expect(errorsOf(understandJson(JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '局', items }), 'a.json'))).toEqual([error]);
  });

  it('a text longer than office programs take in a cell is kept whole, and the drafter is told', async () => {
    const [content] = fc.sample(listsOf(1), { numRuns: 1, seed: 5 });
    const given = { items: [{ ...content!.items[0]!, sandingDuties: ['长'.repeat(40_000)] }] };

    for (const bytes of [encodeGb18030(renderCsv(given)), await writeWorkbook(renderList(given, info))]) {
      const read = understand(await readWorkbook(bytes), 'a');
      expect(bare(read.content)).toEqual(bare(given));
      expect(read.report.issues).toMatchObject([{ severity: 'DOUBT', rule: 'REGISTRY.ITEM.TEXT_TOO_LONG', path: '/items/0/sandingDutyRefs' }]);
    }
  });

  it('a control character in a template is refused with its cell', () => {
    const [content] = fc.sample(listsOf(1), { numRuns: 1, seed: 5 });
    const rows = [TEMPLATE_COLUMNS.map((c) => c.header as string), ...cellsWritten(content!)];
    rows[1]![3] = '取水\u000b许可';

    const { report } = understand({ format: 'xlsx', sheets: [{ name: '清单', hidden: false, merges: [], rows }] }, 'a.xlsx');

    expect(report.issues.filter((i) => i.severity === 'ERROR')).toMatchObject([{ sheet: '清单', row: 2, column: 'D', rule: 'REGISTRY.IMPORT.UNREADABLE_CHARACTER', messageZh: expect.stringContaining('U+000B') }]);
  });

  it('a control character in a published list is left out, and the cell is named', () => {
    const rows = [['序号', '事项名称', '权力类型', '实施依据', '承办机构'], ['1', '取\u0007水许可', '行政许可', '《水法》第七条', '水政科'], ['2', '河道采砂许可', '行政许可', '《水法》第三十九条', '水政科']];

    const { content, report } = understand({ format: 'xls', sheets: [{ name: '清单', hidden: false, merges: [], rows }] }, 'a.xls');

    expect(content.items[0]?.name).toBe('取水许可');
    expect(report.issues).toContainEqual(expect.objectContaining({ severity: 'DOUBT', row: 2, column: 'B', rule: 'REGISTRY.IMPORT.UNREADABLE_CHARACTER' }));
  });
});

function cellsWritten(content: ListContent): string[][] {
  return textsOf(renderList(content, info));
}

function textsOf({ sheets }: ReturnType<typeof renderList>): string[][] {
  return (sheets[0]?.rows ?? []).map((row) => {
    const cells = row.map(String);
    while (cells.at(-1) === '') cells.pop();
    return cells;
  });
}

describe('a list in .json', () => {
  const [content] = fc.sample(listsOf(5), { numRuns: 1, seed: 3 });
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
        expect(cells.flatMap((row, r) => (named.has(r + 1) || row.every((c) => c === '') ? [] : [r + 1]))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});
