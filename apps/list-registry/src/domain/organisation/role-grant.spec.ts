import { GrantEndedV1 } from '@yidan/contracts';
import { NotYourStep, StepOutOfOrder, type Role } from '@yidan/kernel';
import { LastAdministrator } from './organisation.errors.ts';
import { RoleGrant, stateOf } from './role-grant.ts';
import { roleGrantLifecycle } from './role-grant.lifecycle.ts';

const [given, ended] = [new Date('2026-03-02T01:00:00Z'), new Date('2026-06-30T01:00:00Z')];
const administrator = { roles: ['TENANT_ADMIN'], relations: [] } as const;
const id = '01990000-0000-7000-8000-000000000001';

function aGrant(role: Role = 'ORGAN_DRAFTER'): RoleGrant {
  const grant = new RoleGrant({ id, tenantId: '990102', personId: id, subject: 'qh.chen', organId: id, unitId: null, role, scopes: null, whileSeconded: false }, administrator, given);
  grant.pullEvents();
  return grant;
}

describe('a grant', () => {
  it('ends once, and every service is told', () => {
    const grant = aGrant();

    grant.end(administrator, 0, ended);

    expect(stateOf(grant)).toBe('ENDED');
    expect(grant.endedAt).toEqual(ended);
    expect(grant.pullEvents().map(({ type }) => type)).toEqual([GrantEndedV1.type]);
    expect(() => grant.end(administrator, 1, ended)).toThrow(StepOutOfOrder);
  });

  it('is ended by an administrator only', () => {
    expect(() => aGrant().end({ roles: ['ORGAN_APPROVER'], relations: [] }, 1, ended)).toThrow(NotYourStep);
  });

  it('of the last administrator stays, of one among two may end', () => {
    expect(() => aGrant('TENANT_ADMIN').end(administrator, 0, ended)).toThrow(LastAdministrator);
    const one = aGrant('TENANT_ADMIN');
    one.end(administrator, 1, ended);
    expect(one.endedAt).toEqual(ended);
  });

  it.each([
    ['IN_FORCE', 'TENANT_ADMIN', ['end']],
    ['IN_FORCE', 'ORGAN_DRAFTER', []],
    ['ENDED', 'TENANT_ADMIN', []],
  ] as const)('in %s the %s may: %j', (state, role, actions) => {
    expect(roleGrantLifecycle.actionsFor(state, { roles: [role], relations: [] })).toEqual(actions);
  });
});
