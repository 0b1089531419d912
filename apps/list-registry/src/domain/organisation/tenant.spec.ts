import { TenantRegisteredV1 } from '@yidan/contracts';
import { CityUnknown } from './organisation.errors.ts';
import { Tenant, type TenantFacts } from './tenant.ts';

const id = '01990000-0000-7000-8000-000000000001';
const now = new Date('2026-03-02T01:00:00Z');
const register = (facts: Partial<TenantFacts>, city: { level: string } | null) =>
  new Tenant(id, { tenantId: '990102', name: '清河区', level: 'DISTRICT', cityTenantId: '990100', ...facts }, city, 'fingerprint', now);

describe('a tenant', () => {
  it('that is a district joins a city that is here already', () => {
    const tenant = register({}, { level: 'CITY' });
    expect(TenantRegisteredV1.parse(tenant.pullEvents()[0]?.data)).toEqual({ tenantId: '990102', name: '清河区', level: 'DISTRICT', cityTenantId: '990100' });
  });

  it('that is a district joins no district, no stranger and not itself', () => {
    expect(() => register({}, { level: 'DISTRICT' })).toThrow(CityUnknown);
    expect(() => register({}, null)).toThrow(CityUnknown);
    expect(() => register({ cityTenantId: '990102' }, null)).toThrow(CityUnknown);
  });

  it('that is a city is its own city', () => {
    expect(register({ tenantId: '990100', level: 'CITY' }, null).cityTenantId).toBe('990100');
    expect(() => register({ level: 'CITY' }, { level: 'CITY' })).toThrow(CityUnknown);
  });
});
