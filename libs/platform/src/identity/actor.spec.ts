import { stampOf } from './actor.ts';
import { actorFrom, ActorResolver, type GrantRow } from './actor-resolver.ts';

const aGrant = (given: Partial<GrantRow> = {}): GrantRow => ({
  tenantId: '510184',
  cityId: '510100',
  organId: 'scjg-id',
  organCode: 'SCJG',
  unitId: null,
  homeUnitId: null,
  personId: 'person-liu',
  role: 'ORGAN_DRAFTER',
  ...given,
});
const refusal = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('an actor', () => {
  it('holds all roles of one organ, each once', () => {
    const actor = actorFrom('liu', [aGrant(), aGrant({ role: 'ORGAN_APPROVER' }), aGrant()]);
    expect(actor.roles).toEqual(['ORGAN_DRAFTER', 'ORGAN_APPROVER']);
    expect(actor).toMatchObject({ tenantId: '510184', cityId: '510100', organCode: 'SCJG', personId: 'person-liu', isOperator: false });
  });

  it('without a grant is nobody', () => {
    expect(refusal(() => actorFrom('liu', []))).toBe('SEC.NO_GRANT');
    expect(refusal(() => actorFrom('liu', [aGrant()], { organ: 'GAJ' }))).toBe('SEC.NO_GRANT');
  });

  it('of several organs must name one, and then holds the roles of that one only', () => {
    const grants = [aGrant(), aGrant({ organCode: 'ZJJ', organId: 'zjj-id', role: 'ORGAN_APPROVER' })];
    expect(refusal(() => actorFrom('liu', grants))).toBe('SEC.ORGAN_REQUIRED');
    expect(actorFrom('liu', grants, { organ: 'ZJJ' })).toMatchObject({ organId: 'zjj-id', roles: ['ORGAN_APPROVER'] });
  });

  it('tells organs of the same code in two districts apart by the tenant', () => {
    const grants = [aGrant(), aGrant({ tenantId: '510185', organId: 'other-id' })];
    expect(refusal(() => actorFrom('liu', grants, { organ: 'SCJG' }))).toBe('SEC.ORGAN_REQUIRED');
    expect(actorFrom('liu', grants, { organ: '510185/SCJG' })).toMatchObject({ tenantId: '510185', organId: 'other-id' });
  });

  it('does not act in one unit with the rank it has in another', () => {
    const grants = [
      aGrant({ unitId: 'unit-a', homeUnitId: 'unit-b', role: 'UNIT_HEAD' }),
      aGrant({ unitId: 'unit-b', homeUnitId: 'unit-b', role: 'UNIT_HANDLER' }),
    ];
    expect(actorFrom('liu', grants)).toMatchObject({ unitId: 'unit-b', roles: ['UNIT_HANDLER'] });
    expect(actorFrom('liu', grants, { unit: 'unit-a' })).toMatchObject({ unitId: 'unit-a', roles: ['UNIT_HEAD'] });
    expect(refusal(() => actorFrom('liu', grants, { unit: 'unit-c' }))).toBe('SEC.NO_GRANT');
  });

  it('is never made operator by a grant', () => {
    expect(refusal(() => actorFrom('liu', [aGrant({ role: 'PLATFORM_OPERATOR' })]))).toBe('SEC.NO_GRANT');
    expect(actorFrom('liu', [aGrant(), aGrant({ role: 'PLATFORM_OPERATOR' })]).roles).toEqual(['ORGAN_DRAFTER']);
  });

  it('loses a right with the request after its grant ended', async () => {
    let rows = [aGrant()];
    const resolver = new ActorResolver({ query: () => Promise.resolve({ rows: rows as never }) }, 'operator');
    expect((await resolver.actorOf('liu')).roles).toEqual(['ORGAN_DRAFTER']);
    rows = [];
    await expect(resolver.actorOf('liu')).rejects.toMatchObject({ code: 'SEC.NO_GRANT' });
  });
});

describe('the stamp in the journal', () => {
  it('names a person by id, a machine account as client, the operator as operator', async () => {
    expect(stampOf(actorFrom('liu', [aGrant()]))).toEqual({ id: 'person-liu', organId: 'scjg-id', roles: ['ORGAN_DRAFTER'] });
    expect(stampOf(actorFrom('scjg-oa', [aGrant({ role: 'INTEGRATION_CLIENT' })])).id).toBe('client:scjg-oa');
    const operator = await new ActorResolver({ query: () => Promise.reject(new Error('not asked')) }, 'root').actorOf('root');
    expect(stampOf(operator)).toEqual({ id: 'operator:root', organId: null, roles: ['PLATFORM_OPERATOR'] });
  });
});
