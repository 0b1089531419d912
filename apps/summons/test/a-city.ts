import { TenantRegisteredV1 } from '@yidan/contracts';
import type { TestCity } from '@yidan/testing';
import { District } from './a-district.ts';

/** 测试市: the city of the districts, a tenant like them with organs, people and lists of its own. */
export async function foundCity(city: TestCity, tenantId: string, prefix: string): Promise<District> {
  const whole = await District.found(city, tenantId, prefix);
  await whole.emit([TenantRegisteredV1.create({ tenantId, name: `${prefix}市`, level: 'CITY', cityTenantId: tenantId }, new Date('2026-01-05T09:30:00+08:00'))]);
  return whole;
}
