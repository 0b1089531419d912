import { defineEntity, p } from '@mikro-orm/core';
import type { Role } from '@yidan/kernel';
import { RoleGrant } from '../../domain/organisation/role-grant.ts';

export const RoleGrantSchema = defineEntity({
  class: RoleGrant,
  tableName: 'role_grant',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    personId: p.uuid(),
    subject: p.text(),
    organId: p.uuid(),
    unitId: p.uuid().nullable(),
    role: p.text().$type<Role>(),
    scopes: p.array().nullable(),
    whileSeconded: p.boolean(),
    givenAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
