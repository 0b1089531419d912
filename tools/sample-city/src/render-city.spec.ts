import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '@yidan/documents';
import { sampleCity } from './city.ts';
import { renderCity } from './render-city.ts';

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'sample-city-')));
const [one = '', two = ''] = folders;
afterAll(() => folders.forEach((dir) => rmSync(dir, { recursive: true })));

const digest = (dir: string, files: readonly string[]): string[] => files.map((f) => `${f} ${createHash('sha256').update(readFileSync(join(dir, f))).digest('hex')}`);

describe('生成示例城市', () => {
  it('gives the same data on every call', () => {
    expect(JSON.stringify(sampleCity())).toBe(JSON.stringify(sampleCity()));
  });

  it('writes the same bytes on every run: one workbook for each list and the JSON beside', async () => {
    const files = await renderCity(one);
    expect(await renderCity(two)).toEqual(files);
    expect(digest(one, files)).toEqual(digest(two, files));
    const { districts } = sampleCity();
    expect(files.filter((f) => f.endsWith('.xlsx'))).toHaveLength(districts[0].lists.length + districts[1].lists.length);
    for (const tenant of ['519900', '519901', '519902']) expect(files).toContain(join(tenant, 'people.json'));
  }, 60_000);

  it('a workbook carries the nine elements first and in order, then the extension columns, and a row for each item', async () => {
    const list = sampleCity().districts[0].lists.find((l) => l.organCode === 'SCJG');
    const { sheets } = await readWorkbook(readFileSync(join(one, '519901', 'lists', 'SCJG.xlsx')));
    const [title = [], headings = [], ...rows] = sheets[0]?.rows ?? [];
    expect(title[0]).toBe('青禾区市场监督管理局职责任务清单');
    expect(headings).toEqual([
      '序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注',
      '事项编码', '牵头科室', '协办科室', '权力类型', '权力编号', '权力名称', '关键词', '办理时限', '职能描述', '主要职能类别', '统筹科室', '职责对象', '责任领域',
    ]);
    expect(rows.map((r) => r[3])).toEqual(list?.items.map((i) => i.name));
    const merged = rows.find((r) => r[3] === '对易制毒化学品相关违法行为的处罚');
    expect(merged?.[13]).toBe('3706\n3769\n4508\n4509\n132\n173');
    expect(merged?.[5]).toMatch(/^【来源】《易制毒化学品管理条例》第.+条$/);
  });
});
