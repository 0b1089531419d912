import { jest } from '@jest/globals';
import { OrderClosedV1 } from '@yidan/contracts';
import { producerOnly, type TestCity } from '@yidan/testing';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { aRow, rows } from './a-list.ts';
import { aRegistry, api, expectStatus, handIn, inForceFrom, linjiang, officerOf, qinghe, register, setUpOrgan, yunan } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
const get = async (who: string, path: string) => expectStatus(await city.as(who).get(`${api}/${path}`), 200).body;
const [ofQinghe, ofLinjiang] = [officerOf(qinghe), officerOf(linjiang)];

const closed = (order: string, itemKey: string, given: object = {}) =>
  OrderClosedV1.create(
    { orderId: order, number: 'PJ-20260302-00001', matterId: uuid(), itemKey, itemCode: '990102-SWJ-01010001', versionId: uuid(), organId: uuid(), unitId: uuid(), role: 'LEAD', at: '2026-03-02T10:00:00+08:00', onTime: true, resolved: true, satisfaction: 5, ...given },
    new Date('2026-03-02T02:00:00Z'),
  );

beforeAll(async () => {
  city = await aRegistry([producerOnly('summons')]);
  await register(city, yunan, 'ya.overseer', 'BB', ['CITY_OVERSEER']);
  for (const [tenant, organ, items] of [[qinghe, 'SWJ', 5], [qinghe, 'JTJ', 7], [linjiang, 'SWJ', 11], [yunan, 'BB', 2]] as const) {
    if (organ !== 'BB') await setUpOrgan(city, tenant, organ);
    await inForceFrom(city, tenant, organ, rows(items, (n) => ({ name: `${tenant}${organ}事项${n}`, leadUnit: n === 1 ? '未登记科' : '水资源科', powers: [{ type: 'PENALTY', name: '罚款' }] })), '2026-01-01');
  }
  for (const tenant of [qinghe, linjiang]) await city.emit('summons', tenant, [closed(uuid(), uuid())], yunan);
  await city.settled();
});
afterAll(() => city?.stop());

describe('the unified list', () => {
  it('F-002 of a district merges the effective items of all its organs', async () => {
    const answer = await get(ofQinghe, 'unified-list?total=true&limit=200');

    expect(answer).toMatchObject({ total: 12, next: null, byRegion: [{ region: qinghe, items: 12 }] });
    expect(new Set(answer.items.map(({ organ }: { organ: { code: string } }) => organ.code))).toEqual(new Set(['SWJ', 'JTJ']));
  });

  it('F-002 of the city merges all districts and the city itself; the counts add up on every page', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: { region: string; code: string }[]; total: number; byRegion: unknown; next: string | null } = await get('ya.overseer', `unified-list?total=true&limit=4${next && `&cursor=${next}`}`);
      expect(page).toMatchObject({ total: 25, byRegion: [{ region: yunan, items: 2 }, { region: qinghe, items: 12 }, { region: linjiang, items: 11 }] });
      seen.push(...page.items.map(({ region, code }) => `${region} ${code}`));
      next = page.next;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toEqual([...seen].sort());
  });

  it('of the city is narrowed by region, organ and keyword, and asked for as of any day', async () => {
    const total = async (query: string) => (await get('ya.overseer', `unified-list?total=true&limit=1&${query}`)).total as number;

    expect([await total(`region=${linjiang}`), await total('organ=SWJ'), await total(`keyword=${encodeURIComponent('JTJ事项')}`), await total('asOf=2025-12-31')]).toEqual([11, 16, 7, 0]);
    expect((await get('ya.overseer', 'unified-list?limit=1&organ=JTJ')).items).toMatchObject([{ region: qinghe, organ: { code: 'JTJ', name: `${qinghe}JTJ` }, leadUnit: { name: '未登记科' }, majorFunction: '水资源管理', label: 'JTJ-V1.0' }]);
  });

  it('of the city follows when a district replaces a list, and keeps what was in force before', async () => {
    await setUpOrgan(city, linjiang, 'NYJ');
    await inForceFrom(city, linjiang, 'NYJ', rows(3), '2025-01-01');
    await inForceFrom(city, linjiang, 'NYJ', rows(4), '2026-01-01');
    await city.settled();
    const total = async (asOf: string) => (await get('ya.overseer', `unified-list?total=true&limit=1&organ=NYJ&asOf=${asOf}`)).total as number;

    expect([await total('2024-12-31'), await total('2025-12-31'), await total('2026-01-01')]).toEqual([0, 3, 4]);
    const copies = (await get('ya.overseer', 'filed-copies?organ=NYJ')).items;
    const { items } = await get(ofLinjiang, 'lists/NYJ/versions');
    const facts = ({ versionId, contentHash, itemCount, effectiveFrom, effectiveTo }: Record<string, unknown>) => ({ versionId, contentHash, itemCount, effectiveFrom, effectiveTo });
    expect(copies.map(facts)).toEqual(items.map(facts));
  });

  it('F-150 of the city, rebuilt from the events, equals the one it replaces', async () => {
    const tables = ['filed_organ', 'filed_unit', 'filed_copy', 'unified_line'];
    const dump = async () => Promise.all(tables.map(async (table) => (await city.sql('list-registry').query(`select to_jsonb(t) as row from ${table} t order by id`)).rows));
    const before = await dump();
    const applier = city.service('list-registry').appliers.find(({ producer }) => producer === 'list-registry')!;

    await applier.rebuild([yunan, qinghe, linjiang], ['unified_line', 'filed_copy', 'filed_unit', 'filed_organ']);

    expect(before.every((table) => table.length > 0)).toBe(true);
    expect(await dump()).toEqual(before);
  });
});

