import { jest } from '@jest/globals';
import { readWorkbook } from '@yidan/documents';
import type { TestCity } from '@yidan/testing';
import type { ContentItem } from '../src/domain/list-import/list-content.ts';
import { NINE_ELEMENTS, TEMPLATE_COLUMNS } from '../src/domain/list-import/template-columns.ts';
import { aRow, rows } from './a-list.ts';
import { aRegistry, api, drafterOf, expectStatus, handIn, inForceFrom, loadApproved, officerOf, qinghe, register, setUpOrgan, workbookOf } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
const officer = () => city.as(officerOf(qinghe));
const get = async (path: string) => expectStatus(await officer().get(`${api}/${path}`), 200).body;

beforeAll(async () => {
  city = await aRegistry();
});
afterAll(() => city?.stop());

describe('the list of a whole district', () => {
  const organs = Array.from({ length: 35 }, (_, i) => `D${String(i + 1).padStart(2, '0')}`);
  // 26 organs hold 34 items, 9 hold 33: 1,181 together.
  const itemsOf = (n: number): ContentItem[] =>
    rows(n < 26 ? 34 : 33, (seqNo) => ({
      name: `第${n + 1}机关事项之${seqNo}`,
      majorFunction: { name: `主要职能${seqNo % 3}`, category: 'MACRO_MANAGEMENT' },
      specialFunction: { name: `专项职能${seqNo % 6}` },
      leadUnit: `第${(seqNo % 4) + 1}科`,
      attribute: seqNo % 2 === 0 ? '监管执法类' : '公共服务类',
      powers: seqNo % 2 === 0 ? [{ type: 'PENALTY', number: String(n * 100 + seqNo), name: `处罚${n}之${seqNo}` }] : [],
    }));

  beforeAll(async () => {
    for (const organ of organs) await setUpOrgan(city, qinghe, organ, ['第1科', '第2科', '第3科', '第4科']);
  });

  it('F-001 of 1,181 items over 35 organs is handed in and loaded, and everything about it adds up', async () => {
    const imports: string[] = [];
    const begun = performance.now();
    for (const [n, organ] of organs.entries()) imports.push(expectStatus(await handIn(city, qinghe, organ, itemsOf(n)), 201).body.importId as string);
    const read = performance.now();
    for (const id of imports) expectStatus(await loadApproved(city, qinghe, id, '2026-03-01'), 201);
    const loaded = performance.now();
    console.log(`1,181 items of 35 organs: read in ${Math.round(read - begun)} ms, loaded in ${Math.round(loaded - read)} ms`);

    // The figure itself is a bench's to prove on a quiet machine; this catches a load that has become another order of slow.
    expect(loaded - begun).toBeLessThan(20_000);
    const items: { code: string; basisCount: number; assignments: { role: string }[] }[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: typeof items; next: string | null; total: number } = await get(`items?asOf=2026-03-02&limit=200&total=true${next && `&cursor=${next}`}`);
      expect(page.total).toBe(1181);
      items.push(...page.items);
      next = page.next;
    }
    expect(items).toHaveLength(1181);
    expect(new Set(items.map(({ code }) => code)).size).toBe(1181);
    expect(items.every(({ code, basisCount, assignments }) => /^990102-D\d\d-\d{8}$/.test(code) && basisCount > 0 && assignments.filter(({ role }) => role === 'LEAD').length === 1)).toBe(true);
    expect(await get('summary')).toMatchObject({ items: 1181, organs: 35, units: 140, openFindings: [], byAttribute: [{ items: 595 }, { items: 586 }], byStatus: [{ status: 'ACTIVE', items: 1181 }] });
    expect((await get('items?asOf=2026-02-28&total=true')).total).toBe(0);
  });

  it.each([
    ['organ', 'organ=D07', 34],
    ['unit by name', `unit=${encodeURIComponent('第1科')}&organ=D07`, 8],
    ['two characters of a name', `keyword=${encodeURIComponent('之33')}`, 35],
    ['the name of a power', `keyword=${encodeURIComponent('处罚6之')}`, 17],
    ['power type', 'powerType=PENALTY', 586],
    ['attribute', `attribute=${encodeURIComponent('公共服务类')}`, 595],
    ['level 1 by code', 'level1=01&organ=D07', 12],
    ['level 2 by name', `level2=${encodeURIComponent('专项职能1')}&organ=D07`, 6],
    ['status', 'status=SUSPENDED', 0],
  ])('is searched by %s', async (_, query, total) => {
    expect((await get(`items?total=true&limit=1&${query}`)).total).toBe(total);
  });

  it('is asked for as of an instant, in any offset', async () => {
    const total = async (asOf: string) => (await get(`items?total=true&limit=1&asOf=${encodeURIComponent(asOf)}`)).total as number;

    expect([await total('2026-02-28T15:59:59Z'), await total('2026-02-28T16:00:00Z'), await total('2026-03-01T00:00:00+08:00')]).toEqual([0, 1181, 1181]);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['keyword=x', 'asOf=yesterday', 'status=GONE', 'cursor=made-up', 'colour=red']) expect((await officer().get(`${api}/items?${query}`)).status).toBe(400);
    expect((await officer().get(`${api}/items/990102-D07-99990001`)).status).toBe(404);
  });

  it('lists every organ with its version, its counts and what was found', async () => {
    const { items } = await get('lists?limit=200');

    expect(items).toHaveLength(36);
    expect(items[0]).toMatchObject({ organ: { code: 'BB' }, status: 'NONE', current: null, versions: 0 });
    expect(items[1]).toMatchObject({ organ: { code: 'D01' }, status: 'ACTIVE', versions: 1, current: { label: 'D01-V1.0', items: 34, majorFunctions: 3, specialFunctions: 6, units: 4, powers: 17 }, findings: { ERROR: 0, WARN: 0, INFO: 0 } });
  });

  it('is exported as a whole in three formats', async () => {
    const xlsx = await readWorkbook((await officer().download(`${api}/items/export?format=xlsx`)).bytes);
    const csv = (await officer().download(`${api}/items/export?format=csv`)).bytes.toString();
    const json = JSON.parse((await officer().download(`${api}/items/export?format=json`)).bytes.toString()) as { organs: { organCode: string; items: unknown[] }[] };

    expect(xlsx.sheets[0]!.rows).toHaveLength(1181 + 2);
    expect(xlsx.sheets[0]!.rows[1]!.slice(-2)).toEqual(['机关编码', '机关名称']);
    expect(csv.startsWith('\ufeff序号,主要职能,')).toBe(true);
    expect(json.organs.map(({ items }) => items.length).reduce((a, b) => a + b)).toBe(1181);
  });
});

