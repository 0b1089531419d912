import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWorkbook } from '@yidan/documents';
import { kindFromTitle } from '../legal-basis/instrument-kind.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import { understand } from '../list-import/understand.ts';
import { namingFault } from './naming-standard.ts';

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const folder = data ? join(data, 'rights-lists') : '';

describe('the names and bases of eleven departments as they were published', () => {
  let items: ContentItem[] = [];
  beforeAll(async () => {
    if (!data) return;
    const files = readdirSync(folder).filter((file) => /\.xlsx?$/.test(file));
    const lists = await Promise.all(files.map(async (file) => understand(await readWorkbook(readFileSync(join(folder, file))), file)));
    items = lists.flatMap(({ content }) => content.items);
  });

  (data ? it : it.skip)('F-186 raise at most one doubt about wording in 500 names', () => {
    const doubted = new Set(items.map(({ name }) => name).filter((name) => namingFault(name) !== undefined));

    expect(items.length).toBe(1126);
    expect([...doubted]).toEqual(['停止供电、停止供应民用爆炸物品等']);
  });

  (data ? it : it.skip)('F-185 leave at most one cited title in 50 of unknown kind', () => {
    const titles = new Set(items.flatMap(({ basis }) => basis.flatMap(({ instrument }) => instrument ?? [])));
    const unknown = [...titles].filter((title) => kindFromTitle(title) === undefined);

    expect(titles.size).toBeGreaterThan(200);
    expect(unknown.length / titles.size).toBeLessThan(0.02);
  });
});
