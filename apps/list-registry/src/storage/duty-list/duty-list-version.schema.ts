import { defineEntity, p } from '@mikro-orm/core';
import { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';

/** Class ⇄ table of 清单版本. */
export const DutyListVersionSchema = defineEntity({
  class: DutyListVersion,
  tableName: 'duty_list_version',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    dutyListId: p.uuid(),
    organId: p.uuid(),
    organCode: p.text(),
    major: p.integer(),
    minor: p.integer(),
    label: p.text(),
    kind: p.text().$type<DutyListVersion['kind']>(),
    state: p.text().$type<DutyListVersion['state']>(),
    baseVersionId: p.uuid().nullable(),
    documentNumber: p.text(),
    approvedOn: p.date(),
    effectiveFrom: p.date(),
    effectiveTo: p.date().nullable(),
    itemCount: p.integer(),
    contentHash: p.text(),
    importId: p.uuid(),
    createdAt: p.datetime(),
    createdBy: p.text(),
    rowVersion: p.integer().version(),
  },
});
