import { anItem, anOrder, approver, handler, head, later, operator, opsCentre, riverSection, waterBureau } from '../../../test/an-order.ts';
import { actionsNow } from './order-actions.ts';
import type { OrderNow } from './order-actions.ts';
import type { DispatchOrder } from './dispatch-order.ts';
import { OrderReturn } from './order-return.ts';
import type { ReturnClaim } from './order-return.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const notOurs: ReturnClaim = { reason: 'NOT_MY_DUTY', proposedOrganId: opsCentre, proposedItemKey: null, basis: '《河道管理条例》第三条' };
const successor = '0199aaaa-0000-7000-8000-00000000d002';
const returned = () => {
  const made = anOrder();
  made.order.requestReturn(approver, notOurs, false, made.clocks, later(1));
  return made;
};
const disputed = () => {
  const made = returned();
  made.order.escalate(approver, made.clocks, later(3));
  return made;
};

describe('F-039 a return', () => {
  it.each(['dispatched', 'signed'] as const)('F-039 is asked for while the order is %s, and stops the clock of what is to be signed for and begun', (stage) => {
    const { order, clocks } = anOrder(stage);
    order.pullEvents();

    order.requestReturn(approver, notOurs, false, clocks, later(2));

    expect([order.state, clocks.running('SIGN_FOR'), clocks.running('START')]).toEqual(['RETURN_REQUESTED', undefined, undefined]);
    expect([clocks.running('RETURN_ANSWER')?.dueAt, clocks.running('ESCALATE')?.dueAt]).toEqual([new Date('2026-03-03T15:59:59.999Z'), new Date('2026-03-04T15:59:59.999Z')]);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.return-requested', data: { reason: 'NOT_MY_DUTY', proposedOrganId: opsCentre } });
  });

  it('F-039 is asked for within a working day of the dispatch, not later', () => {
    const inTime = anOrder('signed');
    inTime.order.requestReturn(approver, notOurs, false, inTime.clocks, new Date('2026-03-03T15:59:59.999Z'));
    const late = anOrder('signed');

    expect(inTime.order.state).toBe('RETURN_REQUESTED');
    expect(() => late.order.requestReturn(approver, notOurs, false, late.clocks, new Date('2026-03-03T16:00:00Z'))).toThrow(refusal('DISPATCH.RETURN_LATE'));
  });

  it('F-039 is made once: not by an organ that has returned the matter, nor of an order that was locked, nor after work began', () => {
    const [used, locked, begun] = [anOrder(), anOrder('dispatched', { locked: true }), anOrder('in progress')];

    expect(() => used.order.requestReturn(approver, notOurs, true, used.clocks, later(1))).toThrow(refusal('DISPATCH.RETURN_USED_UP'));
    expect(() => locked.order.requestReturn(approver, notOurs, false, locked.clocks, later(1))).toThrow(refusal('DISPATCH.RETURN_LOCKED'));
    expect(() => begun.order.requestReturn(approver, notOurs, false, begun.clocks, later(4))).toThrow(refusal('COMMON.STEP_OUT_OF_ORDER'));
  });

  it('is not made against a decision (R-DSP-7), nor of a copy (19 A12)', () => {
    const ruled = anOrder('dispatched', { decisionDocument: '崇编裁〔2026〕3号', locked: true });
    const copy = anOrder('dispatched', { role: 'ASSIST' });

    expect(() => ruled.order.requestReturn(approver, notOurs, false, ruled.clocks, later(1))).toThrow(refusal('DISPATCH.RETURN_FORBIDDEN'));
    expect(() => copy.order.requestReturn(approver, notOurs, false, copy.clocks, later(1))).toThrow(refusal('DISPATCH.COPY_ONLY'));
  });

  it('names whose it is, where it is said not to be theirs', () => {
    const { order } = anOrder();
    const claim = (reason: ReturnClaim['reason']): ReturnClaim => ({ ...notOurs, reason, proposedOrganId: null });

    for (const reason of ['NOT_MY_DUTY', 'WRONG_REGION'] as const) expect(() => new OrderReturn('r', order, claim(reason), 'p', later(1))).toThrow(refusal('DISPATCH.PROPOSED_HOLDER_REQUIRED'));
    for (const reason of ['DUPLICATE', 'OUTSIDE_SCOPE', 'INCOMPLETE'] as const) expect(new OrderReturn('r', order, claim(reason), 'p', later(1)).outcome).toBeNull();
  });

  it('that is agreed to ends the order for another one, with all of its clocks', () => {
    const { order, clocks } = returned();
    order.pullEvents();

    order.approveReturn(operator, { successorOrderId: successor }, clocks, later(2));

    expect([order.state, clocks.next(), order.dueAt]).toEqual(['REDISPATCHED', null, null]);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.redispatched', data: { successorOrderId: successor } });
  });

  it('that is refused leaves it where it is, to be signed for in the time that was left, and locked', () => {
    const { order, clocks } = returned();

    order.rejectReturn(operator, clocks, later(3));

    // An hour of four working hours had gone when it was asked for; from noon two of them are the midday break and later.
    expect([order.state, order.locked, order.dueKind, clocks.running('RETURN_ANSWER'), clocks.running('ESCALATE')]).toEqual(['DISPATCHED', true, 'SIGN_FOR', undefined, undefined]);
    expect(order.dueAt).toEqual(new Date('2026-03-02T16:00:00+08:00'));
    expect(() => order.requestReturn(approver, notOurs, true, clocks, later(3))).toThrow(refusal('DISPATCH.RETURN_LOCKED'));
  });

  it('is asked for by who signs for the organ, and answered by the operator', () => {
    const { order, clocks } = anOrder();
    expect(() => order.requestReturn(handler, notOurs, false, clocks, later(1))).toThrow(refusal('COMMON.NOT_YOUR_STEP'));
    const asked = returned();
    expect(() => asked.order.rejectReturn(approver, asked.clocks, later(2))).toThrow(refusal('COMMON.NOT_YOUR_STEP'));
  });
});

