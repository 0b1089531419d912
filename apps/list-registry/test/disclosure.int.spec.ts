import { jest } from '@jest/globals';
import type { TestCity } from '@yidan/testing';
import { Client } from 'pg';
import { aRow } from './a-list.ts';
import { aRegistry, api, expectStatus, handIn, inForceFrom, linjiang, officerOf, qinghe, setUpOrgan, yunan } from './a-registry.ts';

jest.setTimeout(60_000);

const HIDDEN = '限制知悉的专项督办';
let city: TestCity;
let key: string;
let code: string;
let version: { versionId: string };
const people = new Map<string, string>();
const get = (who: string, path: string) => city.as(who).get(`${api}/${path}`);
const body = async (who: string, path: string) => expectStatus(await get(who, path), 200).body;
const set = (given: object, who = officerOf(qinghe), ref = key) => city.as(who).put(`${api}/items/${ref}/disclosure`, { reason: '涉及未公开的调查', ...given });
async function appoint(subject: string, roles: string[], more: object = {}): Promise<void> {
  const { personId } = expectStatus(await city.as(officerOf(qinghe)).post(`${api}/people`, { subject, name: '吴晓明', organCode: 'SWJ', roles, ...more }), 201).body;
  people.set(subject, personId as string);
}

const list = (extra: ReturnType<typeof aRow>[] = []) => [
  aRow({ seqNo: 1, name: '节约用水管理', leadUnit: '水资源科' }),
  aRow({
    seqNo: 2, name: HIDDEN, leadUnit: '督办科', majorFunction: { name: '监督检查', category: 'MACRO_MANAGEMENT' }, specialFunction: { name: '专项督办' },
    powers: [{ type: 'INSPECTION', number: '77', name: '专项督办检查' }], keywords: ['督办'],
  }),
  aRow({ seqNo: 3, name: '取水许可', leadUnit: '水资源科', powers: [{ type: 'LICENSE', number: '12', name: '取水许可' }] }),
  ...extra,
];

beforeAll(async () => {
  city = await aRegistry();
  await setUpOrgan(city, qinghe, 'SWJ', ['水资源科', '督办科']);
  await setUpOrgan(city, qinghe, 'GAJ', ['治安科']);
  await inForceFrom(city, qinghe, 'GAJ', [aRow({ seqNo: 1, name: HIDDEN, leadUnit: '治安科' })], '2026-01-01');
  version = await inForceFrom(city, qinghe, 'SWJ', list(), '2026-02-01');
  await appoint('qh.handler', ['UNIT_HANDLER'], { unitCode: 'U1' });
  await appoint('qh.holder', ['UNIT_HANDLER'], { unitCode: 'U2' });
  await appoint('qh.named', ['UNIT_HANDLER'], { unitCode: 'U1' });
  await appoint('qh.drafter', ['ORGAN_DRAFTER']);
  await appoint('qh.supervisor', ['SUPERVISOR']);
  await appoint('qh.evaluator', ['EVALUATOR']);
  await appoint('qh.auditor', ['AUDITOR']);
  await appoint('qh.admin', ['TENANT_ADMIN']);
  const { items } = await body(officerOf(qinghe), 'items?organ=SWJ');
  ({ itemKey: key, code } = items.find(({ name }: { name: string }) => name === HIDDEN));
});
afterAll(() => city?.stop());

const OTHERS = ['qh.handler', 'qh.drafter', 'qh.supervisor', 'qh.evaluator', 'qh.auditor', 'qh.admin'];

it('an item is internal or public as its list says, until 编办 says otherwise with a reason', async () => {
  expect(await body(officerOf(qinghe), `items/${code}/disclosure`)).toMatchObject({ itemKey: key, disclosure: 'PUBLIC', readers: [], reason: null, changedBy: null });
  expect((await set({ disclosure: 'INTERNAL', reason: '' })).status).toBe(400);

  expect((await set({ disclosure: 'INTERNAL', reason: '对外服务已停办' })).body).toMatchObject({ disclosure: 'INTERNAL', reason: '对外服务已停办' });
  expect((await body('qh.handler', `items/${key}`)).disclosure).toBe('INTERNAL');
});

it.each(['qh.drafter', 'qh.supervisor', 'qh.admin', 'qh.holder'])('%s does not say who may read an item', async (who) => {
  expect((await set({ disclosure: 'PUBLIC' }, who)).status).toBe(403);
  expect((await get(who, `items/${key}/disclosure`)).status).toBe(403);
});

it('readers are people of the tenant, and only a restricted item names any', async () => {
  expect((await set({ disclosure: 'INTERNAL', readers: [people.get('qh.named')] })).body).toMatchObject({ code: 'REGISTRY.ITEM.READERS', violations: [{ path: 'readers' }] });
  const stranger = '0199aaaa-0000-7000-8000-00000000ffff';
  expect((await set({ disclosure: 'RESTRICTED', readers: [stranger] })).body).toMatchObject({ code: 'REGISTRY.ITEM.READER_UNKNOWN' });
  expect((await set({ disclosure: 'RESTRICTED' }, officerOf(linjiang))).status).toBe(404);
});

