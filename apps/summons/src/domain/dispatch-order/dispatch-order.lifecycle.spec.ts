import type { By } from '@yidan/kernel';
import { orderLifecycle } from './dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from './dispatch-order.lifecycle.ts';

const handler: By = { roles: ['UNIT_HANDLER'], relations: ['HOLDER'] };
const head: By = { roles: ['UNIT_HEAD'], relations: ['HOLDER'] };
const stranger: By = { roles: ['UNIT_HANDLER', 'UNIT_HEAD'], relations: [] };
const operator: By = { roles: ['DISPATCH_OPERATOR'], relations: [] };
const system: By = { roles: ['SYSTEM'], relations: [] };
const states = Object.keys(orderLifecycle.states) as OrderState[];

describe('the procedure of an order, row by row (07 §3.5.3)', () => {
  const permitted: [OrderState, OrderCommand[], OrderCommand[], OrderCommand[]][] = [
    // state, handler of the holding unit, its head, operator
    ['DISPATCHED', ['signFor'], ['signFor'], []],
    ['SIGNED', [], ['start'], []],
    ['IN_PROGRESS', ['submit'], ['submit'], []],
    ['SUBMITTED', [], [], ['reject', 'callback']],
    ['CALLED_BACK', [], [], ['close', 'reopen']],
    ['CLOSED', [], [], []],
    ['REDISPATCHED', [], [], []],
  ];

  it.each(permitted)('in %s the handler may %j, the head %j, the operator %j', (state, ofHandler, ofHead, ofOperator) => {
    expect(orderLifecycle.actionsFor(state, handler)).toEqual(ofHandler);
    expect(orderLifecycle.actionsFor(state, head)).toEqual(ofHead);
    expect(orderLifecycle.actionsFor(state, operator)).toEqual(ofOperator);
  });

  it('covers every state it declares', () => {
    expect(permitted.map(([state]) => state)).toEqual(states);
  });

  it.each(states)('gives another unit nothing to do in %s', (state) => {
    expect(orderLifecycle.actionsFor(state, stranger)).toEqual([]);
  });

  const moves: [OrderState, OrderCommand, By, OrderState][] = [
    ['DISPATCHED', 'signFor', handler, 'SIGNED'],
    ['SIGNED', 'start', head, 'IN_PROGRESS'],
    ['SUBMITTED', 'reject', operator, 'IN_PROGRESS'],
    ['SUBMITTED', 'callback', operator, 'CALLED_BACK'],
    ['CALLED_BACK', 'close', operator, 'CLOSED'],
    ['CALLED_BACK', 'reopen', operator, 'IN_PROGRESS'],
    ['SIGNED', 'redispatch', system, 'REDISPATCHED'],
    ['IN_PROGRESS', 'confirm', system, 'IN_PROGRESS'],
  ];
  it.each(moves)('goes from %s by %s to the state after it', (from, command, by, to) => {
    expect(orderLifecycle.next(from, command, by)).toBe(to);
  });

  it('is submitted when handler and head have both signed, in either order', () => {
    const first = orderLifecycle.move('IN_PROGRESS', 'submit', head);
    expect([first.state, first.done]).toEqual(['IN_PROGRESS', false]);

    expect(orderLifecycle.next('IN_PROGRESS', 'submit', handler, { signatures: first.signatures })).toBe('SUBMITTED');
  });

  it('has no step yet for returns, extensions, suspension and disputes', () => {
    expect(orderLifecycle.commands()).toEqual(['dispatch', 'signFor', 'start', 'submit', 'reject', 'callback', 'close', 'reopen', 'confirm', 'redispatch']);
  });

  const limits: [OrderState, 'NORMAL' | 'URGENT' | 'EMERGENCY', [string, number, string][]][] = [
    ['DISPATCHED', 'NORMAL', [['signFor', 4, 'WORKING_HOUR']]],
    ['DISPATCHED', 'URGENT', [['signFor', 1, 'CLOCK_HOUR']]],
    ['DISPATCHED', 'EMERGENCY', [['signFor', 10, 'CLOCK_MINUTE']]],
    ['SIGNED', 'NORMAL', [['start', 1, 'WORKING_DAY']]],
    ['IN_PROGRESS', 'NORMAL', [['submit', 5, 'WORKING_DAY']]],
    ['IN_PROGRESS', 'URGENT', [['submit', 24, 'CLOCK_HOUR']]],
    ['SUBMITTED', 'NORMAL', [['reject', 1, 'WORKING_DAY'], ['callback', 3, 'WORKING_DAY']]],
  ];
  it.each(limits)('in %s, %s, it runs against %j', (state, urgency, expected) => {
    expect(orderLifecycle.deadlinesOf(state, urgency).map(({ command, amount, clock }) => [command, amount, clock])).toEqual(expected);
  });
});
