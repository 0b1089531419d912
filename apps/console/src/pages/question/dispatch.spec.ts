import type { MatchAnswer, MatchCandidate, MatterAnswer } from '@yidan/contracts';
import { dispatchMatter, dispatchSteps, goesElsewhere, leadingOrder, matterOf } from './dispatch.ts';
import { emptyQuestion } from './question.ts';

const question = { ...emptyQuestion, text: '电梯坏了三天', channel: 'GRID' as const };
const aMatter = (given: Partial<MatterAnswer>): MatterAnswer => ({ id: 'm', number: 'LJ-1', rowVersion: 1, orders: [], actions: [], ...given }) as MatterAnswer;
const aCandidate = (itemKey: string): MatchCandidate => ({ itemKey }) as MatchCandidate;

function services(registered: MatterAnswer, decided: MatterAnswer = registered) {
  const calls: unknown[][] = [];
  return {
    calls,
    register: (...args: unknown[]) => Promise.resolve((calls.push(['register', ...args]), registered)),
    decide: (...args: unknown[]) => Promise.resolve((calls.push(['decide', ...args]), decided)),
  };
}

describe('dispatching in one click', () => {
  it('registers the matter through its channel', () => {
    expect(matterOf(question)).toEqual({ channel: 'GRID', title: '电梯坏了三天', content: '电梯坏了三天' });
  });

  it('needs no decision where the list sent it out', async () => {
    const dispatched = aMatter({ state: 'DISPATCHED' });
    const summons = services(dispatched);

    expect(await dispatchMatter(summons, { question, itemKey: 'i', reason: 'r', key: 'k' })).toBe(dispatched);
    expect(summons.calls.map(([what]) => what)).toEqual(['register']);
  });

  it('decides what the list left open, with the version it read and the reason given', async () => {
    const waiting = aMatter({ rowVersion: 4, actions: ['decide'] });
    const summons = services(waiting, aMatter({ state: 'DISPATCHED' }));

    expect((await dispatchMatter(summons, { question, itemKey: 'i', reason: ' 依单派件 ', key: 'k' })).state).toBe('DISPATCHED');
    expect(summons.calls).toEqual([
      ['register', matterOf(question), 'k'],
      ['decide', waiting, { itemKey: 'i', reason: '依单派件' }, 'k-i'],
    ]);
  });

  it('leaves the decision to an operator where the person may not take it, or takes none', async () => {
    const waiting = services(aMatter({ actions: [] }));
    await dispatchMatter(waiting, { question, itemKey: 'i', reason: 'r', key: 'k' });
    const undecided = services(aMatter({ actions: ['decide'] }));
    await dispatchMatter(undecided, { question, itemKey: null, reason: '', key: 'k' });

    expect([...waiting.calls, ...undecided.calls].map(([what]) => what)).toEqual(['register', 'register']);
  });

  it('would go to the first candidate where the list is sure of it', () => {
    const answer = (decision: string) => ({ decision, candidates: [aCandidate('first'), aCandidate('second')] }) as MatchAnswer;

    expect(goesElsewhere(answer('AUTO'), aCandidate('second'))).toBe(true);
    expect(goesElsewhere(answer('AUTO'), aCandidate('first'))).toBe(false);
    expect(goesElsewhere(answer('AMBIGUOUS'), aCandidate('second'))).toBe(false);
  });

  it.each([
    ['the operator sends out what the list left open, or leaves it', 'AMBIGUOUS', 'second', true, { send: true, register: true }],
    ['others register it and leave the decision', 'AMBIGUOUS', 'second', false, { send: false, register: true }],
    ['what the list is sure of is sent by whoever may register', 'AUTO', 'first', false, { send: true, register: false }],
    ['but nowhere else', 'AUTO', 'second', true, { elsewhere: true, send: false, register: false }],
    ['what fits nothing is only registered', 'UNMATCHED', null, true, { send: false, register: true }],
  ])('%s', (_, decision, chosen, mayDecide, expected) => {
    const answer = { decision, candidates: [aCandidate('first'), aCandidate('second')] } as MatchAnswer;
    expect(dispatchSteps(answer, chosen === null ? null : aCandidate(chosen), mayDecide)).toMatchObject(expected);
  });

  it('shows the order of the leading unit that is still out', () => {
    const orders = [{ role: 'ASSIST', state: 'DISPATCHED', number: 'a' }, { role: 'LEAD', state: 'REDISPATCHED', number: 'b' }, { role: 'LEAD', state: 'DISPATCHED', number: 'c' }];
    expect(leadingOrder({ orders } as MatterAnswer)?.number).toBe('c');
    expect(leadingOrder({ orders: [] })).toBeUndefined();
  });
});
