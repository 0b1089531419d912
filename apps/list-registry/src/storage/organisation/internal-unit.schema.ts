import { defineEntity, p } from '@mikro-orm/core';
import { InternalUnit } from '../../domain/organisation/internal-unit.ts';

export const InternalUnitSchema = defineEntity({
  class: InternalUnit,
  tableName: 'internal_unit',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    organId: p.uuid(),
    code: p.text(),
    name: p.text(),
    provisionText: p.text(),
    approvedStaff: p.integer(),
    actualStaff: p.integer(),
    status: p.text().$type<'ACTIVE' | 'ABOLISHED'>(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
