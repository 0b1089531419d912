import { ROLES } from '@yidan/kernel';
import fc from 'fast-check';
import { aGrant } from '../../test/a-grant.ts';
import { Problem } from '../http/problem.ts';
import { actorFrom } from './actor-resolver.ts';
import type { GrantRow } from './grants-in-force.ts';
import { chosenStanding, organNameOf, standingsOf, type Choice } from './standings.ts';

const refused = (grants: readonly GrantRow[], choice: Choice = {}): Problem => {
  try {
    chosenStanding(grants, choice);
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error('nothing was refused');
};

describe('whom somebody acts for', () => {
  it('is named where there are several organs, and the refusal lists them', () => {
    const grants = [aGrant(), aGrant({ organCode: 'ZJJ', organId: 'zjj-id', organName: '住建局', role: 'ORGAN_APPROVER' })];
    const problem = refused(grants);
    expect(problem).toMatchObject({ status: 403, code: 'SEC.ORGAN_REQUIRED' });
    expect(problem.message).toContain('Yidan-Organ: 510184/SCJG, 510184/ZJJ');
    expect(problem.messageZh).toContain('住建局（510184/ZJJ）');
    expect(problem.violations.map(({ path, message }) => [path, message])).toEqual([['Yidan-Organ', '510184/SCJG'], ['Yidan-Organ', '510184/ZJJ']]);
    expect(actorFrom('liu', grants, { organ: 'ZJJ' })).toMatchObject({ organId: 'zjj-id', roles: ['ORGAN_APPROVER'] });
  });

  it('tells organs of the same code in two districts apart by the tenant', () => {
    const grants = [aGrant(), aGrant({ tenantId: '510185', organId: 'other-id' })];
    expect(refused(grants, { organ: 'SCJG' }).code).toBe('SEC.ORGAN_REQUIRED');
    expect(actorFrom('liu', grants, { organ: '510185/SCJG' })).toMatchObject({ tenantId: '510185', organId: 'other-id' });
  });

  it('is one unit: nobody acts in it with the rank held in another', () => {
    const home = { homeUnitId: 'unit-b', homeUnitName: '食品科' };
    const grants = [aGrant({ ...home, unitId: 'unit-a', unitName: '药品科', role: 'UNIT_HEAD' }), aGrant({ ...home, unitId: 'unit-b', unitName: '食品科', role: 'UNIT_HANDLER' })];
    expect(actorFrom('liu', grants)).toMatchObject({ unitId: 'unit-b', roles: ['UNIT_HANDLER'] });
    expect(actorFrom('liu', grants, { unit: 'unit-a' })).toMatchObject({ unitId: 'unit-a', roles: ['UNIT_HEAD'] });
    expect(refused(grants, { unit: 'unit-c' })).toMatchObject({ status: 403, code: 'SEC.NO_GRANT' });
  });

  it('is named where there are several units and none is the own one', () => {
    const grants = [aGrant({ unitId: 'unit-a', unitName: '药品科', role: 'UNIT_HEAD' }), aGrant({ unitId: 'unit-b', unitName: '食品科', role: 'UNIT_HANDLER' })];
    const problem = refused(grants);
    expect(problem).toMatchObject({ status: 403, code: 'SEC.UNIT_REQUIRED' });
    expect(problem.violations.map(({ path, message, messageZh }) => [path, message, messageZh])).toEqual([['Yidan-Unit', 'unit-a', '药品科（unit-a）'], ['Yidan-Unit', 'unit-b', '食品科（unit-b）']]);
  });

  it('in another organ is not the unit of the own one', () => {
    const grants = [aGrant({ organId: 'zjj-id', organCode: 'ZJJ', homeOrganId: 'scjg-id', homeUnitId: 'unit-of-scjg' })];
    expect(actorFrom('liu', grants).unitId).toBeNull();
    expect(refused(grants, { unit: 'unit-of-scjg' }).code).toBe('SEC.NO_GRANT');
  });
});

/** Any rights of one person: up to three organs in two tenants, each with units of its own, one of all of them the person's. */
const anyGrants = fc
  .record({ home: fc.integer({ min: 0, max: 2 }), homeUnit: fc.constantFrom(null, 'a', 'b') })
  .chain(({ home, homeUnit }) =>
    fc.array(
      fc.record({ organ: fc.integer({ min: 0, max: 2 }), unit: fc.constantFrom(null, 'a', 'b', 'c'), role: fc.constantFrom(...ROLES) }).map(({ organ, unit, role }) =>
        aGrant({
          tenantId: organ === 2 ? '510185' : '510184',
          organId: `organ-${organ}`,
          organCode: organ === 1 ? 'ZJJ' : 'SCJG',
          unitId: unit && `unit-${organ}-${unit}`,
          role,
          homeOrganId: `organ-${home}`,
          homeUnitId: homeUnit && `unit-${home}-${homeUnit}`,
        }),
      ),
      { minLength: 1, maxLength: 12 },
    ),
  );

describe('R-SEC-1 for any set of rights', () => {
  it('the roles of an actor all belong to the organ chosen, and to its unit or to the whole organ', () => {
    const anyChoice = fc.record({ organ: fc.constantFrom(undefined, 'SCJG', 'ZJJ', '510184/SCJG', '510185/SCJG'), unit: fc.constantFrom(undefined, 'unit-0-a', 'unit-1-b', 'unit-2-c') });
    fc.assert(
      fc.property(anyGrants, anyChoice, (grants, choice) => {
        let actor;
        try {
          actor = actorFrom('liu', grants, choice);
        } catch (error) {
          // A refusal mixes nothing; what else is thrown is a fault.
          if (!(error instanceof Problem)) throw error;
          expect(error.status).toBe(403);
          return;
        }
        const { organId, tenantId, unitId } = actor;
        const own = grants.filter((grant) => grant.organId === organId && grant.tenantId === tenantId && (grant.unitId === null || grant.unitId === unitId));
        expect([...actor.roles].sort()).toEqual([...new Set(own.map(({ role }) => role))].sort());
        expect(unitId === null || unitId.startsWith(`unit-${organId.slice(-1)}-`)).toBe(true);
        if (choice.organ) expect([actor.organCode, organNameOf(actor)]).toContain(choice.organ);
        if (choice.unit) expect(unitId).toBe(choice.unit);
      }),
      { numRuns: 2000 },
    );
  });

  it('every standing that is offered can be chosen, and gives just its roles', () => {
    fc.assert(
      fc.property(anyGrants, (grants) => {
        for (const standing of standingsOf(grants)) {
          const actor = actorFrom('liu', grants, { organ: organNameOf(standing), ...(standing.unitId !== null && { unit: standing.unitId }) });
          expect(actor).toMatchObject({ tenantId: standing.tenantId, organId: standing.organId, unitId: standing.unitId, roles: standing.roles });
        }
      }),
      { numRuns: 500 },
    );
  });
});