describe('F-147 two districts', () => {
  let theirs: { itemKey: string; code: string; versionId: string; importId: string };

  beforeAll(async () => {
    const { items } = await get(ofQinghe, 'items?organ=SWJ&limit=1');
    const { importId } = await get(ofQinghe, `versions/${items[0].version.versionId}`);
    theirs = { itemKey: items[0].itemKey, code: items[0].code, versionId: items[0].version.versionId, importId };
  });

  it.each<[string, (t: typeof theirs) => string]>([
    ['an item by its key', (t) => `items/${t.itemKey}`],
    ['an item by its code', (t) => `items/${t.code}`],
    ['the history of an item', (t) => `items/${t.itemKey}/history`],
    ['who was responsible', (t) => `items/${t.itemKey}/responsible?on=2026-02-01`],
    ['a version', (t) => `versions/${t.versionId}`],
    ['the tree of a version', (t) => `versions/${t.versionId}/tree`],
    ['the difference of versions', (t) => `versions/${t.versionId}/diff?against=${t.versionId}`],
    ['a version as a file', (t) => `versions/${t.versionId}/export?format=json`],
    ['a file read', (t) => `imports/${t.importId}`],
    ['the versions of an organ', () => 'lists/JTJ/versions'],
    ['the unified list of the district', () => `unified-list?region=${qinghe}`],
  ])('do not find of each other %s', async (_, path) => {
    const url = path(theirs);
    expect((await city.as(ofQinghe).get(`${api}/${url}`)).status).toBe(200);
    expect((await city.as(ofLinjiang).get(`${api}/${url}`)).status).toBe(404);
    // The city reads what was filed with it and nothing of the district itself; its overseer may not look into files at all.
    const statuses = url.startsWith('unified-list') ? [200, 200] : url.startsWith('imports') ? [404, 403] : [404, 404];
    expect([(await city.as(officerOf(yunan)).get(`${api}/${url}`)).status, (await city.as('ya.overseer').get(`${api}/${url}`)).status]).toEqual(statuses);
  });

  it('can neither load each other’s files nor hand files in for each other’s organs', async () => {
    const { body } = expectStatus(await handIn(city, qinghe, 'SWJ', rows(2)), 201);
    const approval = { documentNumber: 'x', approvedOn: '2026-02-01', effectiveFrom: '2026-02-01' };

    expect((await city.as(ofLinjiang).post(`${api}/imports/${body.importId}/load-approved`, approval)).status).toBe(404);
    expect((await handIn(city, linjiang, 'JTJ', rows(2))).status).toBe(404);
  });

  it('have nothing of each other in any list, total or export', async () => {
    for (const path of ['items', 'lists', 'findings', 'imports', 'unified-list']) {
      expect((await get(ofQinghe, `${path}?limit=200`)).items.length).toBeGreaterThan(1);
      const { items } = await get(ofLinjiang, `${path}?limit=200`);
      expect([path, JSON.stringify(items).includes(qinghe)]).toEqual([path, false]);
    }
    expect(JSON.stringify(await get(ofLinjiang, 'summary'))).not.toContain(qinghe);
    expect((await city.as(ofLinjiang).download(`${api}/items/export?format=csv`)).bytes.toString()).not.toContain(qinghe);
    // Only the city reads filed copies; a district has none.
    expect((await get(ofLinjiang, 'filed-copies')).items).toEqual([]);
  });

  it('are kept apart in SQL: the app role sees the rows of the tenant it is bound to, and none without one', async () => {
    const client = new Client({ connectionString: city.urls('list-registry').app });
    await client.connect();
    const tables = ['duty_list', 'list_import', 'duty_list_version', 'major_function', 'special_function', 'duty_item', 'power_item', 'finding', 'item_performance', 'filed_copy', 'unified_line', 'filed_organ', 'filed_unit'];
    const seen = async (table: string) => (await client.query(`select distinct tenant_id from ${table}`)).rows.map(({ tenant_id }: { tenant_id: string }) => tenant_id);
    try {
      for (const table of tables) expect([table, (await city.sql('list-registry').query(`select 1 from ${table}`)).rowCount! > 0, await seen(table)]).toEqual([table, true, []]);
      await client.query(`begin; select set_config('app.tenant', '${linjiang}', true)`);
      for (const table of tables) expect([table, await seen(table)]).toEqual([table, table.startsWith('filed') || table === 'unified_line' ? [] : [linjiang]]);
      await expect(client.query(`insert into duty_list (id, tenant_id, organ_id, status, last_major) values (gen_random_uuid(), '${qinghe}', gen_random_uuid(), 'NONE', 0)`)).rejects.toThrow('row-level security');
      await client.query('rollback');
      await client.query(`begin; select set_config('app.tenant', '${qinghe}', true)`);
      await expect(client.query(`update duty_item set name = 'x'`)).rejects.toThrow('permission denied');
    } finally {
      await client.end();
    }
  });

  it('are seen by the overseer as far as they filed, and no further', async () => {
    expect((await get('ya.overseer', 'unified-list?total=true&limit=1')).byRegion.map(({ region }: { region: string }) => region)).toEqual([yunan, qinghe, linjiang]);
    const items = (await get('ya.overseer', 'items?limit=200')).items.map(({ code }: { code: string }) => code.slice(0, 6));
    expect(new Set(items)).toEqual(new Set([yunan]));
  });
});

