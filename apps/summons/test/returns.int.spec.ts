import { PolicyChangedV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { Answer, TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { RIVER } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const morning = '2026-03-02T09:00:00+08:00';
const SAND = '河道采砂许可及监督管理';
const VENDORS = '占道经营、流动摊贩的管理和查处';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await chong.appoint('cgj.leader', 'CGJ', null, ['ORGAN_APPROVER']);
  await chong.appoint('scj.leader', 'SCJ', null, ['ORGAN_APPROVER']);
  // The same words are sent again and again: nothing is learned from them.
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value: { enabled: false, weight: 1 }, sourceDocument: '崇政办〔2026〕6号', validFrom: '2026-01-01' }, new Date('2026-01-05T01:00:00Z'))]);
  await city.settled();
}, 120_000);
afterAll(() => city.stop());
beforeEach(() => city.at(morning));

type Body = Answer['body'];
const item = (name: string): string => chong.items.get(name)!;
const matterOf = async (body: object): Promise<Body> => (await chong.as('op').post(`${API}/matters`, { channel: 'ONLINE_GOVERNANCE', ...body })).body;
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const order = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/orders/${id}`)).body;
const matter = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/matters/${id}`)).body;
const notOurs = (proposedItemKey: string) => ({ reason: 'NOT_MY_DUTY', proposedItemKey, basis: '三定规定第四条' });
const told = async (type: string, id: string) => (await city.sql('summons').query(`select payload, published from journal where type = $1 and agg_id = $2`, [type, id])).rows;
/** A matter that says nothing, decided by hand: river duties of two units of the water bureau. */
const byHand = async (more: object = {}): Promise<Body> => {
  const received = await matterOf(MATTERS.vague);
  const body = { itemKey: item(RIVER.name), reason: '电话核实', ...more };
  return (await chong.as('op').post(`${API}/matters/${received.id}/decide`, body, { 'if-match': `"${received.rowVersion}"` })).body;
};

describe('F-039 a letter to the mayor goes by the rules of dispatch', () => {
  it('F-039 its order goes back once, with whose it is instead; where it comes back to stays', async () => {
    const { id, orders } = await matterOf(MATTERS.sand);
    expect((await chong.as('swj.leader').get(`${API}/orders/${orders[0].id}`)).body.actions).toEqual(['requestReturn']);

    const asked = await step('swj.leader', orders[0].id, 'request-return', notOurs(item(VENDORS)));
    expect(asked.body).toMatchObject({ state: 'RETURN_REQUESTED', dueKind: 'RETURN_ANSWER', returns: [{ organ: { code: 'SWJ' }, proposedOrgan: { code: 'CGJ' }, outcome: null }] });
    expect((await chong.as('op').get(`${API}/orders/${orders[0].id}`)).body.actions).toEqual(['approveReturn', 'rejectReturn', 'escalate']);
    const approved = await step('op', orders[0].id, 'approve-return', { itemKey: item(VENDORS), ground: '属市容管理' });

    expect(approved.body).toMatchObject({ state: 'REDISPATCHED', dueAt: null, actions: [], returns: [{ outcome: 'APPROVED', ground: '属市容管理' }] });
    const now = await matter(id);
    expect(now.orders.map((o: Body) => [o.organ.code, o.role, o.state])).toEqual([['SWJ', 'LEAD', 'REDISPATCHED'], ['CGJ', 'LEAD', 'DISPATCHED']]);
    expect(now.decision).toMatchObject({ how: 'MANUAL', itemKey: item(VENDORS), reason: '属市容管理' });

    // The other bureau returns it once as well; back where it began it is locked.
    const second = now.orders[1].id;
    await step('cgj.leader', second, 'request-return', notOurs(item(SAND)));
    await step('op', second, 'approve-return', { itemKey: item(SAND), ground: '经核实确系采砂' });
    const back = (await matter(id)).orders[2];
    expect(await order(back.id)).toMatchObject({ locked: true, organ: { code: 'SWJ' } });
    expect((await chong.as('swj.leader').get(`${API}/orders/${back.id}`)).body.actions).toEqual(['escalate']);
    expect(await step('swj.leader', back.id, 'request-return', notOurs(item(VENDORS)))).toMatchObject({ status: 409, body: { code: 'DISPATCH.RETURN_LOCKED' } });
  });

  it('F-039 two units of one organ that return it at the same moment have one return between them', async () => {
    const { orders } = await byHand({ handlers: [item(SAND)] });
    expect(orders.map((o: Body) => [o.unit.code, o.role])).toEqual([['ZF', 'LEAD'], ['HD', 'HANDLER']]);

    const answers = await Promise.all(orders.map(({ id }: Body) => step('swj.leader', id, 'request-return', notOurs(item(VENDORS)))));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('DISPATCH.RETURN_USED_UP');
    const { rows } = await city.sql('summons').query(`select count(*)::int as n from order_return where matter_id = $1`, [orders[0].matterId]);
    expect(rows[0].n).toBe(1);
  });

  it('F-039 what is for a statutory channel is dispatched to nobody', async () => {
    const referred = await matterOf({ ...MATTERS.sand, statutoryChannel: 'LITIGATION' });

    expect(referred).toMatchObject({ state: 'REFERRED', stateZh: '已引导法定途径', orders: [], actions: [], statutory: { channel: 'LITIGATION', isReferred: true, adviceZh: expect.stringContaining('人民法院') } });
    expect(await told('dispatch.matter.referred', referred.id)).toEqual([{ published: true, payload: expect.objectContaining({ statutoryChannel: 'LITIGATION' }) }]);
    expect(await told('dispatch.matter.matched', referred.id)).toEqual([]);
  });
});

