import fc from 'fast-check';
import type { Role, StateOf } from '@yidan/kernel';
import { expectedTasks, type DeskFacts } from '@yidan/platform';
import { opsCentre, riverSection, waterBureau } from '../../../test/an-order.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { matterLifecycle } from '../../domain/incoming-matter/incoming-matter.lifecycle.ts';
import { orderFacts } from './case-desks.ts';

type Order = Parameters<typeof orderFacts>[0];

const anyOrder = (given: Partial<Order> = {}): Order => ({
  number: 'PJ-20260302-00001', organId: waterBureau, unitId: riverSection, handlerPersonId: null, dueAt: null, dueFrom: null, urgency: 'NORMAL', signatures: [], extension: null, role: 'LEAD', ...given,
});
const waiting = { amount: 2, reason: '需要鉴定', askedBy: 'p', askedAt: '2026-03-03T01:00:00.000Z', answer: null };
const granted = { ...waiting, answer: { granted: true, ground: '同意', by: 'p', at: '2026-03-03T02:00:00.000Z' } };
const stepsIn = (state: OrderState, given: Partial<Order> = {}): string[] => expectedTasks(orderLifecycle, state, orderFacts(anyOrder(given))).map(({ command, hats }) => `${command} ${hats.map(({ role }) => role).join('+')}`);

describe('what an order expects', () => {
  it.each<[OrderState, string[]]>([
    ['DISPATCHED', ['signFor UNIT_HANDLER+UNIT_HEAD']],
    ['RETURN_REQUESTED', ['approveReturn DISPATCH_OPERATOR']],
    ['IN_DISPUTE', ['reportInterim UNIT_HANDLER+UNIT_HEAD', 'settle DISPATCH_OPERATOR']],
    ['SIGNED', ['start UNIT_HEAD']],
    ['IN_PROGRESS', ['submit UNIT_HANDLER+UNIT_HEAD']],
    ['SUBMITTED', ['callback DISPATCH_OPERATOR']],
    ['CALLED_BACK', ['close DISPATCH_OPERATOR']],
    ['SUSPENDED', ['reviewSuspension SUPERVISOR']],
    ['CLOSED', []],
    ['REDISPATCHED', []],
    ['WITHDRAWN', []],
  ])('in %s is %j, and not what is merely possible', (state, steps) => {
    expect(stepsIn(state)).toEqual(steps);
  });

  it('is the head’s signature once the handler has signed', () => {
    expect(stepsIn('IN_PROGRESS', { signatures: [{ command: 'submit', as: 'UNIT_HANDLER@HOLDER', personId: 'p', at: '' }] })).toEqual(['submit UNIT_HEAD']);
  });

  it('is an answer as well, as long as an extension was asked for and not answered', () => {
    expect(stepsIn('IN_PROGRESS', { extension: waiting })).toEqual(['approveExtension DISPATCH_OPERATOR', 'submit UNIT_HANDLER+UNIT_HEAD']);
    expect(stepsIn('IN_PROGRESS', { extension: granted })).toEqual(['submit UNIT_HANDLER+UNIT_HEAD']);
    expect(stepsIn('DISPATCHED', { extension: waiting })).toEqual(['signFor UNIT_HANDLER+UNIT_HEAD']);
  });

  it('of a copy is that it is signed for, and nothing after', () => {
    expect([stepsIn('DISPATCHED', { role: 'ASSIST' }), stepsIn('SIGNED', { role: 'ASSIST' })]).toEqual([['signFor UNIT_HANDLER+UNIT_HEAD'], []]);
  });

  it('says nothing of what somebody wrote, nor of an item: only its number', () => {
    expect(orderFacts(anyOrder())).toMatchObject({ number: 'PJ-20260302-00001', title: null });
  });
});

describe('what a matter expects', () => {
  it.each<[StateOf<typeof matterLifecycle>, string[]]>([
    ['RECEIVED', []], ['MATCHED', []], ['CONFIRM', ['decide']], ['AMBIGUOUS', ['decide']], ['UNMATCHED', ['decide']], ['IN_DISPUTE', ['decide']], ['DISPATCHED', []], ['CLOSED', []], ['REFERRED', []], ['MERGED', []],
  ])('in %s is %j of the operators', (state, steps) => {
    const facts = { number: 'LJ-20260302-00001', title: null, organId: null, unitId: null, urgency: 'NORMAL' } as const;
    const tasks = expectedTasks(matterLifecycle, state, facts);

    expect(tasks.map(({ command }) => command)).toEqual(steps);
    expect(tasks.flatMap(({ hats }) => hats.map(({ role }) => role))).toEqual(steps.map(() => 'DISPATCH_OPERATOR'));
  });
});

describe('over every walk through the table', () => {
  const facts: DeskFacts<OrderCommand> = orderFacts(anyOrder());
  const walks = fc.array(fc.nat(), { maxLength: 25 });
  const walked = (choices: readonly number[], see: (state: OrderState) => void): void => {
    let state: OrderState = orderLifecycle.initial;
    see(state);
    for (const choice of choices) {
      const ways = orderLifecycle.edges().filter(({ from }) => from === state);
      if (ways.length === 0) return;
      state = ways[choice % ways.length]!.to;
      see(state);
    }
  };

  it('an open order is on somebody’s desk, and a closed one on nobody’s', () => {
    fc.assert(fc.property(walks, (choices) => walked(choices, (state) => expect(expectedTasks(orderLifecycle, state, facts).length > 0).toBe(!orderLifecycle.isFinal(state)))), { numRuns: 300 });
  });

  it('whoever has the task may take the step', () => {
    fc.assert(
      fc.property(walks, (choices) =>
        walked(choices, (state) => {
          for (const { command, hats } of expectedTasks(orderLifecycle, state, facts)) {
            for (const { role, relation, organId } of hats) {
              expect(orderLifecycle.actionsFor(state, { roles: [role as Role], relations: relation ? [relation] : [] })).toContain(command);
              expect([waterBureau, null]).toContain(organId);
              expect(organId).not.toBe(opsCentre);
            }
          }
        }),
      ),
      { numRuns: 100 },
    );
  });
});
