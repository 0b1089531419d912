import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readWorkbook } from '@yidan/documents';
import { notKept } from './check-kept.ts';
import { powerTypesIn } from './power-type.ts';
import { understand } from './understand.ts';
import { nameKey } from './wording.ts';

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const folder = data ? join(data, 'rights-lists') : '';
const files = data ? readdirSync(folder).filter((f) => /\.xlsx?$/.test(f)) : ['(YIDAN_REAL_DATA is not set)'];

/** One row as a second reader has it; several rows may belong to one matter. */
type SecondRow = Record<string, string> & { file: string; sheet: string; row: number };
const second: SecondRow[] = data ? gunzipSync(readFileSync(join(folder, 'rows.jsonl.gz'))).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as SecondRow) : [];

const partsOf = (text: string): number => text.match(/(?<!\d)\d[.、．](?!\d)/g)?.length ?? 1;

describe('the published lists of eleven departments', () => {
  (data ? it.each(files) : it.skip.each(files))('%s: every row of the second reader is an item, a power of one, or named in the report', async (file) => {
    const { content, report } = understand(await readWorkbook(readFileSync(join(folder, file))), file);
    const theirs = second.filter((r) => r.file === file);

    expect(report.refused).toBe(false);
    const items = new Map(content.items.map((i) => [`${i.source.sheet}!${i.source.row}`, i]));
    const named = (row: SecondRow, ...rules: string[]) => report.issues.find((i) => i.sheet === row.sheet && i.row === row.row && rules.includes(i.rule.replace('REGISTRY.IMPORT.', '')));
    const expected: Record<string, number> = Object.fromEntries(Object.keys(report.powersByType).map((t) => [t, 0]));
    let started = 0;
    for (const row of theirs) {
      const item = items.get(`${row.sheet}!${row.row}`);
      const [type] = powerTypesIn(row['权力类型'] ?? '');
      if (item) {
        started += 1;
        expect([row.row, nameKey(item.name)]).toEqual([row.row, nameKey(row['事项名称'] ?? '')]);
        expect([row.row, item.powers[0]?.type]).toEqual([row.row, type]);
        expect([row.row, item.basis.length > 0, item.leadUnit !== '']).toEqual([row.row, true, true]);
      } else expect([row.row, named(row, 'SUB_ITEM', 'COVERED_TEXT') !== undefined]).toEqual([row.row, true]);
      if (!type) continue;
      const listed = named(row, 'SUB_ITEMS_IN_CELL') ? partsOf(row['子项名称'] ?? '') : 1;
      expected[type] = (expected[type] ?? 0) + listed;
    }
    expect(started).toBe(content.items.length);
    expect(report.powersByType).toEqual(expected);
  });

  (data ? it.each(files) : it.skip.each(files))('%s: every matter can be written into the template and read again as it was', async (file) => {
    const { content } = understand(await readWorkbook(readFileSync(join(folder, file))), file);

    expect(notKept(content.items).map(({ index, column, why }) => [content.items[index]?.source, column.header, why])).toEqual([]);
  });

  (data ? it : it.skip)('together hold 1,126 matters and 1,156 powers in the 1,152 rows', async () => {
    const lists = await Promise.all(files.map(async (f) => understand(await readWorkbook(readFileSync(join(folder, f))), f)));

    expect(second).toHaveLength(1152);
    expect(lists.reduce((sum, l) => sum + l.report.items, 0)).toBe(1126);
    expect(lists.flatMap((l) => l.content.items).flatMap((i) => i.powers)).toHaveLength(1156);
    const basis = lists.flatMap((l) => l.content.items).flatMap((i) => i.basis);
    const resolved = basis.filter((b) => b.instrument && b.article).length;
    expect(resolved / basis.length).toBeGreaterThan(0.95);
  });
});
