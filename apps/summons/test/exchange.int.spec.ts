import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { Client } from 'pg';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
let city: TestCity;
let chong: District;
let an: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  an = await District.found(city, '510304', '安');
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
}, 180_000);
afterAll(() => city.stop());

const push = (externalId: string, more: object = {}, headers: Record<string, string> = {}) =>
  chong.as('client.swj').post(`${API}/matters`, { channel: 'DEPARTMENT_SYSTEM', externalId, ...MATTERS.vendors, ...more }, headers);
const count = async (sql: string, values: unknown[] = []): Promise<number> => Number((await city.sql('summons').query(sql, values)).rows[0].n);

describe('F-036 departments’ systems', () => {
  it('F-036 a matter pushed twice is one matter, and its state is pulled by the sender’s own number', async () => {
    const first = await push('SW-2026-1');
    const again = await push('SW-2026-1');
    const pulled = await chong.as('client.swj').get(`${API}/matters/by-external/DEPARTMENT_SYSTEM/SW-2026-1`);

    expect([first.status, again.status, pulled.status]).toEqual([201, 200, 200]);
    expect(again.body.id).toBe(first.body.id);
    expect(pulled.body).toMatchObject({ number: first.body.number, state: 'DISPATCHED', orders: [{ state: 'DISPATCHED', unit: { code: 'SR' } }] });
    expect(await count(`select count(*) as n from incoming_matter where external_id = 'SW-2026-1'`)).toBe(1);
    expect(await count(`select count(*) as n from dispatch_order where matter_id = $1`, [first.body.id])).toBe(1);
  });

  it('another matter under the same number is refused and changes nothing (19 A16)', async () => {
    await push('SW-2026-2');
    const other = await push('SW-2026-2', { content: '换了一件事' });

    expect(other).toMatchObject({ status: 409, body: { code: 'DISPATCH.EXTERNAL_ID_REUSED', detailZh: expect.stringContaining('SW-2026-2') } });
    // The same number of another channel is another number.
    expect((await push('SW-2026-2', { channel: 'SENSOR', content: '换了一件事' })).status).toBe(201);
  });

  it('with a complainant, the same body is recognised and another telephone is another body', async () => {
    const complainant = { name: '李明', phone: '13900139000' };
    const first = await push('SW-2026-3', { complainant });

    expect((await push('SW-2026-3', { complainant })).body.id).toBe(first.body.id);
    expect((await push('SW-2026-3', { complainant: { ...complainant, phone: '13900139001' } })).status).toBe(409);
  });

  it('the same number sent ten times at once is one matter and one order', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => push('SW-2026-10')));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count(`select count(*) as n from incoming_matter where external_id = 'SW-2026-10'`)).toBe(1);
  });

  it('a repeated Idempotency-Key gets the first answer; with another body it is refused', async () => {
    const body = { channel: 'HOTLINE', ...MATTERS.night };
    const send = (more: object = {}) => chong.as('op').post(`${API}/matters`, { ...body, ...more }, { 'idempotency-key': 'key-1' });

    const first = await send();
    const again = await send();

    expect([first.status, again.status, again.headers.get('idempotent-replay')]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual(first.body);
    expect((await send({ title: '另一件' })).body.code).toBe('COMMON.IDEMPOTENCY_KEY_REUSED');
  });

  it('a sender pulls what it sent and no other’s', async () => {
    await push('SW-2026-4');

    expect((await chong.as('client.scj').get(`${API}/matters/by-external/DEPARTMENT_SYSTEM/SW-2026-4`)).status).toBe(404);
    expect((await chong.as('caller').get(`${API}/matters/by-external/DEPARTMENT_SYSTEM/SW-2026-4`)).status).toBe(404);
    expect((await chong.as('op').get(`${API}/matters/by-external/DEPARTMENT_SYSTEM/SW-2026-4`)).status).toBe(200);
    const own = (await chong.as('client.swj').get(`${API}/matters?channel=DEPARTMENT_SYSTEM&limit=2`)).body;
    expect(own.items).toHaveLength(2);
    expect(own.total).toBeGreaterThan(2);
    expect((await chong.as('caller').get(`${API}/matters`)).body.total).toBe(0);
  });

  it('the operator finds matters by state, channel, day and words, page by page', async () => {
    const get = async (query: string) => (await chong.as('op').get(`${API}/matters?${query}`)).body;
    const all = await get('limit=200');

    expect(all.total).toBe(all.items.length);
    expect((await get('state=DISPATCHED&limit=1')).total).toBe(all.items.filter((m: { state: string }) => m.state === 'DISPATCHED').length);
    expect((await get('channel=SENSOR')).items.map((m: { externalId: string }) => m.externalId)).toEqual(['SW-2026-2']);
    expect((await get('keyword=SW-2026-10')).total).toBe(1);
    expect((await get(`keyword=${encodeURIComponent('半夜')}`)).items[0].title).toBe(MATTERS.night.title);
    expect((await get('from=2026-03-01&to=2026-03-01')).total).toBe(0);
    const first = await get('limit=2');
    const second = await get(`limit=2&cursor=${encodeURIComponent(first.next)}`);
    expect([...first.items, ...second.items].map(({ id }: { id: string }) => id)).toEqual(all.items.slice(0, 4).map(({ id }: { id: string }) => id));
    expect((await get('cursor=abc')).code).toBe('COMMON.CURSOR_INVALID');
  });

  it('is told every violation of a body in both languages, and unknown fields are refused', async () => {
    const { status, body } = await chong.as('op').post(`${API}/matters`, { channel: 'PIGEON', content: '', colour: 'red' });

    expect([status, body.code]).toEqual([400, 'COMMON.MALFORMED']);
    expect(body.violations.map((v: { path: string }) => v.path).sort()).toEqual(['channel', 'colour', 'content', 'title']);
    expect(body.violations.every((v: { message: string; messageZh: string }) => v.message && /\p{Script=Han}/u.test(v.messageZh))).toBe(true);
  });
});

