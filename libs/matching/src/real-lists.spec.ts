import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { anItem } from '../test/an-item.ts';
import { ListIndex } from './list-index.ts';
import type { IndexedItem } from './types.ts';

const folder = process.env['YIDAN_REAL_DATA'];
const onRealLists = folder || process.env['YIDAN_REQUIRE_ALL'] === '1' ? it : it.skip;

function publishedItems(): IndexedItem[] {
  if (!folder) throw new Error('YIDAN_REAL_DATA names no folder with published lists');
  const rows = gunzipSync(readFileSync(join(folder, 'rights-lists/rows.jsonl.gz'))).toString('utf8').trim().split('\n');
  return rows.map((line, at) => {
    const row = JSON.parse(line) as Record<string, string | undefined>;
    const organ = row['file'] ?? '';
    const unit = row['承办机构'] ?? '';
    return anItem({
      itemKey: `row-${at}`, code: `R${String(at).padStart(5, '0')}`, organId: organ, organName: row['行使主体'] ?? '', unitId: unit, unitName: unit,
      name: `${row['事项名称'] ?? ''}${row['子项名称'] ?? ''}`, description: row['部门职责'] ?? '',
      basisTexts: [row['实施依据'] ?? ''], powerTypes: [row['权力类型'] ?? ''],
    });
  });
}

describe('published lists of one city', () => {
  onRealLists('an item’s own name leads back to its body, and AUTO is right', () => {
    const items = publishedItems();
    const index = new ListIndex();
    for (const item of items) index.put(item);
    const answers = items.map((item) => ({ item, answer: index.match(item.tenantId, { title: '', content: item.name }) }));
    const right = answers.filter(({ item, answer }) => answer.candidates[0]?.organId === item.organId);
    const auto = answers.filter(({ answer }) => answer.decision === 'AUTO');
    const autoRight = auto.filter(({ item, answer }) => answer.candidates[0]?.organId === item.organId);

    expect(items.length).toBeGreaterThan(1000);
    expect(right.length / items.length).toBeGreaterThan(0.97);
    expect(auto.length).toBeGreaterThan(items.length / 4);
    expect(autoRight.length / auto.length).toBeGreaterThan(0.99);
  });

  onRealLists('a body whose list was withdrawn is never named, and everything is as before when it returns', () => {
    const items = publishedItems();
    const index = new ListIndex();
    for (const item of items) index.put(item);
    const gone = items[items.length - 1]!.organId;
    const theirs = items.filter(({ organId }) => organId === gone);
    const matter = { title: '', content: theirs[0]!.name, limit: 50 };
    const before = index.match('linhe', matter);

    index.replaceOrgan('linhe', gone, []);
    for (const { name } of theirs) expect(index.match('linhe', { ...matter, content: name }).candidates.map(({ organId }) => organId)).not.toContain(gone);
    index.replaceOrgan('linhe', gone, theirs);
    expect(index.match('linhe', matter)).toEqual(before);
  });
});
