import type { By } from '@yidan/kernel';
import { orderLifecycle } from './dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from './dispatch-order.lifecycle.ts';

const handler: By = { roles: ['UNIT_HANDLER'], relations: ['HOLDER', 'OWN_ORGAN'] };
const head: By = { roles: ['UNIT_HEAD'], relations: ['HOLDER', 'OWN_ORGAN'] };
const approver: By = { roles: ['ORGAN_APPROVER'], relations: ['OWN_ORGAN'] };
const stranger: By = { roles: ['UNIT_HANDLER', 'UNIT_HEAD', 'ORGAN_APPROVER'], relations: [] };
const operator: By = { roles: ['DISPATCH_OPERATOR'], relations: [] };
const supervisor: By = { roles: ['SUPERVISOR'], relations: [] };
const system: By = { roles: ['SYSTEM'], relations: [] };
const states = Object.keys(orderLifecycle.states) as OrderState[];

describe('the procedure of an order, row by row (07 §3.5.3)', () => {
  const permitted: [OrderState, OrderCommand[], OrderCommand[], OrderCommand[], OrderCommand[], OrderCommand[]][] = [
    // state, handler of the holding unit, its head, who signs for the organ, operator, supervisor
    ['DISPATCHED', ['signFor'], ['signFor'], ['requestReturn', 'escalate'], ['escalate'], ['suspend']],
    ['RETURN_REQUESTED', [], [], ['escalate'], ['approveReturn', 'rejectReturn', 'escalate'], []],
    ['IN_DISPUTE', ['reportInterim'], ['reportInterim'], [], ['settle'], []],
    ['SIGNED', [], ['start'], ['requestReturn', 'escalate'], ['escalate'], ['suspend']],
    ['IN_PROGRESS', ['requestHelp', 'recordJointAct', 'proceed', 'submit'], ['requestHelp', 'recordJointAct', 'pause', 'proceed', 'submit'], ['requestExtension'], ['approveExtension', 'refuseExtension'], ['suspend']],
    ['SUBMITTED', [], [], [], ['reject', 'callback'], ['suspend']],
    ['CALLED_BACK', [], [], [], ['close', 'reopen'], ['suspend']],
    ['SUSPENDED', [], [], [], [], ['reviewSuspension', 'resume']],
    ['CLOSED', [], [], [], [], []],
    ['REDISPATCHED', [], [], [], [], []],
    ['WITHDRAWN', [], [], [], [], []],
  ];

  it.each(permitted)('in %s the handler may %j, the head %j, the organ %j, the operator %j, the supervisor %j', (state, ofHandler, ofHead, ofOrgan, ofOperator, ofSupervisor) => {
    expect(orderLifecycle.actionsFor(state, handler)).toEqual(ofHandler);
    expect(orderLifecycle.actionsFor(state, head)).toEqual(ofHead);
    expect(orderLifecycle.actionsFor(state, approver)).toEqual(ofOrgan);
    expect(orderLifecycle.actionsFor(state, operator)).toEqual(ofOperator);
    expect(orderLifecycle.actionsFor(state, supervisor)).toEqual(ofSupervisor);
  });

  it('covers every state it declares', () => {
    expect(permitted.map(([state]) => state)).toEqual(expect.arrayContaining(states));
    expect(permitted).toHaveLength(states.length);
  });

  it.each(states)('gives another unit or organ nothing to do in %s', (state) => {
    expect(orderLifecycle.actionsFor(state, stranger)).toEqual([]);
  });

  const moves: [OrderState, OrderCommand, By, OrderState][] = [
    ['DISPATCHED', 'signFor', handler, 'SIGNED'],
    ['DISPATCHED', 'requestReturn', approver, 'RETURN_REQUESTED'],
    ['SIGNED', 'requestReturn', approver, 'RETURN_REQUESTED'],
    ['RETURN_REQUESTED', 'approveReturn', operator, 'REDISPATCHED'],
    ['RETURN_REQUESTED', 'rejectReturn', operator, 'DISPATCHED'],
    ['RETURN_REQUESTED', 'escalate', approver, 'IN_DISPUTE'],
    ['DISPATCHED', 'escalate', operator, 'IN_DISPUTE'],
    ['IN_DISPUTE', 'reportInterim', head, 'IN_DISPUTE'],
    ['IN_DISPUTE', 'settle', operator, 'DISPATCHED'],
    ['IN_DISPUTE', 'settle', system, 'DISPATCHED'],
    ['DISPATCHED', 'holdInterim', system, 'IN_DISPUTE'],
    ['SIGNED', 'start', head, 'IN_PROGRESS'],
    ['SUBMITTED', 'reject', operator, 'IN_PROGRESS'],
    ['SUBMITTED', 'callback', operator, 'CALLED_BACK'],
    ['CALLED_BACK', 'close', operator, 'CLOSED'],
    ['CALLED_BACK', 'reopen', operator, 'IN_PROGRESS'],
    ['IN_PROGRESS', 'suspend', supervisor, 'SUSPENDED'],
    ['SUSPENDED', 'reviewSuspension', supervisor, 'SUSPENDED'],
    ['SUSPENDED', 'resume', supervisor, 'IN_PROGRESS'],
    ['SIGNED', 'redispatch', system, 'REDISPATCHED'],
    ['IN_PROGRESS', 'confirm', system, 'IN_PROGRESS'],
    ['SUSPENDED', 'withdraw', system, 'WITHDRAWN'],
  ];
  it.each(moves)('goes from %s by %s to the state after it', (from, command, by, to) => {
    expect(orderLifecycle.next(from, command, by)).toBe(to);
  });

  it.each(['DISPATCHED', 'RETURN_REQUESTED'] as const)('comes out of a dispute without an outcome as %s, by the system alone', (to) => {
    expect(orderLifecycle.next('IN_DISPUTE', 'endDispute', system, { to })).toBe(to);
    expect(orderLifecycle.actionsFor('IN_DISPUTE', operator)).toEqual(['settle']);
  });

  it('is submitted when handler and head have both signed, in either order', () => {
    const first = orderLifecycle.move('IN_PROGRESS', 'submit', head);
    expect([first.state, first.done]).toEqual(['IN_PROGRESS', false]);

    expect(orderLifecycle.next('IN_PROGRESS', 'submit', handler, { signatures: first.signatures })).toBe('SUBMITTED');
  });

  it.each(states.filter((state) => !orderLifecycle.isFinal(state)))('has a way out of %s for a person, not for the system alone', (state) => {
    const people: By = { roles: ['UNIT_HANDLER', 'UNIT_HEAD', 'ORGAN_APPROVER', 'DISPATCH_OPERATOR', 'SUPERVISOR'], relations: ['HOLDER', 'OWN_ORGAN'] };
    expect(orderLifecycle.actionsFor(state, people).some((command) => orderLifecycle.steps[command].to !== 'same')).toBe(true);
  });

  const limits: [OrderState, 'NORMAL' | 'URGENT' | 'EMERGENCY', [string, number, string][]][] = [
    ['DISPATCHED', 'NORMAL', [['signFor', 4, 'WORKING_HOUR'], ['requestReturn', 1, 'WORKING_DAY'], ['escalate', 2, 'WORKING_DAY']]],
    ['DISPATCHED', 'URGENT', [['signFor', 1, 'CLOCK_HOUR'], ['requestReturn', 2, 'CLOCK_HOUR'], ['escalate', 2, 'WORKING_DAY']]],
    ['DISPATCHED', 'EMERGENCY', [['signFor', 10, 'CLOCK_MINUTE'], ['requestReturn', 2, 'CLOCK_HOUR'], ['escalate', 2, 'WORKING_DAY']]],
    ['RETURN_REQUESTED', 'NORMAL', [['approveReturn', 1, 'WORKING_DAY'], ['escalate', 2, 'WORKING_DAY']]],
    ['SIGNED', 'NORMAL', [['requestReturn', 1, 'WORKING_DAY'], ['escalate', 2, 'WORKING_DAY'], ['start', 1, 'WORKING_DAY']]],
    ['IN_PROGRESS', 'NORMAL', [['submit', 5, 'WORKING_DAY']]],
    ['IN_PROGRESS', 'URGENT', [['submit', 24, 'CLOCK_HOUR']]],
    ['SUBMITTED', 'NORMAL', [['reject', 1, 'WORKING_DAY'], ['callback', 3, 'WORKING_DAY']]],
    ['SUSPENDED', 'NORMAL', [['reviewSuspension', 20, 'WORKING_DAY']]],
  ];
  it.each(limits)('in %s, %s, it runs against %j', (state, urgency, expected) => {
    expect(orderLifecycle.deadlinesOf(state, urgency).map(({ command, amount, clock }) => [command, amount, clock])).toEqual(expected);
  });
});