describe('F-032 performance', () => {
  it('of closed orders is written to their item, each order once', async () => {
    const [item] = (await get(ofQinghe, 'items?organ=SWJ&limit=1')).items;
    const [first, second, third] = [uuid(), uuid(), uuid()];
    expect((await get(ofQinghe, `items/${item.itemKey}`)).performance).toEqual({ closedOrders: 0, onTimeOrders: 0, onTimeShare: null, lastClosedAt: null });

    await city.emit('summons', qinghe, [closed(first, item.itemKey), closed(second, item.itemKey, { onTime: false })], yunan);
    await city.emit('summons', qinghe, [closed(third, item.itemKey), closed(third, item.itemKey, { at: '2026-03-02T11:00:00+08:00' })], yunan);
    await city.settled();

    expect((await get(ofQinghe, `items/${item.itemKey}`)).performance).toEqual({ closedOrders: 3, onTimeOrders: 2, onTimeShare: 0.6667, lastClosedAt: '2026-03-02T03:00:00.000Z' });
    const { rows: journalled } = await city.sql('list-registry').query(`select agg_version, published from journal where type = 'registry.item.performed' and agg_id = any($1) order by seq`, [[first, second, third]]);
    expect(journalled.map(({ agg_version: version, published }: { agg_version: number; published: boolean }) => [version, published])).toEqual([[1, false], [1, false], [1, false], [2, false]]);
    const other = await get(ofLinjiang, `items/${(await get(ofLinjiang, 'items?limit=1')).items[0].itemKey}`);
    expect(other.performance.closedOrders).toBe(0);
  });
});

it('an item whose texts fill a page of events is filed cut, while the list keeps all of it', async () => {
  await setUpOrgan(city, linjiang, 'BIG');
  const law = '第一条　为了加强管理。'.repeat(20_000);
  await inForceFrom(city, linjiang, 'BIG', [aRow({ seqNo: 1, basis: [{ text: law, role: 'ORIGIN' }] }), ...rows(250).map((row) => ({ ...row, seqNo: row.seqNo + 1, name: `大清单${row.seqNo}` }))], '2026-01-01');
  await city.settled();

  const { items } = await get(ofLinjiang, 'items?organ=BIG&limit=1');
  expect((await get(ofLinjiang, `items/${items[0].itemKey}`)).basisRefs[0].text).toHaveLength(law.length);
  expect((await get('ya.overseer', 'unified-list?organ=BIG&total=true&limit=1')).total).toBe(251);
  const { rows: sizes } = await city.sql('list-registry').query(`select max(octet_length(payload::text)) as size, count(*)::int as chunks from journal where type = 'registry.list-version.items' and payload->>'versionId' = $1`, [items[0].version.versionId]);
  expect(sizes[0].size).toBeLessThan(256 * 1024);
  expect(sizes[0].chunks).toBeGreaterThan(1);
});