describe('R-SEC-3 a restricted item', () => {
  beforeAll(async () => {
    expectStatus(await set({ disclosure: 'RESTRICTED', readers: [people.get('qh.named')] }), 200);
  });

  it.each(['qh.holder', 'qh.named', '990102-officer'])('R-SEC-3 is read by %s: of the unit that holds it, named, or of 编办', async (name) => {
    const who = name === '990102-officer' ? officerOf(qinghe) : name;

    expect(await body(who, `items/${code}`)).toMatchObject({ name: HIDDEN, disclosure: 'RESTRICTED' });
    expect((await body(who, 'items?organ=SWJ&total=true')).total).toBe(3);
    expect((await body(who, `items/${key}/history`)).versions).toHaveLength(1);
    expect(JSON.stringify(await body(who, `versions/${version.versionId}/tree`))).toContain(HIDDEN);
  });

  it.each(OTHERS)('F-144 R-SEC-3 answers 404 to %s, who is not named', async (who) => {
    for (const path of [`items/${key}`, `items/${code}`, `items/${key}/history`, `items/${key}/responsible?on=2026-03-01`]) expect([path, (await get(who, path)).status]).toEqual([path, 404]);
  });

  it.each(OTHERS)('R-SEC-3 is in no list, count, search, filter, export, comparison, total or finding of %s', async (who) => {
    const page = await body(who, 'items?organ=SWJ&total=true');
    expect([page.total, page.items.map(({ name }: { name: string }) => name)]).toEqual([2, ['节约用水管理', '取水许可']]);
    expect((await body(who, 'items?total=true')).total).toBe(3);
    for (const query of [`keyword=${encodeURIComponent('督办')}`, 'powerType=INSPECTION', `level1=${encodeURIComponent('监督检查')}`, `unit=${encodeURIComponent('督办科')}`]) expect([query, (await body(who, `items?total=true&organ=SWJ&${query}`)).total]).toEqual([query, 0]);
    const lists = (await body(who, 'lists')).items.find(({ organ }: { organ: { code: string } }) => organ.code === 'SWJ');
    expect(lists.current).toMatchObject({ items: 2, units: 1, powers: 1 });
    expect((await body(who, `versions/${version.versionId}`)).itemCount).toBe(2);
    const tree = await body(who, `versions/${version.versionId}/tree`);
    expect(tree.majorFunctions.map(({ name }: { name: string }) => name)).toEqual(['水资源管理']);
    expect(await body(who, 'summary')).toMatchObject({ items: 3, powers: 1, units: 2 });
    expect((await body(who, 'unified-list?total=true')).total).toBe(3);
    const findings = (await body(who, 'findings')).items as { itemKeys: string[] }[];
    expect(findings.flatMap(({ itemKeys }) => itemKeys)).not.toContain(key);
    for (const path of ['items/export?format=csv&organ=SWJ', `versions/${version.versionId}/export?format=json`]) expect((await city.as(who).download(`${api}/${path}`)).bytes.toString('utf8')).not.toContain(HIDDEN);
  });

  it('R-SEC-3 was found to overlap with another organ’s, which 编办 still sees', async () => {
    const findings = (await body(officerOf(qinghe), 'findings')).items as { itemKeys: string[] }[];

    expect(findings.flatMap(({ itemKeys }) => itemKeys)).toContain(key);
  });

  it('R-SEC-3 is left out of the file its list came from', async () => {
    const { items } = await body('qh.admin', 'imports?organ=SWJ');
    const [{ importId }] = items;

    const detail = await body('qh.admin', `imports/${importId}`);
    expect(detail.content.map(({ name }: { name: string }) => name)).toEqual(['节约用水管理', '取水许可']);
    expect(JSON.stringify(detail)).not.toContain(HIDDEN);
    expect((await get('qh.admin', `imports/${importId}/report.xlsx`)).status).toBe(404);
    expect(JSON.stringify(await body(officerOf(qinghe), `imports/${importId}`))).toContain(HIDDEN);
  });

  it('R-SEC-3 is not read at the city by whoever reads filed copies, and what was filed there is still whole', async () => {
    await city.settled();
    const copies = await body(officerOf(yunan), 'unified-list?total=true');
    expect(copies.total).toBe(4);

    expectStatus(await city.as(officerOf(yunan)).post(`${api}/people`, { subject: 'ya.overseer', name: '吴晓明', organCode: 'BB', roles: ['CITY_OVERSEER'] }), 201);
    const seen = await body('ya.overseer', 'unified-list?total=true');
    expect([seen.total, JSON.stringify(seen).includes(key)]).toEqual([3, false]);
    const filed = (await body('ya.overseer', 'filed-copies')).items.find(({ organ }: { organ: { code: string } }) => organ.code === 'SWJ');
    expect(filed.itemCount).toBe(2);
  });

  it('R-SEC-3 stays restricted in the next version of its list, which knows it again', async () => {
    const next = await inForceFrom(city, qinghe, 'SWJ', list([aRow({ seqNo: 4, name: '河道管理', leadUnit: '水资源科' })]), '2026-03-01');

    expect((await get('qh.auditor', `items/${key}`)).status).toBe(404);
    expect((await body('qh.auditor', `versions/${next.versionId}/diff?against=${version.versionId}`))).toMatchObject({ added: [{ name: '河道管理' }], cancelled: [], modified: [] });
    expect((await body(officerOf(qinghe), `items/${key}/history`)).versions).toHaveLength(2);
  });

  it('R-SEC-3 is kept back by the database itself, whatever the query', async () => {
    const app = new Client({ connectionString: city.urls('list-registry').app });
    await app.connect();
    const count = async (reader: string): Promise<number[]> => {
      await app.query('begin');
      await app.query(`select set_config('app.tenant', $1, true), set_config('app.reader', $2, true)`, [qinghe, reader]);
      const items = await app.query(`select count(*)::int as n from duty_item where item_key = $1`, [key]);
      const powers = await app.query(`select count(*)::int as n from power_item where number = '77'`);
      const told = await app.query(`select count(*)::int as n from journal where payload::text like $1`, [`%${HIDDEN}%`]);
      await app.query('rollback');
      return [items.rows[0].n, powers.rows[0].n, told.rows[0].n];
    };

    expect(await count('')).toEqual([0, 0, 0]);
    expect(await count(people.get('qh.auditor')!)).toEqual([0, 0, 0]);
    expect((await count(people.get('qh.named')!)).slice(0, 2)).toEqual([2, 2]);
    expect((await count('all')).slice(0, 2)).toEqual([2, 2]);
    await app.end();
  });

  it('R-SEC-3 who set it and why is written down; what leaves the service says who may read, not why', async () => {
    const { rows } = await city.sql('list-registry').query(
      `select payload::text as payload, changes::text as changes, actor::json->'roles' as roles from journal where type = 'registry.list-item.disclosure-changed' order by seq`,
    );

    expect(rows).toHaveLength(2);
    expect(rows[1].changes).toContain('涉及未公开的调查');
    expect(rows[1].roles).toContain('ESTABLISHMENT_OFFICER');
    expect(JSON.parse(rows[1].payload)).toMatchObject({ itemKey: key, level: 'RESTRICTED', readers: [people.get('qh.named')] });
    expect(rows[1].payload).not.toContain('涉及');
  });

  it('R-SEC-3 is read again by everybody when it is restricted no more', async () => {
    expectStatus(await set({ disclosure: 'INTERNAL', reason: '调查已公布' }), 200);

    for (const who of OTHERS) expect((await body(who, `items/${key}`)).name).toBe(HIDDEN);
    expect((await body('qh.auditor', 'items?total=true')).total).toBe(5);
  });
});

