import { defineEntity, p } from '@mikro-orm/core';
import { DutyList } from '../../domain/duty-list/duty-list.ts';

/** Class ⇄ table of 职责任务清单. */
export const DutyListSchema = defineEntity({
  class: DutyList,
  tableName: 'duty_list',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    organId: p.uuid(),
    status: p.text().$type<DutyList['status']>(),
    currentVersionId: p.uuid().nullable(),
    lastMajor: p.integer(),
    rowVersion: p.integer().version(),
  },
});
