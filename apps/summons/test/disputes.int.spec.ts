import {
  DisputeJoinedV1, DisputeOutcomeDecidedV1, DisputeRaisedV1, DisputeReferredToRulingV1, DisputeRequestRefusedV1, DisputeTransferredV1, DisputeWithdrawnV1, InterimDesignatedV1, PolicyChangedV1,
} from '@yidan/contracts';
import type { DisputeOutcome, RecordedEvent } from '@yidan/contracts';
import { producerOnly, startCity } from '@yidan/testing';
import type { Answer, TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { LISTS } from './duty-lists.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const CASES = 'dispute-arbitration';
const SAND = '河道采砂许可及监督管理';
const VENDORS = '占道经营、流动摊贩的管理和查处';
const MEALS = '餐饮服务食品安全监督检查';
const PRICES = '价格违法行为查处';
const now = new Date('2026-03-02T09:00:00+08:00');
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([producerOnly(CASES), summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  await chong.appoint('cgj.leader', 'CGJ', null, ['ORGAN_APPROVER']);
  // The same words are sent again and again: matching goes by the lists alone.
  await chong.emit([PolicyChangedV1.create({ key: 'dispatch.learning', value: { enabled: true, weight: 0 }, sourceDocument: '崇政办〔2026〕6号', validFrom: '2026-01-01' }, new Date('2026-01-05T01:00:00Z'))]);
  await city.settled();
  city.at('2026-03-02T09:00:00+08:00');
}, 120_000);
afterAll(() => city.stop());

type Body = Answer['body'];
interface Dispute {
  readonly caseId: string;
  readonly number: string;
  readonly origin: { type: 'DISPATCH'; refId: string; matterId: string };
}
const item = (name: string): string => chong.items.get(name)!;
const organ = (code: string): string => chong.organs.get(code)!;
const unit = (code: string): string => chong.units.get(code)!;
const received = async (body: object): Promise<Body> => (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...body })).body;
const on = (one: Body, command: string, body: object) => chong.as('op').post(`${API}/matters/${one.id}/${command}`, body, { 'if-match': `"${one.rowVersion}"` });
const step = (who: string, id: string, command: string, body: object = {}) => chong.as(who).post(`${API}/orders/${id}/${command}`, body);
const order = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/orders/${id}`)).body;
const matter = async (id: string): Promise<Body> => (await chong.as('op').get(`${API}/matters/${id}`)).body;
const brief = (orders: Body[]) => orders.map((o) => [o.role, o.organ.code, o.unit.code, o.state]);
const tell = async (...events: RecordedEvent[]): Promise<void> => {
  await city.emit(CASES, '510184', events, '510100');
  await city.settled();
};

let cases = 0;
/** A case over an order or a matter, raised with its interim holder as the arbitration does it, in one transaction. */
const raise = async (matterId: string, refId: string, interim: { organId: string; unitId: string | null }): Promise<Dispute> => {
  cases += 1;
  const dispute: Dispute = { caseId: uuid(), number: `崇争〔2026〕${cases}号`, origin: { type: 'DISPATCH', refId, matterId } };
  await tell(
    DisputeRaisedV1.create({ ...whole(dispute), raisedBy: 'SYSTEM', issue: 'HOLDER', parties: ['SWJ', 'CGJ'].map((code) => ({ organId: organ(code), role: 'COUNTERPART', stance: null })), convenorOrganId: organ('SWJ'), itemKeys: [] }, now),
    InterimDesignatedV1.create({ ...dispute, ...interim, rule: 2, at: now.toISOString() }, now),
  );
  return dispute;
};
const whole = ({ caseId, number, origin }: Dispute) => ({ caseId, number, origin, kind: 'DISPATCH' as const, urgency: 'NORMAL' as const, level: 3 as const, at: now.toISOString() });
const outcome = (documentNumber: string, itemKey: string, holder: string, beside: { handlerOrganIds?: string[]; assistOrganIds?: string[] } = {}): DisputeOutcome => {
  const row = { task: '查处', itemKey, isNew: false, leadOrganId: organ(holder.split('.')[0]!), leadUnitId: unit(holder), handlerOrganIds: [], assistOrganIds: [], handoff: null, ...beside };
  return { source: 'RULING', documentNumber, split: [row], amendments: [] };
};
const decide = (dispute: Dispute, its: DisputeOutcome, replaces: string | null = null) => DisputeOutcomeDecidedV1.create({ ...whole(dispute), outcome: its, executeBy: null, replaces }, now);
/** An order of the water bureau over which a ruling was asked for. */
const disputed = async (): Promise<{ id: string; matterId: string }> => {
  const { id: matterId, orders } = await received(MATTERS.sand);
  const { id } = orders[0];
  await step('swj.leader', id, 'request-return', { reason: 'NOT_MY_DUTY', proposedItemKey: item(VENDORS), basis: '三定规定第四条' });
  await step('swj.leader', id, 'escalate', { ground: '双方有争议' });
  return { id, matterId };
};
/** A matter nobody can place, held by the operations centre in the interim. */
const unplaced = async (more: object = {}): Promise<Body> => (await on(await received(MATTERS.vague), 'request-dispute', { kind: 'WHO_HOLDS', ground: '清单无对应事项', ...more })).body;
const lessons = async (matterId: string): Promise<string[]> => {
  const { rows } = await city.sql('summons').query<{ lesson: string }>(`select kind || ' ' || organ_id as lesson from learned_lesson where matter_id = $1 order by 1`, [matterId]);
  return rows.map(({ lesson }) => lesson);
};

describe('X-1 an order in dispute', () => {
  it('X-1 goes to the designated interim holder, waits for the list that carries the ruling out, and goes to the ruled holder under the number of the ruling', async () => {
    const { id, matterId } = await disputed();
    const dispute = await raise(matterId, id, { organId: organ('CGJ'), unitId: unit('CGJ.JZ') });

    const held = (await matter(matterId)).orders;
    expect(brief(held)).toEqual([['LEAD', 'SWJ', 'HD', 'REDISPATCHED'], ['LEAD', 'CGJ', 'JZ', 'IN_DISPUTE']]);
    const interim = await order(held[1].id);
    expect(interim).toMatchObject({ interim: true, item: null, dueAt: null, dispute: { caseId: dispute.caseId, number: dispute.number }, actions: [] });
    expect((await step('cgj.jz.handler', interim.id, 'report-interim', { text: '已劝离' })).status).toBe(200);
    expect((await matter(matterId)).dispute).toEqual({ caseId: dispute.caseId, number: dispute.number });
    const found = await Promise.all(['orders', 'matters'].map(async (list) => (await chong.as('op').get(`${API}/${list}?keyword=${encodeURIComponent(dispute.number)}`)).body.total));
    expect(found).toEqual([2, 1]);
    // What the case ends in is not entered by hand beside it.
    expect(await step('op', interim.id, 'settle', { itemKey: item(SAND), decisionDocument: 'x', ground: 'x' })).toMatchObject({ status: 409, body: { code: 'DISPATCH.DISPUTE_OPEN', detailZh: expect.stringContaining(dispute.number) } });

    const ruling = outcome('崇编裁〔2026〕1号', item(SAND), 'CGJ.SR');
    await tell(decide(dispute, ruling), decide(dispute, ruling));
    expect(brief((await matter(matterId)).orders)).toEqual(brief(held));
    // The item keeps its identity at the one that gets it; until both lists are in force nothing goes astray.
    await chong.enact('CGJ', 2, [...LISTS['CGJ']!, { ...LISTS['SWJ']!.find(({ name }) => name === SAND)!, unit: 'SR' }]);
    await city.settled();

    const { orders, decision, state } = await matter(matterId);
    expect(brief(orders).slice(1)).toEqual([['LEAD', 'CGJ', 'JZ', 'REDISPATCHED'], ['LEAD', 'CGJ', 'SR', 'DISPATCHED']]);
    expect([state, decision.by, decision.itemKey, decision.reason]).toEqual(['DISPATCHED', 'system:ruling', item(SAND), '依裁定书 崇编裁〔2026〕1号 定责']);
    expect(await order(orders[2].id)).toMatchObject({ interim: false, locked: true, decisionDocument: '崇编裁〔2026〕1号' });
    expect((await step('cgj.leader', orders[2].id, 'request-return', { reason: 'NOT_MY_DUTY', proposedItemKey: item(MEALS), basis: 'x' })).body.code).toBe('DISPATCH.RETURN_FORBIDDEN');
    expect(await lessons(matterId)).toEqual([`CONFIRMED ${organ('CGJ')}`, `RETURNED ${organ('SWJ')}`]);

    // Told again, or decided otherwise after it was carried out: nothing happens any more.
    await tell(decide(dispute, ruling), decide(dispute, outcome('崇编裁〔2026〕2号', item(MEALS), 'SCJ.SP'), '崇编裁〔2026〕1号'));
    await chong.enact('SWJ', 2, LISTS['SWJ']!.filter(({ name }) => name !== SAND));
    await city.settled();
    expect(brief((await matter(matterId)).orders)).toEqual(brief(orders));
    const told = await city.sql('summons').query(`select agg_id, count(*)::int as n from journal where type = 'dispatch.order.settled' and payload->>'matterId' = $1 group by 1`, [matterId]);
    expect(told.rows).toEqual([{ agg_id: orders[2].id, n: 1 }]);
    // For what follows, the item is the water bureau's again.
    await chong.enact('SWJ', 3, LISTS['SWJ']!);
    await chong.enact('CGJ', 3, LISTS['CGJ']!);
    await city.settled();
  });

  it('is not taken along by a version while a case is open over it; where the list comes first, it goes by the number of the ruling all the same', async () => {
    const { id, matterId } = await disputed();
    const dispute = await raise(matterId, id, { organId: organ('SWJ'), unitId: null });
    await chong.enact('CGJ', 4, [...LISTS['CGJ']!, { ...LISTS['SWJ']!.find(({ name }) => name === SAND)!, unit: 'SR' }]);
    await city.settled();
    expect(brief((await matter(matterId)).orders)).toEqual([['LEAD', 'SWJ', 'HD', 'IN_DISPUTE']]);

    await tell(decide(dispute, outcome('崇编裁〔2026〕7号', item(SAND), 'CGJ.SR')));

    const { orders } = await matter(matterId);
    expect(brief(orders)).toEqual([['LEAD', 'SWJ', 'HD', 'REDISPATCHED'], ['LEAD', 'CGJ', 'SR', 'DISPATCHED']]);
    expect((await order(orders[1].id)).decisionDocument).toBe('崇编裁〔2026〕7号');
    await chong.enact('SWJ', 4, LISTS['SWJ']!);
    await chong.enact('CGJ', 5, LISTS['CGJ']!);
    await city.settled();
  });

  it('that joins an open case goes its way; a replaced outcome takes the place of the first one where no order went by that', async () => {
    const first = await disputed();
    const dispute = await raise(first.matterId, first.id, { organId: organ('SWJ'), unitId: null });
    // It stands there already.
    expect(await order(first.id)).toMatchObject({ state: 'IN_DISPUTE', interim: true, dispute: { number: dispute.number } });
    await tell(decide(dispute, outcome('崇编裁〔2026〕3号', uuid(), 'YJJ.WH')));
    const second = await disputed();
    await tell(DisputeJoinedV1.create({ caseId: dispute.caseId, number: dispute.number, origin: { type: 'DISPATCH', refId: second.id, matterId: second.matterId }, interimOrganId: organ('SWJ'), interimUnitId: null, at: now.toISOString() }, now));
    expect((await order(second.id)).dispute.number).toBe(dispute.number);

    // Where the list says so already, it goes at once; the holder that has it goes on.
    await tell(decide(dispute, outcome('崇编裁〔2026〕4号', item(SAND), 'SWJ.HD', { assistOrganIds: [organ('YJJ'), organ('BMZ')] }), '崇编裁〔2026〕3号'));

    for (const { id, matterId } of [first, second]) {
      expect(await order(id)).toMatchObject({ state: 'DISPATCHED', interim: false, locked: true, decisionDocument: '崇编裁〔2026〕4号', dueKind: 'SIGN_FOR' });
      // Nothing is pushed onto the township (R-DIS-4).
      expect(brief((await matter(matterId)).orders)).toEqual([['LEAD', 'SWJ', 'HD', 'DISPATCHED'], ['ASSIST', 'YJJ', 'WH', 'DISPATCHED']]);
    }
  });

  it('stays with its holder where the dispute is withdrawn and it holds an item for it, and is the operator’s to answer where not, or where it is refused', async () => {
    const { id, matterId } = await disputed();
    const dispute = await raise(matterId, id, { organId: organ('CGJ'), unitId: null });
    // Of the organ that was named, the unit that holds the item that the return named.
    const held = (await matter(matterId)).orders[1];
    expect([held.organ.code, held.unit.code, held.itemName]).toEqual(['CGJ', 'SR', VENDORS]);
    await tell(DisputeWithdrawnV1.create(whole(dispute), now));
    const withdrawn = await order(held.id);
    expect(withdrawn).toMatchObject({ state: 'DISPATCHED', interim: false, decisionDocument: null, dispute: null });
    expect((await matter(matterId)).decision.itemKey).toBe(item(VENDORS));
    expect(withdrawn.timeline.at(-1)).toMatchObject({ event: 'dispatch.order.dispute-ended', note: { ground: `职责争议已撤回（${dispute.number}）` } });

    const strange = await disputed();
    await tell(DisputeTransferredV1.create({ ...whole(await raise(strange.matterId, strange.id, { organId: organ('SCJ'), unitId: null })), to: '市委编办' }, now));
    const [, nobodys] = (await matter(strange.matterId)).orders;
    expect(await order(nobodys.id)).toMatchObject({ state: 'RETURN_REQUESTED', organ: { code: 'SCJ' }, unit: { code: 'JG' }, interim: true, item: null, dispute: null });

    const other = await disputed();
    await tell(DisputeRequestRefusedV1.create({ requestId: uuid(), origin: { type: 'DISPATCH', refId: other.id, matterId: other.matterId }, ground: 'INTERNAL', at: now.toISOString() }, now));
    const refused = await order(other.id);
    expect(refused).toMatchObject({ state: 'RETURN_REQUESTED', interim: true, dueKind: 'RETURN_ANSWER', actions: ['approveReturn', 'rejectReturn', 'escalate'] });
    expect(refused.timeline.at(-1).note.ground).toContain('由本单位内部明确');
    expect((await step('op', other.id, 'reject-return', { ground: '由水务局办理' })).body.state).toBe('DISPATCHED');
  });

  it('is settled at once by what was ruled on the same before (R-DSP-13)', async () => {
    const { id, matterId } = await disputed();
    await tell(DisputeReferredToRulingV1.create({ requestId: uuid(), caseId: uuid(), origin: { type: 'DISPATCH', refId: id, matterId }, outcome: outcome('崇编裁〔2025〕9号', item(VENDORS), 'CGJ.SR'), at: now.toISOString() }, now));

    const { orders } = await matter(matterId);
    expect(brief(orders)).toEqual([['LEAD', 'SWJ', 'HD', 'REDISPATCHED'], ['LEAD', 'CGJ', 'SR', 'DISPATCHED']]);
    expect((await order(orders[1].id)).decisionDocument).toBe('崇编裁〔2025〕9号');
  });
});

describe('X-1 a matter nobody could place', () => {
  it('X-1 names whom the operator takes to be concerned, and goes to the ruled holder in the moment the ruling comes where the list says so already', async () => {
    const vague = await received(MATTERS.vague);
    const stranger = uuid();
    const refused = await on(vague, 'request-dispute', { kind: 'WHO_HOLDS', ground: 'x', partyOrganIds: [organ('SWJ'), stranger] });
    expect([refused.status, refused.body.violations.map(({ path }: Body) => path)]).toEqual([422, ['partyOrganIds.1']]);
    const asked = (await on(vague, 'request-dispute', { kind: 'WHO_HOLDS', ground: '清单无对应事项', partyOrganIds: [organ('SWJ'), organ('SCJ')] })).body;
    const { rows } = await city.sql('summons').query(`select payload from journal where type = 'dispatch.matter.dispute-requested' and agg_id = $1`, [vague.id]);
    expect(rows[0].payload.partyOrganIds).toEqual([organ('SWJ'), organ('SCJ')]);
    expect(JSON.stringify(rows[0].payload)).not.toContain(MATTERS.vague.title);

    const dispute = await raise(asked.id, asked.id, { organId: organ('CYZX'), unitId: null });
    const open = await matter(asked.id);
    expect(open).toMatchObject({ state: 'IN_DISPUTE', actions: [], dispute: { number: dispute.number }, orders: [{ interim: true, state: 'DISPATCHED' }] });
    expect((await on(open, 'decide', { itemKey: item(MEALS), reason: 'x' })).body.code).toBe('DISPATCH.DISPUTE_OPEN');
    // The interim holder is at work.
    await step('ops', open.orders[0].id, 'sign-for');
    await tell(decide(dispute, outcome('崇编裁〔2026〕5号', item(PRICES), 'SCJ.JG')));

    const settled = await matter(asked.id);
    expect(settled).toMatchObject({ state: 'DISPATCHED', decision: { how: 'MANUAL', by: 'system:ruling' } });
    expect(brief(settled.orders)).toEqual([['LEAD', 'CYZX', 'PJ', 'REDISPATCHED'], ['LEAD', 'SCJ', 'JG', 'DISPATCHED']]);
    expect(await lessons(asked.id)).toEqual([`CONFIRMED ${organ('SCJ')}`]);
  });

  it('goes on with what its interim holder began, where that is the one', async () => {
    const asked = await unplaced();
    const dispute = await raise(asked.id, asked.id, { organId: organ('SCJ'), unitId: unit('SCJ.JG') });
    const interim = (await matter(asked.id)).orders[1];
    expect([interim.organ.code, interim.unit.code, interim.state, interim.interim]).toEqual(['SCJ', 'JG', 'DISPATCHED', true]);
    await step('scj.jg.handler', interim.id, 'sign-for');
    await step('scj.jg.head', interim.id, 'start');

    const ruling = outcome('崇编裁〔2026〕6号', item(PRICES), 'SCJ.JG', { handlerOrganIds: [organ('SWJ')] });
    await tell(decide(dispute, { ...ruling, split: [...ruling.split, ...outcome('', item(SAND), 'SWJ.HD').split] }));

    expect(await order(interim.id)).toMatchObject({ state: 'IN_PROGRESS', interim: false, locked: true, decisionDocument: '崇编裁〔2026〕6号', item: { itemKey: item(PRICES) } });
    const settled = await matter(asked.id);
    expect(settled).toMatchObject({ state: 'DISPATCHED', decision: { itemKey: item(PRICES) } });
    // Who handles by the table does so by an order and an item of its own.
    expect(brief(settled.orders)).toEqual([['LEAD', 'CYZX', 'PJ', 'REDISPATCHED'], ['LEAD', 'SCJ', 'JG', 'IN_PROGRESS'], ['HANDLER', 'SWJ', 'HD', 'DISPATCHED']]);
    expect(await order(settled.orders[2].id)).toMatchObject({ item: { itemKey: item(SAND) }, decisionDocument: '崇编裁〔2026〕6号', locked: true });
  });

  it('is the operator’s again, with a clock, where it is refused', async () => {
    const asked = await unplaced();
    await tell(DisputeRequestRefusedV1.create({ requestId: uuid(), origin: { type: 'DISPATCH', refId: asked.id, matterId: asked.id }, ground: 'OTHER_PROCEDURE', at: now.toISOString() }, now));

    const again = await matter(asked.id);
    expect(again).toMatchObject({ state: 'AMBIGUOUS', deadlines: expect.arrayContaining([expect.objectContaining({ kind: 'DECIDE', status: 'RUNNING' })]) });
    expect((await on(again, 'decide', { itemKey: item(MEALS), reason: '电话核实' })).body.state).toBe('DISPATCHED');
    const parked = await city.sql('summons').query(`select parked_reason from deadline where parked_at is not null union all select reason from parked_event`);
    expect(parked.rows).toEqual([]);
  });
});
