import { defineEntity, p } from '@mikro-orm/core';
import { Person } from '../../domain/organisation/person.ts';

export const PersonSchema = defineEntity({
  class: Person,
  tableName: 'person_account',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    subject: p.text(),
    nameSealed: p.blob(),
    organId: p.uuid(),
    unitId: p.uuid().nullable(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