describe('the three levels', () => {
  beforeAll(() => setUpOrgan(city, qinghe, 'SJ', ['水资源科', '河湖科']));

  it.each([
    ['level 2', { specialFunction: { name: '' } }],
    ['level 1', { majorFunction: { name: '', category: 'MACRO_MANAGEMENT' } }],
  ])('F-003 an item without %s is rejected', async (_, given) => {
    const answer = await handIn(city, qinghe, 'SJ', [aRow({ seqNo: 1, ...given })]);

    expect(answer).toMatchObject({ status: 422, body: { code: 'REGISTRY.IMPORT.REFUSED', violations: [{ code: 'REGISTRY.ITEM.ELEMENT_MISSING' }] } });
  });

  it('F-003 the tree of a version has exactly three levels', async () => {
    const list = rows(6, (n) => ({ majorFunction: { name: `职能${n % 2}`, category: 'GENERAL_AFFAIRS' }, specialFunction: { name: `方向${n % 3}`, coordinatorUnit: '河湖科' } }));
    const version = await inForceFrom(city, qinghe, 'SJ', list, '2026-03-01');
    const tree = await get(`versions/${version.versionId}/tree`);

    const depth = (node: unknown): number => (Array.isArray(node) ? (node.length === 0 ? 0 : Math.max(...node.map(depth))) : 1 + Math.max(0, ...['specialFunctions', 'items'].flatMap((below) => (typeof node === 'object' && node && below in node ? [depth(node[below as never])] : []))));
    expect(depth(tree.majorFunctions)).toBe(3);
    expect(tree.majorFunctions).toMatchObject([
      { code: '01', name: '职能1', specialFunctions: [{ code: '01', name: '方向1', coordinatorUnit: { name: '河湖科' }, items: [{ seqNo: 1, code: '990102-SJ-01010001' }] }, { code: '02' }, { code: '03' }] },
      { code: '02', name: '职能0' },
    ]);
  });
});

