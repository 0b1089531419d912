import { orgUnitMinStaff, registryAttributes, registrySimilarity, sandingReviewGroups } from './registry-policies.ts';

describe('the policy keys of the register', () => {
  it('start from the values of domain 12', () => {
    expect(orgUnitMinStaff.fallback).toBe(3);
    expect(registrySimilarity.fallback).toBe(0.8);
    expect(registryAttributes.fallback).toHaveLength(6);
  });

  it('registry.attributes may be extended and never shortened', () => {
    const { schema, fallback } = registryAttributes;
    expect(schema.safeParse([...fallback, '应急处置类']).success).toBe(true);
    expect(schema.safeParse(fallback.slice(1)).success).toBe(false);
    expect(schema.safeParse([...fallback, fallback[0]]).success).toBe(false);
  });

  it('registry.similarity lies between 0.5 and 1', () => {
    expect([0.49, 0.5, 1, 1.01].map((value) => registrySimilarity.schema.safeParse(value).success)).toEqual([false, true, true, false]);
  });

  it('registry.sanding.groups are three to begin with, each once, and never none', () => {
    const { schema, fallback } = sandingReviewGroups;
    expect(fallback.map(({ code }) => code)).toEqual(['G1', 'G2', 'G3']);
    expect([[], [...fallback, fallback[0]], [...fallback, { code: 'G4', name: '专项审核第四小组' }]].map((value) => schema.safeParse(value).success)).toEqual([false, false, true]);
  });
});
