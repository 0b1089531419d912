import { defineEntity, p } from '@mikro-orm/core';
import { CommissionMeeting } from '../../domain/commission/commission-meeting.ts';

/** Class ⇄ table of 编委会议; its rolls are rows of their own. */
export const CommissionMeetingSchema = defineEntity({
  class: CommissionMeeting,
  tableName: 'commission_meeting',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    meetsOn: p.date(),
    place: p.text(),
    state: p.text().$type<CommissionMeeting['state']>(),
    acts: p.integer(),
    calledBy: p.text(),
    calledAt: p.datetime(),
    heldAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
