import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { jest } from '@jest/globals';
import { encodeGb18030, readWorkbook } from '@yidan/documents';
import type { TestCity } from '@yidan/testing';
import { renderCsv } from '../src/domain/list-import/render-list.ts';
import { TEMPLATE_COLUMNS } from '../src/domain/list-import/template-columns.ts';
import { aRow, rows } from './a-list.ts';
import { aRegistry, api, drafterOf, expectStatus, handIn, officerOf, qinghe, register, setUpOrgan, workbookOf } from './a-registry.ts';

jest.setTimeout(60_000);

const data = process.env.YIDAN_REAL_DATA;
if (!data && process.env.YIDAN_REQUIRE_ALL === '1') throw new Error('YIDAN_REAL_DATA must name the folder of real workbooks');
const folder = join(data ?? '', 'rights-lists');
const files = data ? readdirSync(folder).filter((file) => /\.xlsx?$/.test(file)) : ['(YIDAN_REAL_DATA is not set)'];

const [RED, YELLOW, BLUE] = ['FFC7CE', 'FFEB9C', 'BDD7EE'];
let city: TestCity;
const officer = () => city.as(officerOf(qinghe));

/** A cell as another program sees it: its text, its colour and the words of its comment. */
function cellOf(bytes: Uint8Array, sheet: string, address: string) {
  const cell = read(bytes, { cellStyles: true }).Sheets[sheet]?.[address] as { v?: unknown; s?: { fgColor?: { rgb?: string } }; c?: { t: string }[] } | undefined;
  return { text: cell?.v, fill: cell?.s?.fgColor?.rgb, comment: cell?.c?.map(({ t }) => t.replaceAll('\r\n', '\n')).join('\n') };
}

/** The list of problems in front of a report, as rows of text. */
async function problemsIn(bytes: Uint8Array): Promise<string[][]> {
  const [list] = (await readWorkbook(bytes)).sheets;
  expect(list?.name).toBe('问题清单');
  return list!.rows.slice(3);
}

/** The report on a file that is only looked at. */
async function reportOn(bytes: Uint8Array, name: string, as = officerOf(qinghe), organ = 'BG'): Promise<Buffer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${city.address}${api}/imports/report.xlsx?organ=${organ}`, { method: 'POST', body: form, headers: { authorization: `Bearer ${await city.token(as)}` } });
  if (answer.status !== 200) throw new Error(`${answer.status}: ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The report on a file that was kept. */
async function reportOf(importId: string): Promise<Buffer> {
  const { status, bytes, headers } = await officer().download(`${api}/imports/${importId}/report.xlsx`);
  expect([status, headers.get('content-type')]).toEqual([200, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']);
  return bytes;
}
const imported = async (bytes: Uint8Array, name: string): Promise<string> => expectStatus(await officer().upload(`${api}/imports?organ=BG`, name, bytes), 201).body.importId as string;

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'BG');
  await setUpOrgan(city, qinghe, 'BH');
  await register(city, qinghe, drafterOf(qinghe, 'BG'), 'BG', ['ORGAN_DRAFTER']);
  await register(city, qinghe, drafterOf(qinghe, 'BH'), 'BH', ['ORGAN_DRAFTER']);
});
afterAll(() => city?.stop());