describe('F-147 two districts', () => {
  it('F-147 never see each other’s matters, orders, items or numbers, over the API or in the database', async () => {
    const own = (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', externalId: 'T-1', ...MATTERS.meal })).body;
    const theirs = (await an.as('op').post(`${API}/matters`, { channel: 'HOTLINE', externalId: 'T-1', ...MATTERS.meal })).body;

    expect(theirs.id).not.toBe(own.id);
    expect(theirs.orders[0].organ.name).toBe('安区市场监督管理局');
    expect(theirs.number).toBe('LJ-20260302-00001');
    for (const path of [`matters/${own.id}`, `orders/${own.orders[0].id}`, `orders/${own.orders[0].id}/dispatch-form`, `matters/${own.id}/complainant`]) {
      expect((await an.as('op').get(`${API}/${path}`)).status).toBe(404);
    }
    expect((await an.as('op').get(`${API}/orders`)).body.total).toBe(1);
    expect((await an.as('scj.sp.handler').post(`${API}/orders/${own.orders[0].id}/sign-for`)).status).toBe(404);
    const key = { itemKey: chong.items.get('价格违法行为查处'), reason: 'x' };
    const waiting = (await an.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague })).body;
    expect((await an.as('op').post(`${API}/matters/${waiting.id}/decide`, key, { 'if-match': '"1"' })).body.code).toBe('DISPATCH.ITEM_NOT_EFFECTIVE');
    const asked = (await an.as('op').post(`${API}/match`, MATTERS.meal)).body;
    expect(asked.candidates.every((c: { organ: { name: string } }) => c.organ.name.startsWith('安区'))).toBe(true);

    const app = new Client({ connectionString: city.urls('summons').app });
    await app.connect();
    const tables = ['incoming_matter', 'match_result', 'dispatch_order', 'deadline', 'effective_item', 'effective_list', 'list_version_chunk', 'match_change', 'dispatched_item', 'journal'];
    for (const table of tables) {
      const none = await app.query(`select count(*)::int as n from ${table}`);
      await app.query('begin');
      await app.query(`select set_config('app.tenant', '510304', true)`);
      const foreign = await app.query(`select count(*)::int as n from ${table} where tenant_id <> '510304'`);
      await app.query('rollback');
      expect([table, none.rows[0].n, foreign.rows[0].n]).toEqual([table, 0, 0]);
    }
    await app.query('begin');
    await app.query(`select set_config('app.tenant', '510304', true)`);
    await expect(app.query(`update dispatch_order set tenant_id = '510184'`)).rejects.toThrow(/row-level security/);
    await app.end();
  });
});

