import { PolicyChangedV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { Answer, TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { LISTS } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const NIGHT = '建筑施工噪声扰民查处';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await chong.appoint('cgj.leader', 'CGJ', null, ['ORGAN_APPROVER']);
  // The same words are sent again and again: nothing is learned from them.
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value: { enabled: false, weight: 1 }, sourceDocument: '崇政办〔2026〕6号', validFrom: '2026-01-01' }, new Date('2026-01-05T01:00:00Z'))]);
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
}, 120_000);
afterAll(() => city.stop());

type Body = Answer['body'];
/** A matter that went out by itself; the index may be a moment behind the list. */
const sent = async (): Promise<Body> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body } = await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.night });
    if (body.orders.length > 0) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the list is sure of nobody');
};
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const matter = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/matters/${id}`)).body;
const moved = async (): Promise<Body> => (await chong.as('op').get(`${API}/orders?movedItem=true&limit=200`)).body;
const nightAt = (unit: string) => LISTS['CGJ']!.map((duty) => (duty.name === NIGHT ? { ...duty, unit } : duty));
const brief = (orders: Body[]) => orders.map((o) => [o.unit.code, o.state]);

describe('X-1 a version that gives an item to another unit', () => {
  it('X-1 takes along what nobody has begun; what was begun stays, and is listed for the operator', async () => {
    const [fresh, signed, returned, disputed, begun] = [await sent(), await sent(), await sent(), await sent(), await sent()];
    await step('cgj.jz.handler', signed.orders[0].id, 'sign-for');
    for (const one of [returned, disputed]) await step('cgj.leader', one.orders[0].id, 'request-return', { reason: 'INCOMPLETE', basis: '地点不明' });
    await step('op', disputed.orders[0].id, 'escalate', { ground: '责任不清' });
    await step('cgj.jz.handler', begun.orders[0].id, 'sign-for');
    await step('cgj.jz.head', begun.orders[0].id, 'start');

    await chong.enact('CGJ', 2, nightAt('SR'));
    await city.settled();

    for (const one of [fresh, signed, returned, disputed]) {
      const { orders, decision } = await matter(one.id);
      expect(brief(orders)).toEqual([['JZ', 'REDISPATCHED'], ['SR', 'DISPATCHED']]);
      expect(decision).toMatchObject({ by: 'system:list', reason: expect.stringContaining('编发〔2026〕2号') });
    }
    // The version carries the ruling out: whoever holds the item by it does not return it.
    const [ruled, plain] = await Promise.all([disputed, fresh].map(async ({ id }) => (await chong.as('op').get(`${API}/orders/${(await matter(id)).orders[1].id}`)).body));
    expect([ruled.decisionDocument, ruled.locked, plain.decisionDocument, plain.locked]).toEqual(['编发〔2026〕2号', true, null, false]);
    expect(plain.item.versionLabel).toBe('CGJ-V2.0');
    expect(brief((await matter(begun.id)).orders)).toEqual([['JZ', 'IN_PROGRESS']]);
    expect((await moved()).items.map((o: Body) => o.id)).toEqual([begun.orders[0].id]);
    const reassigned = await chong.as('op').post(`${API}/matters/${begun.id}/reassign`, { itemKey: chong.items.get(NIGHT), reason: '随清单调整' }, { 'if-match': `"${(await matter(begun.id)).rowVersion}"` });
    expect(brief(reassigned.body.orders)).toEqual([['JZ', 'REDISPATCHED'], ['SR', 'DISPATCHED']]);
  });

  it('lists what went out by an item that nobody holds any more, and sends it to nobody', async () => {
    const one = await sent();
    await chong.enact('CGJ', 3, nightAt('SR').filter(({ name }) => name !== NIGHT));
    await city.settled();

    expect(brief((await matter(one.id)).orders)).toEqual([['SR', 'DISPATCHED']]);
    expect((await moved()).items.map((o: Body) => o.id)).toContain(one.orders[0].id);
    await chong.enact('CGJ', 4, nightAt('SR'));
    await city.settled();
    expect((await moved()).total).toBe(0);
  });

  it('meets people at work: each order is signed for by the old unit or follows, and no matter has two leads', async () => {
    const matters = await Promise.all(Array.from({ length: 12 }, sent));
    const versions = (async () => {
      for (let major = 5; major <= 7; major += 1) {
        await chong.enact('CGJ', major, nightAt(major % 2 === 0 ? 'SR' : 'JZ'));
        await city.service('summons').sweeper!.sweep();
      }
    })();
    const acts = matters.map(async ({ id }, i) => {
      for (let round = 0; round < 3; round += 1) {
        const lead = (await matter(id)).orders.findLast((o: Body) => o.state !== 'REDISPATCHED');
        const unit = `cgj.${lead.unit.code.toLowerCase()}`;
        const answer = await step(`${unit}.handler`, lead.id, i % 3 === 0 ? 'start' : 'sign-for');
        if (answer.status === 200 && i % 2 === 0) await step(`${unit}.head`, lead.id, 'start');
        expect([200, 403, 409, 412]).toContain(answer.status);
      }
    });
    await Promise.all([versions, ...acts]);
    await city.settled();
    // What somebody was at work on was left for a moment later.
    city.at('2026-03-02T10:00:00+08:00');
    await city.settled();

    const parked = await city.sql('summons').query<{ reason: string }>(`select parked_reason as reason from deadline where parked_at is not null`);
    expect(parked.rows).toEqual([]);
    const { rows } = await city.sql('summons').query<{ leads: number; astray: number }>(
      `select count(*)::int as leads, count(*) filter (where o.state in ('DISPATCHED', 'SIGNED') and o.unit_id <> e.lead_unit_id)::int as astray
         from dispatch_order o join effective_item e using (tenant_id, item_key) where o.matter_id = any($1) and o.role = 'LEAD' and o.state <> 'REDISPATCHED' group by o.matter_id`,
      [matters.map(({ id }) => id)],
    );
    expect(rows).toEqual(Array.from({ length: 12 }, () => ({ leads: 1, astray: 0 })));
    const numbers = await city.sql('summons').query<{ seq: number }>(`select split_part(number, '-', 3)::int as seq from dispatch_order order by 1`);
    expect(numbers.rows.map(({ seq }) => seq)).toEqual(numbers.rows.map((_, i) => i + 1));
  });
});