describe('the report on a file with planted errors', () => {
  const columnOf = (header: string): number => TEMPLATE_COLUMNS.findIndex((c) => c.header === header);
  const address = (header: string, row: number): string => utils.encode_cell({ r: row - 1, c: columnOf(header) });
  const faulty = { items: [aRow({ seqNo: 1 }), aRow({ seqNo: 2, attribute: '' }), aRow({ seqNo: 3, specialFunction: { name: '' }, remarks: '=1+1' }), aRow({ seqNo: 4, name: '事项1' })] };

  it('F-003 F-004 shows them in the cells of an .xlsx', async () => {
    const given = await workbookOf(faulty.items);
    const bytes = await reportOn(given, '清单.xlsx');

    const [original] = (await readWorkbook(given)).sheets;
    expect((await readWorkbook(bytes)).sheets[1]).toMatchObject({ name: original!.name, rows: original!.rows, merges: original!.merges });
    expect(cellOf(bytes, '职责任务清单', address('属性', 4))).toEqual({ text: '', fill: RED, comment: '错误：第 4 行缺少要素“属性”。\nError: Element “属性” is missing in row 4.' });
    expect(cellOf(bytes, '职责任务清单', address('专项职能', 5))).toMatchObject({ fill: RED, comment: expect.stringContaining('第 5 行缺少要素“专项职能”') });
    expect(cellOf(bytes, '职责任务清单', address('职能清单', 6))).toMatchObject({ text: '事项1', fill: YELLOW, comment: expect.stringContaining('与第 3 行事项同名') });
    expect(cellOf(bytes, '职责任务清单', address('备注', 5))).toMatchObject({ text: '=1+1', comment: undefined });
    expect((await problemsIn(bytes)).map((row) => row.slice(0, 7))).toEqual([
      ['1', '错误 Error', '职责任务清单', '4', 'E', '属性 /items/1/attribute', 'REGISTRY.ITEM.ELEMENT_MISSING'],
      ['2', '错误 Error', '职责任务清单', '5', 'C', '专项职能 /items/2/specialFunction', 'REGISTRY.ITEM.ELEMENT_MISSING'],
      ['3', '警告 Warning', '职责任务清单', '6', 'D', '职能清单 /items/3/name', 'REGISTRY.ITEM.NAME_DUPLICATE'],
    ]);
  });

  it('shows them in the cells of an .xls', async () => {
    const table = [['某局权责清单'], ['序号', '事项名称', '权力类型', '实施依据', '承办机构'], ['1', '取水许可', '行政许可', '《水法》第七条', '水政科'], ['2', '', '行政许可', '《水法》第八条', '水政科'], ['3', '采砂许可', '行政许可', '《水法》第九条', '有关科室'], ['合计', '3']];
    const book = utils.book_new(utils.aoa_to_sheet(table), '权责清单');
    const bytes = await reportOn(new Uint8Array(write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer), '清单.xls');

    expect((await readWorkbook(bytes)).sheets[1]?.rows.map((row) => row.filter((cell) => cell !== ''))).toEqual(table.map((row) => row.filter((cell) => cell !== '')));
    expect(cellOf(bytes, '权责清单', 'B4')).toMatchObject({ fill: RED, comment: expect.stringMatching(/^错误：第 4 行事项没有名称。\nError: The matter in row 4 has no name\.$/) });
    expect(cellOf(bytes, '权责清单', 'E5')).toMatchObject({ text: '有关科室', fill: YELLOW, comment: expect.stringContaining('“有关科室”不是具体科室') });
    expect(cellOf(bytes, '权责清单', 'A6')).toMatchObject({ text: '合计', fill: BLUE });
  });

  it('shows them in the cells of a .csv in GB 18030', async () => {
    const bytes = await reportOn(encodeGb18030(renderCsv(faulty)), '清单.csv');

    expect(cellOf(bytes, 'Sheet1', address('属性', 3))).toMatchObject({ fill: RED, comment: expect.stringContaining('第 3 行缺少要素“属性”') });
    expect((await readWorkbook(bytes)).sheets[1]?.rows.map((row) => row[3])).toEqual(['职能清单', '事项1', '事项2', '事项3', '事项1']);
  });

  it('shows them in a .json as rows of the template', async () => {
    const items = faulty.items.map(({ source: _, ...item }) => item);
    const bytes = await reportOn(Buffer.from(JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '局', items })), '清单.json');

    expect(cellOf(bytes, '职责任务清单', address('属性', 3))).toMatchObject({ fill: RED, comment: expect.stringContaining('缺少要素“属性”') });
    expect((await readWorkbook(bytes)).sheets[1]?.rows[0]).toEqual(TEMPLATE_COLUMNS.map(({ header }) => header));
  });

  it('keeps nothing, and the file itself is refused as before', async () => {
    const count = async () => (await city.sql('list-registry').query(`select (select count(*) from list_import) as imports, (select count(*) from uploaded_file) as files`)).rows[0];
    const before = await count();

    await reportOn(await workbookOf(faulty.items), '清单.xlsx');

    expect((await handIn(city, qinghe, 'BG', faulty.items)).status).toBe(422);
    expect(await count()).toEqual(before);
  });

  it('F-003 F-004 the refusal names row, field and rule of each in both languages', async () => {
    const { status, body } = await officer().upload(`${api}/imports?organ=BG`, '清单.xlsx', await workbookOf(faulty.items));

    expect([status, body.code]).toEqual([422, 'REGISTRY.IMPORT.REFUSED']);
    expect(body.violations).toEqual([
      { path: '/items/1/attribute', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: '职责任务清单!4: Element “属性” is missing in row 4.', messageZh: '职责任务清单!4：第 4 行缺少要素“属性”。' },
      { path: '/items/2/specialFunction', code: 'REGISTRY.ITEM.ELEMENT_MISSING', message: '职责任务清单!5: Element “专项职能” is missing in row 5.', messageZh: '职责任务清单!5：第 5 行缺少要素“专项职能”。' },
    ]);
  });
});

