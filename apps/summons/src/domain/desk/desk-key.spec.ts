import type { DeskHat } from '@yidan/contracts';
import { colleague, handler, head, operator, riverSection, waterBureau } from '../../../test/an-order.ts';
import type { Acting } from '../acting.ts';
import { keyOfHat, keysOf } from './desk-key.ts';

const hat = (given: Partial<DeskHat>): DeskHat => ({ role: null, relation: null, organId: null, unitId: null, personId: null, ...given });
const isOnDeskOf = (actor: Acting, given: Partial<DeskHat>): boolean => keysOf(actor).includes(keyOfHat(hat(given)));
const ofTheUnit = { organId: waterBureau, unitId: riverSection };

describe('a task is on the desk', () => {
  it.each<[string, Partial<DeskHat>, boolean[]]>([
    ['a role of the tenant', { role: 'DISPATCH_OPERATOR' }, [false, false, true]],
    ['a role of the unit', { role: 'UNIT_HANDLER', ...ofTheUnit }, [true, false, false]],
    ['the head of the unit', { role: 'UNIT_HEAD', ...ofTheUnit }, [false, true, false]],
    ['anybody of the organ', { organId: waterBureau }, [true, true, false]],
    ['a role of another unit', { role: 'UNIT_HANDLER', organId: waterBureau, unitId: '0199aaaa-0000-7000-8000-0000000000b7' }, [false, false, false]],
    ['a person in a role', { role: 'UNIT_HANDLER', personId: handler.personId }, [true, false, false]],
    ['a person in a role they do not have', { role: 'UNIT_HEAD', personId: handler.personId }, [false, false, false]],
  ])('of %s: handler, head, operator', (_, given, wanted) => {
    expect([handler, head, operator].map((actor) => isOnDeskOf(actor, given))).toEqual(wanted);
  });

  it('of nobody for a role they hold elsewhere', () => {
    const elsewhere = { ...colleague('UNIT_HEAD'), unitId: '0199aaaa-0000-7000-8000-0000000000b7' };

    expect(isOnDeskOf(elsewhere, { role: 'UNIT_HEAD', ...ofTheUnit })).toBe(false);
    expect(isOnDeskOf({ ...elsewhere, unitId: null }, { role: 'UNIT_HEAD', ...ofTheUnit })).toBe(false);
  });
});