describe('at the same time', () => {
  it('two sign-fors of one order: one wins, the other is told', async () => {
    const { id } = (await push('C-1')).body.orders[0];

    const answers = await Promise.all(['cgj.sr.handler', 'cgj.sr.head'].map((who) => chong.as(who).post(`${API}/orders/${id}/sign-for`)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await count(`select count(*) as n from journal where type = 'dispatch.order.signed' and agg_id = $1`, [id])).toBe(1);
  });

  it('the orders of who leads and who handles, closed at once, close the matter once, and who leads never first', async () => {
    const matter = (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.vague })).body;
    const duty = chong.items.get('河道管理范围内倾倒垃圾、渣土等废弃物的查处');
    const { orders } = (await chong.as('op').post(`${API}/matters/${matter.id}/decide`, { itemKey: duty, handlers: [chong.items.get('河道采砂许可及监督管理')], reason: 'x' }, { 'if-match': '"1"' })).body;
    const acting = (orders as { id: string; role: string; unit: { code: string } }[]).filter(({ role }) => role !== 'ASSIST');
    for (const { id, unit } of acting) {
      const who = `swj.${unit.code.toLowerCase()}`;
      await chong.as(`${who}.handler`).post(`${API}/orders/${id}/sign-for`);
      await chong.as(`${who}.head`).post(`${API}/orders/${id}/start`);
      await chong.as(`${who}.handler`).post(`${API}/orders/${id}/submit`, { result: 'r', evidence: ['e'] });
      await chong.as(`${who}.head`).post(`${API}/orders/${id}/submit`);
      await chong.as('op').post(`${API}/orders/${id}/callback`, { responded: true, resolved: true, ground: '电话回访' });
    }

    const close = ({ id }: { id: string }) => chong.as('op').post(`${API}/orders/${id}/close`, { ground: '办结' });
    const lead = acting.find(({ role }) => role === 'LEAD')!;
    const closed = await Promise.all(acting.map(close));

    expect(closed.map(({ status }, i) => [acting[i]!.role, status])).toEqual(expect.arrayContaining([['HANDLER', 200]]));
    if (closed[acting.indexOf(lead)]!.status !== 200) expect((await close(lead)).status).toBe(200);
    expect((await chong.as('op').get(`${API}/matters/${matter.id}`)).body.state).toBe('CLOSED');
    expect(await count(`select count(*) as n from journal where type = 'dispatch.matter.closed' and agg_id = $1`, [matter.id])).toBe(1);
  });

  it('numbers are given without a gap or a repeat, though some matters are refused on the way', async () => {
    city.at('2026-03-05T09:00:00+08:00');
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        chong.as('op').post(`${API}/matters`, i % 5 === 4 ? { channel: 'GRID', externalId: 'G-1', ...MATTERS.meal, content: `${i}` } : { channel: 'GRID', ...MATTERS.meal }),
      ),
    );
    city.at('2026-03-02T09:00:00+08:00');

    for (const [table, series] of [['incoming_matter', 'LJ'], ['dispatch_order', 'PJ']] as const) {
      const { rows } = await city.sql('summons').query(`select number from ${table} where tenant_id = '510184' and number like $1 order by number`, [`${series}-20260305-%`]);
      expect(rows.length).toBeGreaterThan(30);
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => `${series}-20260305-${String(i + 1).padStart(5, '0')}`));
    }
  });
});
