import { defineEntity, p } from '@mikro-orm/core';
import type { EmploymentKind, LeaveReason } from '@yidan/contracts';
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
    postId: p.uuid().nullable(),
    employmentKind: p.text().$type<EmploymentKind>(),
    secondedTo: p.uuid().nullable(),
    secondedFrom: p.date().nullable(),
    secondedUntil: p.date().nullable(),
    secondmentDocument: p.text().nullable(),
    leftOn: p.date().nullable(),
    leaveReason: p.text().$type<LeaveReason>().nullable(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