describe('a dispute over an order', () => {
  it('is asked for after a first return, by organ or operator; the first receiver holds it meanwhile and its time waits (R-DIS-3)', () => {
    const { order, clocks } = returned();
    order.pullEvents();

    order.escalate(operator, clocks, later(3));

    expect([order.state, order.interim, clocks.next(), order.dueAt]).toEqual(['IN_DISPUTE', true, null, null]);
    expect(order.pullEvents()[0]).toMatchObject({ type: 'dispatch.order.dispute-requested', data: { askedBy: 'OPERATOR', proposedOrganId: opsCentre, organId: waterBureau } });
  });

  it('is not asked for before the return was tried, nor after a decision', () => {
    const [early, ruled] = [anOrder(), anOrder('dispatched', { locked: true, decisionDocument: '崇编裁〔2026〕3号' })];

    expect(() => early.order.escalate(approver, early.clocks, later(1))).toThrow(refusal('DISPATCH.DISPUTE_TOO_EARLY'));
    expect(() => ruled.order.escalate(approver, ruled.clocks, later(1))).toThrow(refusal('DISPATCH.RETURN_FORBIDDEN'));
  });

  it('finds the interim holder at work, whose measures are kept', () => {
    const { order } = disputed();

    order.reportInterim(handler, '已设警示牌', later(4));
    order.reportInterim(head, '已清运', later(5));

    expect(order.interimMeasures.map(({ text }) => text)).toEqual(['已设警示牌', '已清运']);
  });

  it('that is settled for the holder goes on with its number, with the time for handling that was left', () => {
    const { order, clocks } = disputed();

    // In dispute from noon of Monday to noon of Thursday: three working days do not count.
    order.settle(operator, anItem(), '崇编裁〔2026〕3号', clocks, new Date('2026-03-05T12:00:00+08:00'));

    expect([order.state, order.interim, order.locked, order.decisionDocument]).toEqual(['DISPATCHED', false, true, '崇编裁〔2026〕3号']);
    expect([clocks.running('HANDLE')?.dueAt, order.dueKind]).toEqual([new Date('2026-03-12T15:59:59.999Z'), 'SIGN_FOR']);
  });

  it('that is settled for another unit ends here', () => {
    const { order, clocks } = disputed();

    order.settleElsewhere(operator, successor, clocks, later(50));

    expect([order.state, clocks.next()]).toEqual(['REDISPATCHED', null]);
  });
});

describe('what is offered as a next step', () => {
  const seen = (order: DispatchOrder, returnedBefore = false): OrderNow => ({ ...order, role: order.role, returnableUntil: order.returnableUntil, returnedBefore, organs: 1, handling: null });
  const organ = { roles: approver.roles, relations: ['OWN_ORGAN'] as const };
  const offered = (order: DispatchOrder, hours: number, returnedBefore = false) => actionsNow(seen(order, returnedBefore), organ, later(hours));

  it('is a return only while one can be made', () => {
    expect(offered(anOrder().order, 1)).toEqual(['requestReturn']);
    expect(offered(anOrder().order, 40)).toEqual([]);
    expect(offered(anOrder().order, 1, true)).toEqual([]);
    expect(offered(anOrder('dispatched', { role: 'ASSIST' }).order, 1)).toEqual([]);
  });

  it('is a ruling once the order is locked, and nothing once it was ruled', () => {
    expect(offered(anOrder('dispatched', { locked: true }).order, 1)).toEqual(['escalate']);
    expect(offered(anOrder('dispatched', { locked: true, decisionDocument: '崇编裁〔2026〕3号' }).order, 1)).toEqual([]);
  });

  it('is no start of a copy', () => {
    const { order } = anOrder('dispatched', { role: 'ASSIST', unitId: riverSection });
    const { clocks } = anOrder('dispatched', { role: 'ASSIST' });
    order.signFor(handler, clocks, later(1));

    expect(actionsNow(seen(order), { roles: ['UNIT_HEAD'], relations: ['HOLDER'] }, later(1))).toEqual([]);
    expect(() => order.start(head, null, clocks, later(2))).toThrow(refusal('DISPATCH.COPY_ONLY'));
  });
});
