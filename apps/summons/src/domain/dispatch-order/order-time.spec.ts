import { anItem, anOrder, approver, clocksFor, handler, head, later, operator, supervisor } from '../../../test/an-order.ts';
import { actionsNow } from './order-actions.ts';
import type { OrderNow } from './order-actions.ts';
import type { DispatchOrder } from './dispatch-order.ts';
import type { CaseClocks } from '../deadline/deadline.ts';

const refusal = (code: string) => expect.objectContaining({ code });
const endOf = (day: string): Date => new Date(`${day}T15:59:59.999Z`);
const asked = { amount: 3, reason: '须专家论证' };

describe('the time for handling', () => {
  it('waits from an explicit act for one of four reasons, and runs on with what was left (R-DL-2)', () => {
    const { order, clocks } = anOrder('in progress');

    order.pause(head, 'APPRAISAL', clocks, new Date('2026-03-03T10:00:00+08:00'));
    expect([order.state, order.dueAt]).toEqual(['IN_PROGRESS', null]);
    expect(() => order.pause(head, 'APPRAISAL', clocks, later(30))).toThrow(refusal('DISPATCH.CLOCK_NOT_SO'));
    order.proceed(handler, clocks, new Date('2026-03-05T10:00:00+08:00'));

    // It ended on Monday the 9th; Tuesday and Wednesday did not count.
    expect([order.dueKind, order.dueAt]).toEqual(['HANDLE', endOf('2026-03-11')]);
    expect(() => order.proceed(handler, clocks, later(80))).toThrow(refusal('DISPATCH.CLOCK_NOT_SO'));
  });

  it('is stopped by the head, not by who handles it', () => {
    const { order, clocks } = anOrder('in progress');

    expect(() => order.pause(handler, 'SUPPLEMENT', clocks, later(3))).toThrow(refusal('COMMON.NOT_YOUR_STEP'));
  });

  it('that stands still lets a result be handed in, in time', () => {
    const { order, clocks } = anOrder('in progress');
    order.pause(head, 'LEGAL_ACT', clocks, later(3));

    order.submit(handler, { result: '已办', evidence: ['a'] }, clocks, new Date('2026-04-01T10:00:00+08:00'));
    order.submit(head, {}, clocks, new Date('2026-04-01T11:00:00+08:00'));

    expect([order.state, order.submittedOnTime, order.dueKind]).toEqual(['SUBMITTED', true, 'CALLBACK']);
  });
});

describe('an extension (R-DL-3)', () => {
  it('is asked for by the organ and granted by the operator, counted from where the time would have ended', () => {
    const { order, clocks } = anOrder('in progress');

    order.requestExtension(approver, asked, clocks, later(24));
    expect(order.dueAt).toEqual(endOf('2026-03-09'));
    order.approveExtension(operator, '确需论证', clocks, later(48));

    expect([order.dueAt, order.extension?.answer]).toEqual([endOf('2026-03-12'), expect.objectContaining({ granted: true, ground: '确需论证' })]);
  });

  it('is granted before the time is over, and not after', () => {
    const { order, clocks } = anOrder('in progress');
    order.requestExtension(approver, asked, clocks, endOf('2026-03-09'));

    expect(() => order.approveExtension(operator, 'x', clocks, new Date('2026-03-09T16:00:00Z'))).toThrow(refusal('DEADLINE.EXTENSION_LATE'));
    expect(order.extension?.answer).toBeNull();
  });

  it('is granted once, by the original length at most, and asked for one at a time', () => {
    const { order, clocks } = anOrder('in progress');

    expect(() => order.requestExtension(approver, { ...asked, amount: 6 }, clocks, later(5))).toThrow(refusal('DEADLINE.EXTENSION_TOO_LONG'));
    order.requestExtension(approver, { ...asked, amount: 5 }, clocks, later(5));
    expect(() => order.requestExtension(approver, asked, clocks, later(6))).toThrow(refusal('DEADLINE.EXTENSION_WAITS'));
    order.refuseExtension(operator, '理由不足', later(7));
    order.requestExtension(approver, asked, clocks, later(8));
    order.approveExtension(operator, '同意', clocks, later(9));

    expect(() => order.requestExtension(approver, asked, clocks, later(10))).toThrow(refusal('DEADLINE.EXTENSION_REPEATED'));
    expect(() => order.refuseExtension(operator, 'x', later(11))).toThrow(refusal('DEADLINE.EXTENSION_NOT_ASKED'));
  });
});

