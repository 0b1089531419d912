import { assertFourEyes, assertHoldsApart, FOUR_EYES, FourEyes, type HeldRole } from './four-eyes.ts';
import type { Role } from './words.ts';

const [waterBureau, office] = ['swj', 'bb'];
const held = (role: Role, organId = waterBureau, unitId: string | null = null): HeldRole => ({ role, organId: organId!, unitId });
const refusal = (work: () => void): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof FourEyes ? `${error.kind} ${error.code}` : String(error);
  }
};

describe('R-SEC-2 two acts on one object', () => {
  it('are by two persons', () => {
    expect(refusal(() => assertFourEyes('liu', 'chen'))).toBeNull();
    expect(refusal(() => assertFourEyes('liu', 'liu'))).toBe('forbidden SEC.FOUR_EYES');
  });
});

describe('R-SEC-2 a role is not given to who holds its counterpart', () => {
  it.each([
    ['COMMISSION_SECRETARY', 'COMMISSION_MEMBER'],
    ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR'],
    ['EVALUATOR', 'EVALUATION_LEAD'],
    ['THIRD_PARTY_EVALUATOR', 'EVALUATION_LEAD'],
    ['TOWN_CALLER', 'DISPATCH_OPERATOR'],
    ['AUDITOR', 'TENANT_ADMIN'],
  ] as const)('%s and %s, in either order and in whichever organ of the tenant', (one, other) => {
    expect(refusal(() => assertHoldsApart(held(one), [held(other, office)]))).toBe('forbidden SEC.FOUR_EYES');
    expect(refusal(() => assertHoldsApart(held(other), [held('UNIT_HEAD'), held(one)]))).toBe('forbidden SEC.FOUR_EYES');
  });

  it.each([
    ['ORGAN_DRAFTER', 'ORGAN_APPROVER'],
    ['UNIT_HANDLER', 'UNIT_HEAD'],
    ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'],
    ['JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR'],
    ['TOWN_CALLER', 'TOWN_COMMANDER'],
  ] as const)('except where the acts are kept apart instead: %s and %s', (one, other) => {
    expect(refusal(() => assertHoldsApart(held(one), [held(other)]))).toBeNull();
    expect(FOUR_EYES.find(({ roles }) => roles[0] === one && roles[1] === other)?.kept).toBe('BY_ACT');
  });

  it('and is given beside any role that is not named', () => {
    expect(refusal(() => assertHoldsApart(held('TENANT_ADMIN'), [held('ESTABLISHMENT_OFFICER')]))).toBeNull();
  });
});