describe('the nine elements', () => {
  const full: ContentItem[] = [
    aRow({
      seqNo: 1, name: '对擅自取水的处罚', description: '查处“擅自取水”,\n含地下水', attribute: '监管执法类', remarks: '含续办', assistUnits: ['法规科', '执法大队'],
      basis: [{ text: '《中华人民共和国水法》第六十九条', instrument: '中华人民共和国水法', article: '第六十九条', role: 'ORIGIN' }, { text: '《取水许可和水资源费征收管理条例》第四十八条', instrument: '取水许可和水资源费征收管理条例', article: '第四十八条', role: 'SUPPORT' }],
      powers: [{ type: 'PENALTY', number: '3706', name: '对擅自取水的处罚' }, { type: 'COMPULSION', name: '查封取水设施' }],
      specialFunction: { name: '取水管理', coordinatorUnit: '水资源科' }, keywords: ['取水', '地下水', '水井'], timeLimit: { amount: 90, clock: 'CALENDAR_DAY' }, responsibilityField: 'PUBLIC_MANAGEMENT', serviceObjects: ['CITIZEN', 'LEGAL_PERSON'],
    }),
    aRow({ seqNo: 2, name: '节约用水宣传', sandingDuties: ['（一）', '（二）'] }),
    aRow({ seqNo: 3, name: '=1+1', specialFunction: { name: '=2+2' }, description: '+86\t@\n  𠮷㐀︐', remarks: '2024-01-01', assistUnits: ['法规、宣传科'], keywords: ['取水/用水', '“,”', '_x0041_'], powers: [{ type: 'PENALTY', number: '3706、1', name: '1e5' }] }),
  ];

  beforeAll(async () => {
    await setUpOrgan(city, qinghe, 'JJ', ['水资源科', '法规科', '执法大队']);
    await setUpOrgan(city, qinghe, 'JK', ['水资源科']);
  });

  it.each(NINE_ELEMENTS.map(({ header, element }, column) => [header, element, column] as const))('F-004 without the column “%s” the template is refused and the element named', async (header, element, column) => {
    const [sheet] = (await readWorkbook(await workbookOf(full))).sheets;
    const bytes = csvBytes(sheet!.rows.slice(1).map((row) => row.filter((_, c) => c !== column)));

    const answer = await officer().upload(`${api}/imports?organ=JJ`, '清单.csv', bytes);

    expect(answer).toMatchObject({ status: 422, body: { code: 'REGISTRY.IMPORT.REFUSED' } });
    const named = answer.body.violations.filter(({ code, path }: { code: string; path: string }) => code === 'REGISTRY.ITEM.ELEMENT_MISSING' && path === `/items/*/${element}`);
    expect(named).toMatchObject([{ messageZh: expect.stringContaining(header) }]);
  });

  it('are exported as .csv in GB 18030 for older office programs, and in no other format', async () => {
    const versionId = (await inForceFrom(city, qinghe, 'JK', full, '2026-03-01')).versionId as string;
    const exported = async (query: string) => officer().download(`${api}/versions/${versionId}/export?${query}`);
    const [utf8, gb, all] = [await exported('format=csv'), await exported('format=csv&encoding=gb18030'), await officer().download(`${api}/items/export?organ=JK&format=csv&encoding=gb18030`)];

    expect([utf8.headers.get('content-type'), gb.headers.get('content-type')]).toEqual(['text/csv; charset=utf-8', 'text/csv; charset=gb18030']);
    expect(`\ufeff${new TextDecoder('gb18030').decode(gb.bytes)}`).toBe(utf8.bytes.toString());
    expect(new TextDecoder('gb18030').decode(all.bytes).split(',')[0]).toBe('序号');
    expect((await officer().get(`${api}/versions/${versionId}/export?format=xlsx&encoding=gb18030`)).status).toBe(400);
  });

  it.each(NINE_ELEMENTS.slice(0, 8).map(({ header, element }, column) => [header, element, column] as const))('F-004 an empty cell under “%s” is refused with its row and its element', async (header, element, column) => {
    const [sheet] = (await readWorkbook(await workbookOf(full))).sheets;
    const table = sheet!.rows.map((row) => [...row]);
    table[3]![column] = '';

    const answer = await officer().upload(`${api}/imports?organ=JJ`, '清单.csv', csvBytes(table));

    expect(answer).toMatchObject({ status: 422, body: { code: 'REGISTRY.IMPORT.REFUSED' } });
    expect(answer.body.violations).toContainEqual(expect.objectContaining({ code: 'REGISTRY.ITEM.ELEMENT_MISSING', path: `/items/1/${element}`, messageZh: expect.stringContaining(header) }));
  });

  it('F-004 come out in their order, and what comes out can be handed in again unchanged', async () => {
    const version = await inForceFrom(city, qinghe, 'JJ', full, '2026-03-01');
    const exported = async (format: string) => (await officer().download(`${api}/versions/${version.versionId}/export?format=${format}`)).bytes;
    const [sheet] = (await readWorkbook(await exported('xlsx'))).sheets;
    expect(sheet!.rows[1]!.slice(0, 9)).toEqual(['序号', '主要职能', '专项职能', '职能清单', '属性', '职能来源及依据', '与“三定”规定主要职责的对应关系', '“三定”规定内设机构主要职责的具体规定', '备注']);
    expect(sheet!.rows[1]).toEqual(TEMPLATE_COLUMNS.map(({ header }) => header));

    const given = full.map((item, i) => ({ ...item, code: `990102-JJ-010${i + 1}0001` }));
    for (const format of ['xlsx', 'csv', 'csv&encoding=gb18030', 'json']) {
      const { body } = expectStatus(await officer().upload(`${api}/imports?organ=JJ`, 'again', await exported(format)), 201);
      const { content } = await get(`imports/${body.importId}`);
      expect(content.map(({ source: _, ...item }: ContentItem) => item)).toEqual(given.map(({ source: _, ...item }) => item));
    }
    expect((await get(`items/990102-JJ-01010001`)).basisRefs).toEqual(full[0]!.basis);
  });
});

