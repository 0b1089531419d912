import { defineEntity, p } from '@mikro-orm/core';
import { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';

/** Class ⇄ table of 动态调整. */
export const AdjustmentCaseSchema = defineEntity({
  class: AdjustmentCase,
  tableName: 'adjustment_case',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    organId: p.uuid(),
    organCode: p.text(),
    trigger: p.text().$type<AdjustmentCase['trigger']>(),
    urgency: p.text().$type<AdjustmentCase['urgency']>(),
    causeType: p.text(),
    causeId: p.text(),
    causeTitle: p.text(),
    affected: p.json<AdjustmentCase['affected']>(),
    baseVersionId: p.uuid().nullable(),
    outcome: p.json<AdjustmentCase['outcome']>().nullable(),
    chainId: p.uuid().nullable(),
    state: p.text().$type<AdjustmentCase['state']>(),
    officeDraftsSince: p.datetime().nullable(),
    versionId: p.uuid().nullable(),
    dismissReason: p.text().nullable(),
    openedAt: p.datetime(),
    openedBy: p.text(),
    closedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
