import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { CalendarChangedV1 } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { appendToJournal, upsertCalendarDays } from '@yidan/platform';
import { ProposalOpen } from '../../domain/calendar/calendar.errors.ts';
import { CalendarYear } from '../../domain/calendar/calendar-year.ts';
import { inDomainWords } from '../organisation/constraints.ts';

/** The tenant's calendars, proposed, in force and past. */
@Injectable()
export class CalendarYearRepository {
  constructor(private readonly em: EntityManager) {}

  get(tenantId: string, id: string): Promise<CalendarYear> {
    return this.em.findOneOrFail(CalendarYear, { id, tenantId }, { failHandler: () => new NotFound('calendar', id) });
  }

  inForce(tenantId: string, year: number): Promise<CalendarYear[]> {
    return this.em.find(CalendarYear, { tenantId, year, state: 'IN_FORCE' });
  }

  /** Writes the calendar; days that come into force are put where every rule reads them. */
  async save(calendar: CalendarYear): Promise<void> {
    this.em.persist(calendar);
    await inDomainWords({ calendar_year_one_proposal: () => new ProposalOpen(calendar.year) }, () => this.em.flush());
    const events = calendar.pullEvents();
    const stamp = { type: 'calendar-year', id: calendar.id, version: calendar.rowVersion };
    await appendToJournal(this.em, stamp, events);
    for (const { type, data, occurredAt } of events) {
      if (type !== CalendarChangedV1.type) continue;
      await upsertCalendarDays(this.em, calendar.tenantId, CalendarChangedV1.parse(data), { version: calendar.rowVersion, at: occurredAt });
    }
  }
}
