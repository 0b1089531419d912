import { defineEntity, p } from '@mikro-orm/core';
import { Found } from '../../domain/finding/found.ts';

/** Class ⇄ table of 发现. Findings are written in bulk by their repository; here they are decided on. */
export const FoundSchema = defineEntity({
  class: Found,
  tableName: 'finding',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    kind: p.text(),
    severity: p.text().$type<Found['severity']>(),
    state: p.text().$type<Found['state']>(),
    versionId: p.uuid(),
    organId: p.uuid(),
    otherOrganId: p.uuid().nullable(),
    itemKeys: p.json<Found['itemKeys']>(),
    evidence: p.json<Found['evidence']>(),
    message: p.text(),
    messageZh: p.text(),
    openedAt: p.datetime(),
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    dismissReason: p.text().nullable(),
    caseIds: p.json<Found['caseIds']>(),
    rowVersion: p.integer().version(),
  },
});