describe('a suspended order (挂账)', () => {
  const plan = { obstacle: '管网改造待立项', plan: '列入二季度改造计划', plannedFor: '2026-06-30' };

  it.each(['dispatched', 'signed', 'in progress', 'submitted', 'called back'] as const)('that was %s has one clock, that of its next review in 20 working days', (stage) => {
    const { order, clocks } = anOrder(stage, { resolved: false });

    order.suspend(supervisor, plan, clocks, later(6));

    expect([order.state, order.dueKind, order.dueAt]).toEqual(['SUSPENDED', 'SUSPENSION_REVIEW', endOf('2026-03-30')]);
  });

  it('is looked at again and again, each time with the plan as it is then', () => {
    const { order, clocks } = anOrder('in progress');
    order.suspend(supervisor, plan, clocks, later(6));

    order.reviewSuspension(supervisor, { ...plan, plannedFor: '2026-07-31' }, clocks, new Date('2026-03-30T10:00:00+08:00'));

    expect([order.suspension?.plannedFor, order.dueKind, order.dueAt]).toEqual(['2026-07-31', 'SUSPENSION_REVIEW', endOf('2026-04-28')]);
  });

  it('that is resumed has the time for handling that was left', () => {
    const { order, clocks } = anOrder('in progress');
    order.suspend(supervisor, plan, clocks, new Date('2026-03-03T10:00:00+08:00'));

    order.resume(supervisor, anItem(), clocks, new Date('2026-03-24T10:00:00+08:00'));

    // Four of five working days were left, Tuesday the 24th among them as the 3rd was.
    expect([order.state, order.dueKind, order.dueAt]).toEqual(['IN_PROGRESS', 'HANDLE', endOf('2026-03-30')]);
  });

  it('that had a result when it was suspended begins its time anew', () => {
    const { order, clocks } = anOrder('called back', { resolved: false });
    order.suspend(supervisor, plan, clocks, later(6));

    order.resume(supervisor, anItem(), clocks, new Date('2026-04-07T10:00:00+08:00'));

    expect([order.state, order.callback, order.dueKind, order.dueAt]).toEqual(['IN_PROGRESS', null, 'HANDLE', endOf('2026-04-14')]);
  });

  it('is planned for a day to come, and is no copy', () => {
    const [order, copy] = [anOrder('in progress'), anOrder('dispatched', { role: 'ASSIST' })];

    expect(() => order.order.suspend(supervisor, { ...plan, plannedFor: '2026-03-02' }, order.clocks, later(6))).toThrow(refusal('DISPATCH.PLAN_IN_THE_PAST'));
    expect(() => copy.order.suspend(supervisor, plan, copy.clocks, later(6))).toThrow(refusal('DISPATCH.COPY_ONLY'));
  });
});

describe('who leads and who assists (19 A12)', () => {
  it('whoever leads closes after those who handle', () => {
    const { order } = anOrder('called back');

    expect(() => order.close(operator, { matterIsDecided: true, unresolvedGround: null, openHandlers: 1 }, later(6))).toThrow(refusal('DISPATCH.HANDLERS_OPEN'));
    const handled = anOrder('called back', { role: 'HANDLER' }).order;
    handled.close(operator, { matterIsDecided: true, unresolvedGround: null, openHandlers: 2 }, later(6));
    expect(handled.state).toBe('CLOSED');
  });

  it('a copy has nothing but its signing to be late with, and ends with the order that leads', () => {
    const facts = { role: 'ASSIST' } as const;
    const { order, clocks } = anOrder('dispatched', facts);
    expect([order.dueKind, clocks.running('HANDLE')]).toEqual(['SIGN_FOR', undefined]);

    order.signFor(handler, clocks, later(1));
    expect(order.dueAt).toBeNull();
    order.withdraw('LEAD_CLOSED', clocks, later(9));

    expect([order.state, order.pullEvents().at(-1)]).toEqual(['WITHDRAWN', expect.objectContaining({ type: 'dispatch.order.withdrawn', data: expect.objectContaining({ ground: 'LEAD_CLOSED' }) })]);
  });
});

it('steps about the clock are offered as the clock stands', () => {
  const { order, clocks } = anOrder('in progress');
  const seen = (its: CaseClocks): OrderNow => ({ ...snapshot(order), handling: handlingOf(its) });
  const who = { roles: ['UNIT_HEAD', 'ORGAN_APPROVER', 'DISPATCH_OPERATOR'] as const, relations: ['HOLDER', 'OWN_ORGAN'] as const };

  expect(actionsNow(seen(clocks), who, later(3))).toEqual(['requestHelp', 'pause', 'requestExtension', 'submit']);
  order.requestExtension(approver, asked, clocks, later(3));
  expect(actionsNow(seen(clocks), who, later(3))).toEqual(['requestHelp', 'pause', 'approveExtension', 'refuseExtension', 'submit']);
  order.refuseExtension(operator, 'x', later(4));
  order.pause(head, 'PUBLICITY', clocks, later(5));
  expect(actionsNow(seen(clocks), who, later(6))).toEqual(['requestHelp', 'proceed', 'submit']);
  expect(clocksFor(order).next()).toBeNull();
});

function snapshot(order: DispatchOrder): Omit<OrderNow, 'handling'> {
  const { number, role, locked, decisionDocument, returnableUntil, state, callback, extension, disputeCaseNumber } = order;
  return { number, role, locked, decisionDocument, returnableUntil, state, callback, extension, disputeCaseNumber, returnedBefore: false, organs: 1 };
}

function handlingOf(clocks: CaseClocks): OrderNow['handling'] {
  const running = clocks.running('HANDLE');
  return running ? { clock: running.clock, amount: running.amount, dueAt: running.dueAt, status: 'RUNNING' } : { clock: 'WORKING_DAY', amount: 5, dueAt: later(999), status: 'PAUSED' };
}
