import { ORGAN_KINDS, POWER_TYPES, REGION_LEVELS, RELATIONS, ROLES, roleEn, roleZh } from './words.ts';

describe('the words of the kernel', () => {
  it('are as many as the domain has: 7 levels, 24 kinds of organ, 10 types of power, 29 roles', () => {
    expect([REGION_LEVELS, ORGAN_KINDS, POWER_TYPES, ROLES].map((words) => words.length)).toEqual([7, 24, 10, 29]);
  });

  it('are codes that a table can join with @ and a database can keep', () => {
    for (const code of [...REGION_LEVELS, ...ORGAN_KINDS, ...POWER_TYPES, ...ROLES, ...RELATIONS]) expect(code).toMatch(/^[A-Z][A-Z_]*$/);
  });

  it('have each a Chinese label of their own', () => {
    expect(new Set(Object.values(roleZh)).size).toBe(ROLES.length);
  });

  it('call each role by an English name of its own as well', () => {
    expect(Object.keys(roleEn)).toEqual(ROLES);
    expect(new Set(Object.values(roleEn)).size).toBe(ROLES.length);
  });
});