describe('R-SEC-3 a secret item', () => {
  it('R-SEC-3 is not made of an item that says something: every element that does is named', async () => {
    const { status, body: refusal } = await set({ disclosure: 'SECRET_STUB' });

    expect([status, refusal.code]).toEqual([422, 'REGISTRY.ITEM.SECRET_STUB']);
    expect(refusal.violations.map(({ path }: { path: string }) => path)).toEqual(['name', 'attribute', 'basisRefs', 'sandingDutyRefs', 'sandingUnitProvisionRefs', 'powers', 'keywords']);
  });

  it.each([`name = 'x'`, `description = 'x'`, `attribute = 'x'`, `basis_refs = '["x"]'`, `keywords = '["x"]'`, `remarks = 'x'`, `search_text = 'x'`, 'paper_file_number = null'])(
    'R-SEC-3 is refused by the database itself with %s',
    async (change) => {
      const sql = city.sql('list-registry');
      const empty = `disclosure = 'SECRET_STUB', paper_file_number = '密档〔2026〕1号', name = '', name_key = '', description = null, attribute = '', basis_refs = '[]', sanding_duty_refs = '[]',
        sanding_unit_provision_refs = '[]', remarks = '', keywords = '[]', time_limit = null, responsibility_field = null, service_objects = '[]', search_text = ''`;
      const client = await sql.connect();
      await client.query('begin');
      await client.query(`update duty_item set ${empty} where item_key = $1`, [key]);
      await expect(client.query(`update duty_item set ${change} where item_key = $1`, [key])).rejects.toThrow(/duty_item_/);
      await client.query('rollback');
      client.release();
    },
  );
});

it('a file is read and loaded as before: the levels are no column of the template', async () => {
  expect((await handIn(city, qinghe, 'SWJ', list())).status).toBe(201);
});