describe('a return', () => {
  it('names an item in force that another unit holds; a township is proposed only by its own list (R-DIS-4)', async () => {
    const { orders } = await matterOf(MATTERS.sand);
    const ask = async (body: object) => (await step('swj.leader', orders[0].id, 'request-return', { reason: 'NOT_MY_DUTY', basis: '三定', ...body })).body.code;

    expect(await ask({})).toBe('DISPATCH.PROPOSED_HOLDER_REQUIRED');
    expect(await ask({ proposedItemKey: '0199aaaa-0000-7000-8000-00000000ffff' })).toBe('DISPATCH.PROPOSAL_UNFOUNDED');
    expect(await ask({ proposedItemKey: item(VENDORS), proposedOrganId: chong.organs.get('SCJ') })).toBe('DISPATCH.PROPOSAL_UNFOUNDED');
    expect(await ask({ proposedItemKey: item(SAND) })).toBe('DISPATCH.PROPOSAL_UNFOUNDED');
    expect(await ask({ proposedItemKey: item(VENDORS), proposedOrganId: chong.organs.get('BMZ') })).toBe('DISPATCH.NOT_IN_TOWN_LIST');
    expect((await order(orders[0].id)).state).toBe('DISPATCHED');
  });

  it('comes within a working day; one that is refused leaves the order where it is, locked', async () => {
    const { orders } = await matterOf(MATTERS.meal);
    const { id } = orders[0];
    await step('scj.leader', id, 'request-return', { reason: 'INCOMPLETE', basis: '缺少店名' });

    expect((await step('op', id, 'reject-return', {})).status).toBe(400);
    const refused = await step('op', id, 'reject-return', { ground: '已补充店名' });
    expect(refused.body).toMatchObject({ state: 'DISPATCHED', locked: true, dueKind: 'SIGN_FOR', returns: [{ outcome: 'REJECTED', ground: '已补充店名' }] });
    expect((await step('scj.leader', id, 'request-return', notOurs(item(VENDORS)))).body.code).toBe('DISPATCH.RETURN_LOCKED');

    const late = (await matterOf(MATTERS.meal)).orders[0];
    city.at('2026-03-04T00:00:00+08:00');
    expect((await step('scj.leader', late.id, 'request-return', notOurs(item(VENDORS)))).body.code).toBe('DISPATCH.RETURN_LATE');
  });

  it('may lead into another matter that says the same, or to a statutory channel', async () => {
    const [first, twin, other] = [await matterOf(MATTERS.meal), await matterOf(MATTERS.meal), await matterOf(MATTERS.meal)];
    await step('scj.leader', twin.orders[0].id, 'request-return', { reason: 'DUPLICATE', basis: `同 ${first.number}` });
    await step('scj.leader', other.orders[0].id, 'request-return', { reason: 'OUTSIDE_SCOPE', basis: '已起诉' });

    expect((await step('op', twin.orders[0].id, 'approve-return', { mergeIntoMatterId: twin.id, ground: 'x' })).body.code).toBe('DISPATCH.NO_MERGE_TARGET');
    expect((await step('op', twin.orders[0].id, 'approve-return', { ground: 'x' })).status).toBe(400);
    expect((await step('op', twin.orders[0].id, 'approve-return', { mergeIntoMatterId: first.id, ground: '同一事项' })).body.state).toBe('WITHDRAWN');
    expect((await step('op', other.orders[0].id, 'approve-return', { statutoryChannel: 'LITIGATION', ground: '法院已立案' })).body.state).toBe('WITHDRAWN');

    expect(await matter(twin.id)).toMatchObject({ state: 'MERGED', mergedInto: { id: first.id, number: first.number } });
    expect(await matter(other.id)).toMatchObject({ state: 'REFERRED', statutory: { channel: 'LITIGATION' } });
    // Neither is answered a second time, in whatever way.
    expect((await step('op', other.orders[0].id, 'approve-return', { mergeIntoMatterId: first.id, ground: 'x' })).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');
    expect((await step('op', first.orders[0].id, 'approve-return', { statutoryChannel: 'LITIGATION', ground: 'x' })).body.code).toBe('COMMON.STEP_OUT_OF_ORDER');
    expect((await order(twin.orders[0].id)).deadlines.map((d: Body) => d.status)).not.toContain('RUNNING');
  });
});

describe('a dispute over an order', () => {
  const disputed = async (): Promise<string> => {
    const { id } = (await matterOf(MATTERS.sand)).orders[0];
    await step('swj.leader', id, 'request-return', notOurs(item(VENDORS)));
    expect((await step('swj.leader', id, 'escalate', { ground: '双方对采砂车辆占道的责任有争议' })).body).toMatchObject({ state: 'IN_DISPUTE', interim: true, dueAt: null, returns: [{ outcome: 'ESCALATED' }] });
    return id;
  };

  it('is asked for by event; the first receiver holds it meanwhile, and is the holder if the ruling says so', async () => {
    const id = await disputed();
    const [event] = await told('dispatch.order.dispute-requested', id);
    expect(event).toMatchObject({ published: true, payload: { askedBy: 'ORGAN', reason: 'NOT_MY_DUTY', proposedOrganId: chong.organs.get('CGJ'), organId: chong.organs.get('SWJ') } });

    expect((await step('swj.hd.handler', id, 'report-interim', { text: '已劝离车辆' })).body.interimMeasures).toEqual([expect.objectContaining({ text: '已劝离车辆' })]);
    city.at('2026-03-05T09:00:00+08:00');
    const settled = await step('op', id, 'settle', { itemKey: item(SAND), decisionDocument: '崇编裁〔2026〕3号', ground: '依裁定' });

    // From Monday to Thursday it was in dispute: the twenty working days run on to three days later.
    expect(settled.body).toMatchObject({ state: 'DISPATCHED', interim: false, locked: true, decisionDocument: '崇编裁〔2026〕3号' });
    expect(settled.body.deadlines.find((d: Body) => d.kind === 'HANDLE').dueAt).toBe('2026-04-02T15:59:59.999Z');
    expect((await step('swj.leader', id, 'request-return', notOurs(item(VENDORS)))).body.code).toBe('DISPATCH.RETURN_FORBIDDEN');
    expect((await step('swj.leader', id, 'escalate', { ground: 'x' })).body.code).toBe('DISPATCH.RETURN_FORBIDDEN');
  });

  it('that is settled for another unit goes there under the number of the ruling, and no further', async () => {
    const id = await disputed();

    await step('op', id, 'settle', { itemKey: item(VENDORS), decisionDocument: '崇编裁〔2026〕4号', ground: '依裁定' });

    const [old, ruled] = (await matter((await order(id)).matterId)).orders;
    expect([old.state, ruled.organ.code]).toEqual(['REDISPATCHED', 'CGJ']);
    expect(await order(ruled.id)).toMatchObject({ locked: true, interim: false, decisionDocument: '崇编裁〔2026〕4号' });
    expect((await step('cgj.leader', ruled.id, 'request-return', notOurs(item(SAND)))).body.code).toBe('DISPATCH.RETURN_FORBIDDEN');
  });
});
