import { districtItems, ITEMS_PER_TENANT, TENANTS } from './items.ts';

describe('the items of twenty districts', () => {
  it('are 24,000, each known by a key of its own, whether they lie apart or together', () => {
    const apart = districtItems((d) => `t${d}`);
    const together = districtItems(() => 'city');

    expect(apart).toHaveLength(TENANTS * ITEMS_PER_TENANT);
    expect(new Set(apart.map(({ itemKey }) => itemKey)).size).toBe(apart.length);
    expect(new Set(apart.map(({ tenantId }) => tenantId)).size).toBe(TENANTS);
    expect(together.map(({ name }) => name)).toEqual(apart.map(({ name }) => name));
  });

  it('are worded a little differently in every district', () => {
    const items = districtItems((d) => `t${d}`);
    const namesOf = (tenant: string): string[] => items.filter(({ tenantId }) => tenantId === tenant).map(({ name }) => name);
    const first = new Set(namesOf('t0'));
    expect(namesOf('t1').filter((name) => !first.has(name)).length).toBeGreaterThan(ITEMS_PER_TENANT / 4);
  });
});