describe('the report on a file that was kept', () => {
  it('shows its doubts, whoever asks and whenever: with the same bytes', async () => {
    const id = await imported(await workbookOf([aRow({ seqNo: 1 }), aRow({ seqNo: 2, name: '事项1' })]), '清单.xlsx');

    const first = await reportOf(id);
    expect(cellOf(first, '职责任务清单', 'D4')).toEqual({ text: '事项1', fill: YELLOW, comment: '警告：与第 3 行事项同名。\nWarning: The same name stands in row 3.' });
    city.at('2026-03-09T09:00:00+08:00');
    expect(Buffer.compare(first, await reportOf(id))).toBe(0);
  });

  it('says so where there is nothing to report', async () => {
    const bytes = await reportOf(await imported(await workbookOf(rows(3)), '清单.xlsx'));

    expect((await problemsIn(bytes)).map((row) => row.filter((cell) => cell !== ''))).toEqual([['没有发现问题。', 'No problems were found.']]);
  });

  it('is for those who may read the import', async () => {
    const id = expectStatus(await handIn(city, qinghe, 'BG', rows(3)), 201).body.importId as string;
    const status = async (as: string) => (await city.as(as).download(`${api}/imports/${id}/report.xlsx`)).status;

    expect([await status(drafterOf(qinghe, 'BG')), await status(drafterOf(qinghe, 'BH')), await status(officerOf('990103'))]).toEqual([200, 404, 404]);
    await expect(reportOn(await workbookOf(rows(3)), '清单.xlsx', drafterOf(qinghe, 'BH'), 'BG')).rejects.toThrow(/^403/);
    expect((await officer().get(`${api}/imports/01900000-0000-7000-8000-000000000000/report.xlsx`)).status).toBe(404);
  });

  it('is drawn from the bytes that were handed in, which are kept once and cannot be exchanged', async () => {
    const given = await workbookOf(rows(4), '另一个局');
    const ids = [await imported(given, '一.xlsx'), await imported(given, '二.xlsx')];
    const sql = city.sql('list-registry');

    const { rows: kept } = await sql.query('select u.id, u.bytes from uploaded_file u join list_import f on f.tenant_id = u.tenant_id and f.file_hash = u.sha256 where f.id = any($1)', [ids]);
    expect(new Set(kept.map(({ id }: { id: string }) => id)).size).toBe(1);
    expect(Buffer.compare(kept[0].bytes as Buffer, Buffer.from(given))).toBe(0);
    await expect(sql.query(`update uploaded_file set bytes = 'x' where id = $1`, [kept[0].id])).rejects.toThrow(/uploaded_file_check/);
    await sql.query('delete from uploaded_file where id = $1', [kept[0].id]);
    expect(await officer().get(`${api}/imports/${ids[0]}/report.xlsx`)).toMatchObject({ status: 404, body: { code: 'REGISTRY.IMPORT.FILE_NOT_KEPT', detailZh: expect.stringContaining('请重新上传') } });
  });
});

(data ? describe : describe.skip)('the report on a list as departments publish it', () => {
  it.each(files)('%s has every cell of the file and every problem of its import', async (file) => {
    const given = readFileSync(join(folder, file));
    const id = await imported(given, file);

    const bytes = await reportOf(id);

    const { issues } = (await officer().get(`${api}/imports/${id}?limit=1`)).body.report as { issues: { rule: string }[] };
    expect((await problemsIn(bytes)).map((row) => row[6])).toEqual(issues.map(({ rule }) => rule));
    const [, ...shown] = (await readWorkbook(bytes)).sheets;
    expect(shown.map(({ rows, hidden }) => ({ rows, hidden }))).toEqual((await readWorkbook(given)).sheets.map(({ rows, hidden }) => ({ rows, hidden })));
    expect(read(bytes).SheetNames[0]).toBe('问题清单');
  });
});
