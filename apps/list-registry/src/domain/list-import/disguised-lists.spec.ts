import { powerTypeZh } from '@yidan/kernel';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '@yidan/documents';
import type { ContentItem } from './list-content.ts';

import { understand } from './understand.ts';
import type { SheetCells, WorkbookCells } from './workbook-cells.ts';

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const folder = data ? join(data, 'rights-lists') : '';
const files = data ? readdirSync(folder).filter((f) => /\.xlsx?$/.test(f)) : ['(YIDAN_REAL_DATA is not set)'];

const OTHER_WORDS: Record<string, string> = { 序号: '编号', 事项名称: '职权名称', 子项名称: '小项', 权力类型: '职权类别', 实施依据: '设定依据', 行使主体: '实施主体', 承办机构: '责任科室', 部门职责: '职责内容' };
const TYPED = ['序号', '事项名称', '子项名称', '权力类型', '实施依据', '行使主体', '承办机构'];

const gist = (items: ContentItem[]) => items.map((i) => [i.name, i.leadUnit, i.assistUnits, i.powers, i.basis.map((b) => [b.instrument, b.article])]);
const key = (heading: string) => heading.replace(/\s/g, '');

/** The parts of a published sheet that a disguise puts together anew. */
function parts(workbook: WorkbookCells) {
  const sheet = workbook.sheets.find((s) => s.rows.length > 0) as SheetCells;
  const header = sheet.rows.findIndex((r) => r.some((c) => key(c) === '事项名称'));
  const heading = sheet.rows[header] ?? [];
  const columns = TYPED.map((h) => heading.findIndex((c) => key(c) === h));
  const body = sheet.rows.slice(header + 1).map((row) => columns.map((c) => row[c] ?? ''));
  const merges = sheet.merges.filter((m) => m.top > header && columns.includes(m.left) && m.left === m.right).map((m) => ({ top: m.top - header - 1, bottom: m.bottom - header - 1, left: columns.indexOf(m.left), right: columns.indexOf(m.left) }));
  return { body, merges };
}

const drawn = (name: string, above: string[][], body: string[][], merges: SheetCells['merges'] = []): SheetCells => ({
  name,
  hidden: false,
  rows: [...above, ...body.map((r) => [...r])],
  merges: merges.map((m) => ({ ...m, top: m.top + above.length, bottom: m.bottom + above.length })),
});

const disguises: [string, (w: WorkbookCells) => SheetCells[]][] = [
  ['with other words for its columns', (w) => { const { body, merges } = parts(w); return [drawn('a', [['某局职权目录'], [], TYPED.map((h) => OTHER_WORDS[h] ?? h)], body, merges)]; }],
  ['with its columns the other way round', (w) => { const { body, merges } = parts(w); const last = TYPED.length - 1; return [drawn('a', [[...TYPED].reverse()], body.map((r) => [...r].reverse()), merges.map((m) => ({ ...m, left: last - m.left, right: last - m.right })))]; }],
  ['with headings that mean nothing', (w) => { const { body, merges } = parts(w); return [drawn('a', [['项', '甲', '子项名称', '乙', '丙', '丁', '戊']], body, merges)]; }],
  ['with the heading again on every page', (w) => {
    const { body, merges } = parts(w);
    const pages: string[][] = [TYPED];
    const moved = new Map<number, number>();
    let since = 0;
    body.forEach((row, r) => {
      const inside = merges.some((m) => m.top < r && r <= m.bottom);
      if (since >= 20 && !inside && row[0] !== '' && row[1] !== '') { pages.push(TYPED); since = 0; }
      moved.set(r, pages.length);
      pages.push(row);
      since += 1;
    });
    return [{ name: 'a', hidden: false, rows: pages, merges: merges.map((m) => ({ ...m, top: moved.get(m.top) ?? m.top, bottom: Math.min(moved.get(m.bottom) ?? m.bottom, pages.length) })) }];
  }],
  ['as a .csv, which knows no merged cells', (w) => { const { body } = parts(w); return [drawn('Sheet1', [['某局权责清单'], TYPED], body)]; }],
  ['with a heading of two lines', (w) => { const { body, merges } = parts(w); const two = drawn('a', [['序号', '权力事项', '', '权力类型', '设立依据', '行使主体', '承办机构'], ['', '主项名称', '子项名称', '', '', '', '']], body, merges); two.merges.push({ top: 0, left: 1, bottom: 0, right: 2 }, ...[0, 3, 4, 5, 6].map((c) => ({ top: 0, bottom: 1, left: c, right: c }))); return [two]; }],
];

describe.each(disguises)('a published list %s', (_, disguise) => {
  (data ? it.each(files) : it.skip.each(files))('reads as before: %s', async (file) => {
    const workbook = await readWorkbook(readFileSync(join(folder, file)));
    const plain = understand(workbook, file);

    const again = understand({ format: 'xlsx', sheets: disguise(workbook) }, file);

    expect(again.report.refused).toBe(false);
    expect(gist(again.content.items)).toEqual(gist(plain.content.items));
  });
});

describe('a published list with one section or one sheet for each type and no column for it', () => {
  (data ? it.each(files) : it.skip.each(files))('reads as before: %s', async (file) => {
    const plain = understand(await readWorkbook(readFileSync(join(folder, file))), file);
    const byType = Map.groupBy(plain.content.items.filter((i) => i.powers.length === 1), (i) => i.powers[0]?.type ?? 'OTHER');
    const head = ['序号', '项目名称', '法定依据', '办理科室'];
    const rows = (items: ContentItem[]) => items.map((i, n) => [String(n + 1), i.name, i.basis.map((b) => b.text).join('\n'), [i.leadUnit, ...i.assistUnits].join('、')]);
    const label = (type: keyof typeof powerTypeZh, n: number) => `${powerTypeZh[type]}（${n}项）`;

    const sheets = understand({ format: 'xls', sheets: [...byType].map(([t, items]) => drawn(label(t, items.length), [['某局权责清单'], head], rows(items))) }, file);
    const sections = understand({ format: 'csv', sheets: [drawn('Sheet1', [head], [...byType].flatMap(([t, items]) => [[label(t, items.length)], ...rows(items)]))] }, file);

    const expected = [...byType.values()].flat().map((i) => [i.name, i.leadUnit, i.powers[0]?.type]);
    for (const { content, report } of [sheets, sections]) {
      expect(content.items.map((i) => [i.name, i.leadUnit, i.powers[0]?.type])).toEqual(expected);
      expect(report.declared.length).toBe(byType.size);
      expect(report.declared.filter((d) => d.declared !== d.found)).toEqual([]);
    }
  });
});
