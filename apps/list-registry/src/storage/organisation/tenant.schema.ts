import { defineEntity, p } from '@mikro-orm/core';
import { Tenant, type TenantFacts } from '../../domain/organisation/tenant.ts';

export const TenantSchema = defineEntity({
  class: Tenant,
  tableName: 'tenant',
  properties: {
    tenantId: p.text().primary(),
    id: p.uuid(),
    name: p.text(),
    level: p.text().$type<TenantFacts['level']>(),
    cityTenantId: p.text(),
    registration: p.text(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
