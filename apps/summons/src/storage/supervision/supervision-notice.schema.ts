import { defineEntity, p } from '@mikro-orm/core';
import type { ReplyRound } from '../../domain/supervision/reply-round.ts';
import { SupervisionLadder, type Rung } from '../../domain/supervision/supervision-ladder.ts';
import { SupervisionNotice } from '../../domain/supervision/supervision-notice.ts';

/** Class ⇄ table of 督办单. */
export const SupervisionNoticeSchema = defineEntity({
  class: SupervisionNotice,
  tableName: 'supervision_notice',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    number: p.text(),
    level: p.text().$type<SupervisionNotice['level']>(),
    reason: p.text().$type<SupervisionNotice['reason']>(),
    origin: p.text().$type<SupervisionNotice['origin']>(),
    objectType: p.text(),
    objectId: p.text(),
    objectNumber: p.text(),
    objectTitle: p.text().nullable(),
    organId: p.uuid(),
    unitId: p.uuid().nullable(),
    clockId: p.uuid().nullable(),
    clockTask: p.text(),
    clockStartedAt: p.datetime().nullable(),
    clockDueAt: p.datetime(),
    facts: p.text(),
    requirement: p.text(),
    replyBy: p.datetime().nullable(),
    issuedAt: p.datetime(),
    issuedBy: p.text(),
    issuerOrganId: p.uuid().nullable(),
    leaderCoordination: p.boolean(),
    formerId: p.uuid().nullable(),
    ladderId: p.uuid().nullable(),
    state: p.text().$type<SupervisionNotice['state']>(),
    signedAt: p.datetime().nullable(),
    signedBy: p.uuid().nullable(),
    replies: p.json<readonly ReplyRound[]>(),
    successorId: p.uuid().nullable(),
    closedAt: p.datetime().nullable(),
    closedGround: p.text().$type<NonNullable<SupervisionNotice['closedGround']>>().nullable(),
    rowVersion: p.integer().version(),
  },
});

/** Class ⇄ table of 督办阶梯. */
export const SupervisionLadderSchema = defineEntity({
  class: SupervisionLadder,
  tableName: 'supervision_ladder',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    objectType: p.text(),
    objectId: p.uuid(),
    owing: p.text().$type<SupervisionLadder['owing']>(),
    clockId: p.uuid(),
    brokenAt: p.datetime(),
    rungs: p.json<readonly Rung[]>(),
    nextRung: p.integer(),
    state: p.text().$type<SupervisionLadder['state']>(),
    endedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
