import { defineEntity, p } from '@mikro-orm/core';
import type { KeptDay } from '../../domain/calendar/calendar-days.ts';
import { CalendarYear, type CalendarKind } from '../../domain/calendar/calendar-year.ts';
import type { CalendarYearState } from '../../domain/calendar/calendar-year.lifecycle.ts';

export const CalendarYearSchema = defineEntity({
  class: CalendarYear,
  tableName: 'calendar_year',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    year: p.integer(),
    kind: p.text().$type<CalendarKind>(),
    noticeNumber: p.text(),
    papers: p.json<readonly string[]>(),
    days: p.json<readonly KeptDay[]>(),
    state: p.text().$type<CalendarYearState>(),
    proposedBy: p.text(),
    proposedAt: p.datetime(),
    approvedBy: p.text().nullable(),
    approvedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
