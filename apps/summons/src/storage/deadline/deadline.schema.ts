import { defineEntity, p } from '@mikro-orm/core';
import type { ClockKind } from '@yidan/kernel';
import { Deadline } from '../../domain/deadline/deadline.ts';

/** Class ⇄ table of 时限. */
export const DeadlineSchema = defineEntity({
  class: Deadline,
  tableName: 'deadline',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    ownerType: p.text().$type<Deadline['ownerType']>(),
    ownerId: p.uuid(),
    kind: p.text().$type<Deadline['kind']>(),
    clock: p.text().$type<ClockKind>(),
    amount: p.integer(),
    startedAt: p.datetime(),
    dueAt: p.datetime(),
    calendarVersion: p.text(),
    provisional: p.boolean(),
    policyKey: p.text(),
    policyValue: p.json(),
    status: p.text().$type<Deadline['status']>(),
    metAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
