import type { By } from '@yidan/kernel';
import { matterLifecycle } from './incoming-matter.lifecycle.ts';
import type { MatterState } from './incoming-matter.lifecycle.ts';

const operator: By = { roles: ['DISPATCH_OPERATOR'], relations: [] };
const handler: By = { roles: ['UNIT_HANDLER', 'UNIT_HEAD'], relations: ['HOLDER'] };
const system: By = { roles: ['SYSTEM'], relations: [] };

describe('the procedure of a matter, row by row (19 A17)', () => {
  const permitted: [MatterState, string[], string[]][] = [
    // state, operator, system
    ['RECEIVED', ['refer'], ['match', 'refer']],
    ['MATCHED', [], ['dispatch']],
    ['CONFIRM', ['decide', 'refer', 'merge'], ['decide', 'refer']],
    ['AMBIGUOUS', ['decide', 'requestDispute', 'refer', 'merge'], ['decide', 'refer']],
    ['UNMATCHED', ['decide', 'requestDispute', 'refer', 'merge'], ['decide', 'refer']],
    ['IN_DISPUTE', ['decide'], ['decide', 'endDispute']],
    ['DISPATCHED', ['refer', 'merge', 'reassign'], ['refer', 'reassign', 'close']],
    ['CLOSED', [], []],
    ['REFERRED', [], []],
    ['MERGED', [], []],
  ];

  it.each(permitted)('in %s the operator may %j and the system %j', (state, ofOperator, ofSystem) => {
    expect(matterLifecycle.actionsFor(state, operator)).toEqual(ofOperator);
    expect(matterLifecycle.actionsFor(state, system)).toEqual(ofSystem);
  });

  it.each(permitted.map(([state]) => state))('is concluded from %s by the city’s operator only where districts take part', (state) => {
    const convenor: By = { roles: ['DISPATCH_OPERATOR'], relations: ['CONVENOR'] };
    expect(matterLifecycle.actionsFor(state, convenor).includes('conclude')).toBe(['CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED'].includes(state));
  });

  it('covers every state it declares', () => {
    expect(permitted.map(([state]) => state)).toEqual(Object.keys(matterLifecycle.states));
  });

  it.each(Object.keys(matterLifecycle.states) as MatterState[])('gives a handling unit no step in %s', (state) => {
    expect(matterLifecycle.actionsFor(state, handler)).toEqual([]);
  });

  it.each(['DISPATCH_OPERATOR', 'INTEGRATION_CLIENT', 'TOWN_CALLER', 'TOWN_COMMANDER', 'SUPERVISOR', 'LEADER_IN_CHARGE'] as const)('is begun by the %s', (role) => {
    expect(matterLifecycle.next(null, 'receive', { roles: [role], relations: [] })).toBe('RECEIVED');
  });

  it.each(['MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED'] as const)('is matched into %s', (to) => {
    expect(matterLifecycle.next('RECEIVED', 'match', system, { to })).toBe(to);
  });

  it.each(['CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'IN_DISPUTE'] as const)('goes out from %s only through a decision', (state) => {
    expect(matterLifecycle.next(state, 'decide', operator)).toBe('MATCHED');
    expect(() => matterLifecycle.next(state, 'dispatch', system)).toThrow(expect.objectContaining({ code: 'COMMON.STEP_OUT_OF_ORDER' }));
  });
});
