import { Injectable } from '@nestjs/common';
import type { ProposeCalendar as Proposal } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { CalendarYear, type CalendarActor } from '../../domain/calendar/calendar-year.ts';
import { CalendarYearRepository } from '../../storage/calendar/calendar-year.repository.ts';

/** 报送工作日历: a year's days wait for a second person. */
@Injectable()
export class ProposeCalendar {
  constructor(
    private readonly calendars: CalendarYearRepository,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(proposal: Proposal, by: CalendarActor): Promise<string> {
    const { tenantId, level } = await this.reference.tenant();
    const calendar = new CalendarYear({ ...proposal, id: uuid(), tenantId, tenantIsCity: level === 'CITY' }, by, this.clock.now());
    await this.calendars.save(calendar);
    return calendar.id;
  }
}