describe('a file', () => {
  beforeAll(async () => {
    await setUpOrgan(city, qinghe, 'WJ');
    await setUpOrgan(city, qinghe, 'WX');
    await register(city, qinghe, drafterOf(qinghe, 'WJ'), 'WJ', ['ORGAN_DRAFTER']);
  });
  const imports = async () => Number((await city.sql('list-registry').query('select count(*) from list_import')).rows[0].count);

  it('is only tried in a dry run', async () => {
    const before = await imports();

    const answer = await handIn(city, qinghe, 'WJ', rows(3), { dryRun: true });

    expect(answer).toMatchObject({ status: 200, body: { importId: null, report: { items: 3, refused: false } } });
    expect(await imports()).toBe(before);
  });

  it('sent twice under one key is kept once, and the second answer is the first', async () => {
    const before = await imports();
    const first = await handIn(city, qinghe, 'WJ', rows(3), { key: 'wj-2026' });
    const second = await handIn(city, qinghe, 'WJ', rows(3), { key: 'wj-2026' });

    expect([first.status, second.status, second.headers.get('idempotent-replay')]).toEqual([201, 201, 'true']);
    expect(second.body).toEqual(first.body);
    expect((await handIn(city, qinghe, 'WJ', rows(4), { key: 'wj-2026' })).body.code).toBe('COMMON.IDEMPOTENCY_KEY_REUSED');
    expect(await imports()).toBe(before + 1);
  });

  it('is handed in by the drafter of its own organ only, and only the establishment office loads it', async () => {
    const own = expectStatus(await handIn(city, qinghe, 'WJ', rows(3), { as: drafterOf(qinghe, 'WJ') }), 201);

    expect((await handIn(city, qinghe, 'WX', rows(3), { as: drafterOf(qinghe, 'WJ') })).status).toBe(403);
    const approval = { documentNumber: '云编发〔2026〕1号', approvedOn: '2026-01-01', effectiveFrom: '2026-01-01' };
    expect((await city.as(drafterOf(qinghe, 'WJ')).post(`${api}/imports/${own.body.importId}/load-approved`, approval)).status).toBe(403);
    const foreign = expectStatus(await handIn(city, qinghe, 'WX', rows(2)), 201);
    expect((await city.as(drafterOf(qinghe, 'WJ')).get(`${api}/imports/${foreign.body.importId}`)).status).toBe(404);
    const { items } = (await city.as(drafterOf(qinghe, 'WJ')).get(`${api}/imports`)).body;
    expect(new Set(items.map(({ organ }: { organ: { code: string } }) => organ.code))).toEqual(new Set(['WJ']));
    expect((await get(`imports/${foreign.body.importId}?limit=1`))).toMatchObject({ state: 'READ', actions: ['loadApproved'], content: [{ seqNo: 1 }], next: expect.any(String) });
  });

  it.each([
    ['that is no spreadsheet', 'note.docx', Buffer.from('PK\u0003\u0004 not a workbook'), /^REGISTRY\.IMPORT\.(NOT_A_WORKBOOK|DAMAGED)$/],
    ['that is empty', 'empty.csv', Buffer.from(''), /^REGISTRY\.IMPORT\.(EMPTY|NOT_A_WORKBOOK)$/],
    ['without any table', 'poem.csv', Buffer.from('床前明月光\n疑是地上霜\n'), /^REGISTRY\.IMPORT\.REFUSED$/],
    ['with broken JSON', 'list.json', Buffer.from('{"format": '), /^REGISTRY\.IMPORT\.REFUSED$/],
  ])('%s is answered with one clear sentence and changes nothing', async (_, name, bytes, code) => {
    const before = await imports();

    const answer = await officer().upload(`${api}/imports?organ=WJ`, name, bytes);

    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: expect.stringMatching(code), detail: expect.any(String), detailZh: expect.stringMatching(/\p{Script=Han}/u) });
    expect(await imports()).toBe(before);
  });

  it('for an organ nobody knows is refused, and so is one that is not sent at all', async () => {
    expect((await handIn(city, qinghe, 'NIL', rows(1))).status).toBe(404);
    expect((await officer().post(`${api}/imports?organ=WJ`)).status).toBe(400);
  });

  it('gives the template with its nine columns', async () => {
    const { bytes, headers } = await officer().download(`${api}/imports/template`);

    expect(headers.get('content-type')).toContain('spreadsheetml');
    expect((await readWorkbook(bytes)).sheets[0]!.rows[0]).toEqual(TEMPLATE_COLUMNS.map(({ header }) => header));
  });
});

function csvBytes(table: readonly (readonly string[])[]): Uint8Array {
  return new TextEncoder().encode(`\ufeff${table.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`);
}
