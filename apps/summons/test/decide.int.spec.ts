import { PolicyChangedV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { LISTS, RIVER } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const morning = '2026-03-02T09:00:00+08:00';
const RIVER_DUTY = RIVER.name;
const NIGHT_DUTY = '建筑施工噪声扰民查处';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  // The same words are decided again and again: nothing is learned from them.
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value: { enabled: false, weight: 1 }, sourceDocument: '崇政办〔2026〕6号', validFrom: '2026-01-01' }, new Date(morning))]);
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at(morning));

const matterOf = async (body: object) => (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...body })).body;
const decide = (matter: { id: string; rowVersion: number }, duty: string, more: object = {}) =>
  chong.as('op').post(`${API}/matters/${matter.id}/decide`, { itemKey: chong.items.get(duty), reason: '电话核实', ...more }, { 'if-match': `"${matter.rowVersion}"` });
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const thresholds = async (changed: { auto?: number; margin?: number }, validFrom: string): Promise<void> => {
  const value = { auto: 0.75, ambiguous: 0.5, margin: 0.15, ...changed };
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.match.thresholds', value, sourceDocument: '崇政办〔2026〕3号', validFrom }, new Date(morning))]);
  await city.settled();
};

describe('a matter the list is not sure of', () => {
  it('UNMATCHED waits for the operator for a working day and stays as evidence of a gap (R-DIS-6)', async () => {
    const matter = await matterOf(MATTERS.vague);

    expect(matter).toMatchObject({ state: 'UNMATCHED', stateZh: '未匹配', orders: [], decision: null, actions: ['decide', 'requestDispute', 'refer', 'merge'] });
    expect(matter.deadlines).toEqual([expect.objectContaining({ kind: 'DECIDE', dueAt: '2026-03-03T15:59:59.999Z', status: 'RUNNING' })]);
    const { rows } = await city.sql('summons').query(`select payload, published from journal where type = 'dispatch.matter.unmatched' and agg_id = $1`, [matter.id]);
    expect(rows[0]).toMatchObject({ published: true, payload: { number: matter.number, decision: 'UNMATCHED' } });
    expect(JSON.stringify(rows)).not.toContain(MATTERS.vague.content);
  });

  it('CONFIRM and AMBIGUOUS wait as well, by the thresholds of the tenant', async () => {
    await thresholds({ auto: 0.999 }, '2026-02-01');
    const confirm = await matterOf(MATTERS.night);
    await thresholds({ margin: 0.9 }, '2026-02-02');
    const ambiguous = await matterOf(MATTERS.market);
    await thresholds({}, '2026-02-03');
    const auto = await matterOf(MATTERS.night);

    expect([confirm.state, confirm.orders, confirm.actions]).toEqual(['CONFIRM', [], ['decide', 'refer', 'merge']]);
    expect([ambiguous.state, ambiguous.orders]).toEqual(['AMBIGUOUS', []]);
    expect(ambiguous.match.candidates.length).toBeGreaterThan(1);
    expect(auto.state).toBe('DISPATCHED');
    // One click takes what the list proposed.
    const taken = await decide(confirm, NIGHT_DUTY);
    expect(taken.body).toMatchObject({ state: 'DISPATCHED', decision: { how: 'CONFIRMED', reason: '电话核实', by: chong.people.get('op') }, orders: [{ unit: { code: 'JZ' }, interim: false }] });
  });

  it('goes where the operator says, who must have read it and names an item in force', async () => {
    const matter = await matterOf(MATTERS.vague);
    const ask = (headers: Record<string, string>, body: object) => chong.as('op').post(`${API}/matters/${matter.id}/decide`, body, headers);

    expect((await ask({}, { itemKey: chong.items.get(RIVER_DUTY), reason: 'x' })).status).toBe(428);
    expect((await ask({ 'if-match': '"7"' }, { itemKey: chong.items.get(RIVER_DUTY), reason: 'x' })).status).toBe(412);
    expect((await ask({ 'if-match': '"1"' }, { itemKey: chong.items.get(RIVER_DUTY) })).body.violations[0].path).toBe('reason');
    expect(await ask({ 'if-match': '"1"' }, { itemKey: '0199aaaa-0000-7000-8000-00000000ffff', reason: 'x' })).toMatchObject({ status: 422, body: { code: 'DISPATCH.ITEM_NOT_EFFECTIVE' } });
    expect((await chong.as('swj.zf.head').post(`${API}/matters/${matter.id}/decide`, { itemKey: chong.items.get(RIVER_DUTY), reason: 'x' }, { 'if-match': '"1"' })).status).toBe(403);
    const decided = await decide(matter, RIVER_DUTY);

    expect(decided.body).toMatchObject({ state: 'DISPATCHED', decision: { how: 'MANUAL' }, deadlines: [{ kind: 'DECIDE', status: 'MET' }] });
    expect(decided.body.orders.map((o: { role: string; unit: { code: string } }) => [o.role, o.unit.code])).toEqual([['LEAD', 'ZF'], ['ASSIST', 'HD']]);
    expect((await decide(decided.body, NIGHT_DUTY)).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');
  });

  it('is decided once, however many operators press at the same time', async () => {
    const matter = await matterOf(MATTERS.vague);

    const answers = await Promise.all([RIVER_DUTY, NIGHT_DUTY, RIVER_DUTY, NIGHT_DUTY].map((duty) => decide(matter, duty)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const { rows } = await city.sql('summons').query(`select count(*)::int as n from dispatch_order where matter_id = $1 and role = 'LEAD'`, [matter.id]);
    expect(rows[0].n).toBe(1);
  });
});

describe('the purpose of an order (19 A2)', () => {
  it('a suspended item takes orders for safety and information, not for enforcement', async () => {
    await chong.enact('YJJ', 2, LISTS['YJJ']!.map((duty) => ({ ...duty, status: 'SUSPENDED' as const })));
    await city.settled();
    const duty = LISTS['YJJ']![0]!.name;
    const matter = await matterOf(MATTERS.leak);

    expect(matter.state).toBe('CONFIRM');
    expect((await decide(matter, duty)).body.code).toBe('DISPATCH.ITEM_NOT_ROUTABLE');
    expect((await decide(matter, duty, { purpose: 'SAFETY' })).body).toMatchObject({ state: 'DISPATCHED', orders: [{ interim: true, unit: { code: 'WH' } }] });
    await chong.enact('YJJ', 3, LISTS['YJJ']!);
    await city.settled();
  });
});

describe('an emergency', () => {
  it('the list is sure of goes straight to the holder, with ten minutes to sign', async () => {
    const matter = await matterOf({ ...MATTERS.leak, urgency: 'EMERGENCY' });

    expect(matter).toMatchObject({ state: 'DISPATCHED', orders: [{ interim: false, unit: { code: 'WH' }, dueAt: expect.stringMatching(/^2026-03-02T01:10:0/) }] });
  });

  it('nobody is found for goes to the operations centre at once, and the operator still decides', async () => {
    const matter = await matterOf({ ...MATTERS.vague, urgency: 'EMERGENCY' });
    const [interim] = matter.orders;
    expect(matter).toMatchObject({ state: 'UNMATCHED', actions: ['decide', 'requestDispute', 'refer', 'merge'], orders: [{ interim: true, itemCode: null, organ: { code: 'CYZX' }, unit: { code: 'PJ' } }] });
    expect((await step('ops', interim.id, 'sign-for')).body).toMatchObject({ state: 'SIGNED', item: null });

    const decided = await decide(matter, RIVER_DUTY);

    expect(decided.body.orders.map((o: { state: string; role: string; unit: { code: string } }) => [o.unit.code, o.role, o.state])).toEqual([
      ['PJ', 'LEAD', 'REDISPATCHED'],
      ['ZF', 'LEAD', 'DISPATCHED'],
      ['HD', 'ASSIST', 'DISPATCHED'],
    ]);
    const relieved = (await chong.as('op').get(`${API}/orders/${interim.id}`)).body;
    expect(relieved).toMatchObject({ dueAt: null, colour: 'GREY', actions: [] });
    expect(relieved.deadlines.map((d: { status: string }) => d.status)).toEqual(['MET', 'CANCELLED', 'CANCELLED']);
    expect(relieved.timeline.at(-1)).toMatchObject({ event: 'dispatch.order.redispatched', data: { successorOrderId: decided.body.orders[1].id } });
    expect((await step('ops', interim.id, 'start')).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');
  });

  it('the likeliest holder keeps, where the operator names its item', async () => {
    await thresholds({ auto: 0.999 }, '2026-02-04');
    const matter = await matterOf({ ...MATTERS.night, urgency: 'EMERGENCY' });
    await thresholds({}, '2026-02-05');
    const [interim] = matter.orders;
    expect(matter).toMatchObject({ state: 'CONFIRM', orders: [{ interim: true, unit: { code: 'JZ' }, itemName: NIGHT_DUTY }] });
    await step('cgj.jz.handler', interim.id, 'sign-for');
    await step('cgj.jz.head', interim.id, 'start');
    await step('cgj.jz.head', interim.id, 'submit', { result: '已停工', evidence: ['照片'] });
    await step('cgj.jz.handler', interim.id, 'submit');
    await step('op', interim.id, 'callback', { responded: true, resolved: true, ground: '电话回访' });
    expect((await step('op', interim.id, 'close', { ground: '已停工' })).body.code).toBe('DISPATCH.MATTER_UNDECIDED');

    const decided = await decide(matter, NIGHT_DUTY);

    expect(decided.body).toMatchObject({ state: 'DISPATCHED', orders: [{ id: interim.id, interim: false, state: 'CALLED_BACK' }] });
    expect((await step('op', interim.id, 'close', { ground: '已停工' })).body.state).toBe('CLOSED');
    expect((await chong.as('op').get(`${API}/matters/${matter.id}`)).body.state).toBe('CLOSED');
  });
});
