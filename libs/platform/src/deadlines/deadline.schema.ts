import { defineEntity, p } from '@mikro-orm/core';
import { Deadline, type ClockKind } from '@yidan/kernel';

/** Class ⇄ table of 时限: every service with clocks lists it among its entities. */
export const DeadlineSchema = defineEntity({
  class: Deadline,
  tableName: 'deadline',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    ownerType: p.text(),
    ownerId: p.uuid(),
    kind: p.text(),
    clock: p.text().$type<ClockKind>().nullable(),
    amount: p.integer().nullable(),
    startedAt: p.datetime(),
    dueAt: p.datetime(),
    calendarVersion: p.text().nullable(),
    provisional: p.boolean(),
    policyKey: p.text().nullable(),
    policyValue: p.json().nullable(),
    countingRules: p.json<Deadline['countingRules']>().nullable(),
    status: p.text().$type<Deadline['status']>(),
    metAt: p.datetime().nullable(),
    firedAt: p.datetime().nullable(),
    parkedAt: p.datetime().nullable(),
    parkedReason: p.text().nullable(),
    moves: p.json<Deadline['moves']>(),
    pauses: p.json<Deadline['pauses']>(),
    extension: p.json<Deadline['extension']>().nullable(),
    marked: p.smallint().$type<Deadline['marked']>(),
    markAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
