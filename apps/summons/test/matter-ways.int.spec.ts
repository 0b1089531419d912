import { PolicyChangedV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { Answer, TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { RIVER } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const SAND = '河道采砂许可及监督管理';
const VENDORS = '占道经营、流动摊贩的管理和查处';
const PRICES = '价格违法行为查处';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  // The same words are sent here again and again: nothing is learned from them.
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value: { enabled: false, weight: 1 }, sourceDocument: '崇政办〔2026〕6号', validFrom: '2026-01-01' }, new Date('2026-01-05T01:00:00Z'))]);
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at('2026-03-02T09:00:00+08:00'));

type Body = Answer['body'];
const item = (name: string): string => chong.items.get(name)!;
const matterOf = async (body: object): Promise<Body> => (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...body })).body;
const on = (matter: Body, command: string, body: object) => chong.as('op').post(`${API}/matters/${matter.id}/${command}`, body, { 'if-match': `"${matter.rowVersion}"` });
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const matter = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/matters/${id}`)).body;
const brief = (orders: Body[]) => orders.map((o) => [o.role, o.unit.code, o.state]);
const finish = async (unit: string, id: string): Promise<void> => {
  await step(`${unit}.handler`, id, 'sign-for');
  await step(`${unit}.head`, id, 'start');
  await step(`${unit}.handler`, id, 'submit', { result: '已办理', evidence: ['照片'] });
  await step(`${unit}.head`, id, 'submit');
  await step('op', id, 'callback', { responded: true, resolved: true, ground: '电话回访' });
};

describe('R-DIS-5 what may be for a statutory channel', () => {
  it('R-DIS-5 is sent there at once where the sender says so, an emergency number first of all', async () => {
    const fire = await matterOf({ ...MATTERS.leak, urgency: 'EMERGENCY', statutoryChannel: 'FIRE_119' });

    expect(fire).toMatchObject({ state: 'REFERRED', orders: [], statutory: { isReferred: true, nameZh: '119火警', adviceZh: expect.stringContaining('119') } });
  });

  it('R-DIS-5 is looked at by the operator where only its wording points there, and sent there by one click', async () => {
    const hinted = await matterOf({ ...MATTERS.sand, content: `${MATTERS.sand.content}我已起诉了他们。` });

    expect(hinted).toMatchObject({ state: 'CONFIRM', orders: [], statutory: { channel: 'LITIGATION', isReferred: false, cue: '已起诉' } });
    expect(hinted.match.candidates[0].reasons[0]).toMatchObject({ kind: 'STATUTORY_CHANNEL', textZh: expect.stringContaining('已起诉') });
    expect(await on(hinted, 'refer', { statutoryChannel: 'LITIGATION' })).toMatchObject({ status: 400 });
    expect((await on(hinted, 'refer', { statutoryChannel: 'LITIGATION', ground: '法院已受理' })).body).toMatchObject({ state: 'REFERRED', deadlines: [{ kind: 'DECIDE', status: 'CANCELLED' }] });
  });

  it('takes its orders back where it had gone out', async () => {
    const sent = await matterOf(MATTERS.sand);

    const referred = (await on(sent, 'refer', { statutoryChannel: 'ARBITRATION', ground: '已申请仲裁' })).body;

    expect([referred.state, brief(referred.orders)]).toEqual(['REFERRED', [['LEAD', 'HD', 'WITHDRAWN']]]);
    expect((await step('swj.hd.handler', sent.orders[0].id, 'sign-for')).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');
  });
});

describe('several organs in one matter (19 A12)', () => {
  const shared = async (): Promise<Body> =>
    (await on(await matterOf(MATTERS.vague), 'decide', { itemKey: item(RIVER.name), handlers: [item(VENDORS)], assistants: [item(PRICES), chong.organs.get('YJJ')], reason: '联合整治', consultation: '已与城管会商' })).body;

  it('one leads, others handle by their own items and clocks, others again get a copy', async () => {
    const { orders } = await shared();

    expect(brief(orders)).toEqual([['LEAD', 'ZF', 'DISPATCHED'], ['HANDLER', 'SR', 'DISPATCHED'], ['ASSIST', 'HD', 'DISPATCHED'], ['ASSIST', 'JG', 'DISPATCHED'], ['ASSIST', 'WH', 'DISPATCHED']]);
    expect(orders.map((o: Body) => o.itemName)).toEqual([RIVER.name, VENDORS, RIVER.name, PRICES, RIVER.name]);
    const copy = (await step('scj.jg.handler', orders[3].id, 'sign-for')).body;
    expect([copy.state, copy.dueAt, copy.actions, copy.deadlines.map((d: Body) => d.kind)]).toEqual(['SIGNED', null, [], ['SIGN_FOR']]);
    expect((await step('scj.jg.head', orders[3].id, 'start')).body.code).toBe('DISPATCH.COPY_ONLY');
  });

  it('whoever leads closes last; with it the copies end, and the matter', async () => {
    const { id, orders } = await shared();
    await finish('swj.zf', orders[0].id);
    await finish('cgj.sr', orders[1].id);

    expect((await step('op', orders[0].id, 'close', { ground: '办结' })).body.code).toBe('DISPATCH.HANDLERS_OPEN');
    expect((await step('op', orders[1].id, 'close', { ground: '办结' })).status).toBe(200);
    expect((await matter(id)).state).toBe('DISPATCHED');
    await step('op', orders[0].id, 'close', { ground: '办结' });

    const now = await matter(id);
    expect([now.state, now.orders.map((o: Body) => o.state)]).toEqual(['CLOSED', ['CLOSED', 'CLOSED', 'WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN']]);
  });

  it('R-DIS-4 what stands on a department’s list is not pushed onto a township', async () => {
    const asked = await on(await matterOf(MATTERS.vague), 'decide', { itemKey: item(RIVER.name), assistants: [chong.organs.get('BMZ')], reason: '请镇里配合' });

    expect(asked).toMatchObject({ status: 422, body: { code: 'DISPATCH.NOT_IN_TOWN_LIST', violations: [{ path: 'assistants.0' }] } });
  });

  it('R-DIS-4 by an item of its own list a township takes part', async () => {
    await chong.enact('BMZ', 1, [{ ...RIVER, name: '河道日常巡查', unit: 'DZ', assist: [] }]);
    await city.settled();

    const { orders } = (await on(await matterOf(MATTERS.vague), 'decide', { itemKey: item(RIVER.name), handlers: [item('河道日常巡查')], reason: '请镇里巡查' })).body;

    expect(brief(orders).slice(0, 2)).toEqual([['LEAD', 'ZF', 'DISPATCHED'], ['HANDLER', 'DZ', 'DISPATCHED']]);
  });
});

describe('a matter that is out', () => {
  it('is sent elsewhere by the operator; whoever loses it loses its clocks, and a copy becomes an order', async () => {
    const sent = await matterOf(MATTERS.sand);

    const moved = (await on(sent, 'reassign', { itemKey: item(RIVER.name), reason: '实为倾倒渣土' })).body;

    expect(brief(moved.orders)).toEqual([['LEAD', 'HD', 'REDISPATCHED'], ['LEAD', 'ZF', 'DISPATCHED'], ['ASSIST', 'HD', 'DISPATCHED']]);
    const more = (await on(moved, 'reassign', { itemKey: item(RIVER.name), handlers: [item(SAND)], reason: '采砂部分由河道科办理' })).body;
    expect(brief(more.orders).slice(1)).toEqual([['LEAD', 'ZF', 'DISPATCHED'], ['ASSIST', 'HD', 'REDISPATCHED'], ['HANDLER', 'HD', 'DISPATCHED']]);
  });

  it('is merged into another one by the operator', async () => {
    const [first, twin] = [await matterOf(MATTERS.meal), await matterOf(MATTERS.meal)];

    expect((await on(twin, 'merge', { intoMatterId: first.id, ground: '同一来电' })).body).toMatchObject({ state: 'MERGED', mergedInto: { number: first.number }, orders: [{ state: 'WITHDRAWN' }] });
  });
});

describe('a matter that nobody can place', () => {
  it('has an interim holder before a ruling is asked for; the operator decides by it later (R-DSP-1)', async () => {
    const vague = await matterOf(MATTERS.vague);

    const disputed = (await on(vague, 'request-dispute', { kind: 'WHO_HOLDS', ground: '清单无对应事项', consultation: '水务、城管均认为不属己方' })).body;

    expect(disputed).toMatchObject({ state: 'IN_DISPUTE', actions: ['decide'], orders: [{ role: 'LEAD', interim: true, unit: { code: 'PJ' } }] });
    const { rows } = await city.sql('summons').query(`select payload from journal where type = 'dispatch.matter.dispute-requested' and agg_id = $1`, [vague.id]);
    expect(rows).toEqual([{ payload: expect.objectContaining({ kind: 'WHO_HOLDS', interimOrderId: disputed.orders[0].id, interimOrganId: chong.organs.get('CYZX') }) }]);
    const decided = (await on(disputed, 'decide', { itemKey: item(RIVER.name), reason: '依裁定书崇编裁〔2026〕5号' })).body;
    expect(brief(decided.orders)).toEqual([['LEAD', 'PJ', 'REDISPATCHED'], ['LEAD', 'ZF', 'DISPATCHED'], ['ASSIST', 'HD', 'DISPATCHED']]);
  });
});

describe('more time', () => {
  const begun = async (): Promise<string> => {
    const { id } = (await matterOf(MATTERS.vendors)).orders[0];
    await step('cgj.sr.handler', id, 'sign-for');
    await step('cgj.sr.head', id, 'start');
    return id;
  };
  beforeAll(() => chong.appoint('cgj.leader', 'CGJ', null, ['ORGAN_APPROVER']));

  it('R-DL-3 is asked for by the organ and granted once, in time; R-DL-2 the clock stands still for a reason', async () => {
    await city.settled();
    const id = await begun();
    expect((await step('cgj.sr.head', id, 'pause', { reason: 'APPRAISAL', ground: '委托检测' })).body).toMatchObject({ dueAt: null, deadlines: expect.arrayContaining([expect.objectContaining({ kind: 'HANDLE', status: 'PAUSED' })]) });
    expect((await step('cgj.leader', id, 'request-extension', { amount: 2, reason: 'x' })).body.code).toBe('DISPATCH.CLOCK_NOT_SO');
    city.at('2026-03-04T09:00:00+08:00');
    expect((await step('cgj.sr.handler', id, 'proceed')).body).toMatchObject({ dueKind: 'HANDLE', dueAt: '2026-03-11T15:59:59.999Z' });

    expect((await step('cgj.leader', id, 'request-extension', { amount: 2, reason: '检测结果未出' })).body).toMatchObject({ extension: { amount: 2, answer: null }, actions: [] });
    expect((await step('op', id, 'approve-extension', { ground: '情况属实' })).body).toMatchObject({ dueAt: '2026-03-13T15:59:59.999Z', extension: { answer: { granted: true, ground: '情况属实' } } });
    expect((await step('cgj.leader', id, 'request-extension', { amount: 1, reason: 'x' })).body.code).toBe('DEADLINE.EXTENSION_REPEATED');
    expect((await step('cgj.sr.handler', id, 'request-help', { kind: 'ASSISTANCE', wantedOrganId: chong.organs.get('SCJ'), text: '请协助核查' })).status).toBe(200);
  });

  it('a suspended order is looked at every 20 working days, and goes on with the time that was left', async () => {
    const id = await begun();
    const plan = { obstacle: '道路改造未完工', plan: '完工后增设摊位', plannedFor: '2026-06-30' };

    expect((await step('supervisor', id, 'suspend', plan)).body).toMatchObject({ state: 'SUSPENDED', dueKind: 'SUSPENSION_REVIEW', dueAt: '2026-03-30T15:59:59.999Z', suspension: plan, actions: ['reviewSuspension', 'resume'] });
    city.at('2026-03-30T10:00:00+08:00');
    await step('supervisor', id, 'review-suspension', { ...plan, plannedFor: '2026-07-31' });
    city.at('2026-03-31T09:00:00+08:00');
    // Five working days from the second of March: all of them are left.
    expect((await step('supervisor', id, 'resume', { ground: '已完工' })).body).toMatchObject({ state: 'IN_PROGRESS', dueKind: 'HANDLE', dueAt: '2026-04-08T15:59:59.999Z' });
    expect((await chong.as('op').get(`${API}/orders?state=SUSPENDED`)).body.total).toBe(0);
  });
});
