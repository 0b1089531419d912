import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { CalendarAnswer, CalendarFilters } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, type Page, type PageQuery } from '@yidan/platform';
import { z } from 'zod';
import { calendarActions, type CalendarActor } from '../../domain/calendar/calendar-year.ts';

type Row = Omit<CalendarAnswer, 'actions' | 'proposedAt' | 'approvedAt'> & { proposedBy: string; proposedAt: Date; approvedAt: Date | null };

const CALENDAR = `
  select id as "calendarId", tenant_id as "tenantId", year, kind, notice_number as "noticeNumber", papers, days, state,
         proposed_by as "proposedBy", proposed_at as "proposedAt", approved_at as "approvedAt", row_version as "rowVersion"
    from calendar_year`;

/** What is read of calendars: the tenant's own and its city's. */
@Injectable()
export class CalendarsViews {
  constructor(private readonly em: EntityManager) {}

  async one(id: string, by: CalendarActor, tenantId: string): Promise<CalendarAnswer> {
    const [row] = await this.em.execute<Row[]>(`${CALENDAR} where id = ?`, [id]);
    if (!row) throw new NotFound('calendar', id);
    return answerOf(row, by, tenantId);
  }

  async page({ cursor, limit, year, state }: PageQuery & CalendarFilters, by: CalendarActor, tenantId: string): Promise<Page<CalendarAnswer>> {
    const before = decodeCursor(cursor, z.uuid());
    const filters = [year, year, state, state, before, before].map((filter) => filter ?? null);
    const rows = await this.em.execute<Row[]>(
      `${CALENDAR} where (?::int is null or year = ?) and (?::text is null or state = ?) and (?::uuid is null or id < ?) order by id desc limit ?`,
      [...filters, limit + 1],
    );
    const { items, ...page } = cutPage(rows, limit, (row) => row.calendarId);
    return { ...page, items: items.map((row) => answerOf(row, by, tenantId)) };
  }
}

function answerOf({ proposedBy, ...row }: Row, by: CalendarActor, tenantId: string): CalendarAnswer {
  return {
    ...row,
    proposedAt: new Date(row.proposedAt).toISOString(),
    approvedAt: row.approvedAt && new Date(row.approvedAt).toISOString(),
    // The city's calendars are read by its districts and handled by the city alone.
    actions: row.tenantId === tenantId ? calendarActions({ state: row.state, proposedBy }, by) : [],
  };
}
