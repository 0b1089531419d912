import type { Role } from '@yidan/kernel';
import { colleague, handler, head, ofTheUnit, operator, riverSection, waterBureau } from '../../../test/an-order.ts';
import { isInChain } from './handling-chain.ts';

const held = { organId: waterBureau, unitId: riverSection, takenAway: false };

describe('R-SEC-4 the handling chain', () => {
  it('R-SEC-4 is the operator, and handlers and head of the unit that holds an order', () => {
    expect([operator, handler, head].map((actor) => isInChain(actor, [held]))).toEqual([true, true, true]);
  });

  it('R-SEC-4 is left by a unit whose order was taken away, and by it only', () => {
    expect(isInChain(handler, [{ ...held, takenAway: true }])).toBe(false);
    expect(isInChain(handler, [{ ...held, takenAway: true }, held])).toBe(true);
    expect(isInChain(operator, [{ ...held, takenAway: true }])).toBe(true);
  });

  it('R-SEC-4 has nobody of another unit, nor of the same unit of another organ', () => {
    expect(isInChain({ ...handler, unitId: waterBureau }, [held])).toBe(false);
    expect(isInChain({ ...handler, organId: riverSection }, [held])).toBe(false);
    expect(isInChain({ ...handler, unitId: null }, [held])).toBe(false);
    expect(isInChain(handler, [])).toBe(false);
  });

  const outside: Role[] = ['TENANT_ADMIN', 'SUPERVISOR', 'SUPERVISION_HEAD', 'AUDITOR', 'LEADER_IN_CHARGE', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'INTEGRATION_CLIENT', 'ESTABLISHMENT_OFFICER', 'CITY_OVERSEER'];
  it.each(outside)('R-SEC-4 has no %s in it, though of the same unit', (role) => {
    expect(isInChain(ofTheUnit(role), [held])).toBe(false);
    expect(isInChain(colleague(role, 'UNIT_HANDLER'), [held])).toBe(true);
  });
});
