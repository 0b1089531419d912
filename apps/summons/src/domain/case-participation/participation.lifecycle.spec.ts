import type { By } from '@yidan/kernel';
import { participationLifecycle } from './participation.lifecycle.ts';
import type { ParticipationState } from './participation.lifecycle.ts';

const by = (roles: By['roles'], ...relations: By['relations']): By => ({ roles, relations });
const city = by(['DISPATCH_OPERATOR']);
const handler = by(['UNIT_HANDLER'], 'PARTY');
const head = by(['UNIT_HEAD'], 'PARTY', 'OWN_UNIT');
const approver = by(['ORGAN_APPROVER'], 'PARTY');

describe('the procedure of a participation, row by row', () => {
  const permitted: [ParticipationState, string[], string[], string[], string[]][] = [
    // state, city, handler, head, approver
    ['INVITED', ['end'], ['contribute'], ['contribute'], []],
    ['REPLIED', ['end'], ['contribute'], ['contribute', 'confirm'], ['confirm']],
    ['CONFIRMED', ['end'], ['contribute'], ['contribute'], []],
    ['ENDED', [], [], [], []],
  ];

  it.each(permitted)('in %s the city may %j, the handler %j, the head %j, the approver %j', (state, ...allowed) => {
    expect([city, handler, head, approver].map((who) => participationLifecycle.actionsFor(state, who))).toEqual(allowed);
  });

  it('covers every state it declares, and is begun by the city', () => {
    expect(permitted.map(([state]) => state)).toEqual(Object.keys(participationLifecycle.states));
    expect(participationLifecycle.next(null, 'add', city)).toBe('INVITED');
  });

  it.each(['INVITED', 'REPLIED', 'CONFIRMED'] as const)('gives who does not take part no step in %s', (state) => {
    const stranger = by(['UNIT_HANDLER', 'UNIT_HEAD', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TENANT_ADMIN', 'SUPERVISOR']);
    expect(participationLifecycle.actionsFor(state, stranger)).toEqual([]);
  });

  it('lets the head of another unit sign nothing', () => {
    expect(participationLifecycle.actionsFor('REPLIED', by(['UNIT_HEAD'], 'PARTY'))).toEqual(['contribute']);
  });
});
