import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { CalendarActor } from '../../domain/calendar/calendar-year.ts';
import { CalendarYearRepository } from '../../storage/calendar/calendar-year.repository.ts';

/** 撤回工作日历 before it was approved. */
@Injectable()
export class WithdrawCalendar {
  constructor(
    private readonly calendars: CalendarYearRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, tenantId: string, by: CalendarActor): Promise<void> {
    const calendar = await this.calendars.get(tenantId, id);
    calendar.withdraw(by, this.clock.now());
    await this.calendars.save(calendar);
  }
}
