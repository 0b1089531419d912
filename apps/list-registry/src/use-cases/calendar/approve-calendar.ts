import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { CalendarActor } from '../../domain/calendar/calendar-year.ts';
import { CalendarYearRepository } from '../../storage/calendar/calendar-year.repository.ts';
import { TenantRepository } from '../../storage/organisation/tenant.repository.ts';

/** 审定工作日历: another person puts the days in force, in place of the earlier ones of their kind. */
@Injectable()
export class ApproveCalendar {
  constructor(
    private readonly calendars: CalendarYearRepository,
    private readonly tenants: TenantRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, tenantId: string, by: CalendarActor): Promise<void> {
    const now = this.clock.now();
    // The days in force are drawn from two calendars; two approvals at once would each miss the other's.
    await this.tenants.oneAtATime(tenantId);
    const calendar = await this.calendars.get(tenantId, id);
    const inForce = await this.calendars.inForce(tenantId, calendar.year);
    for (const earlier of inForce.filter(({ kind }) => kind === calendar.kind)) {
      earlier.supersede(now);
      await this.calendars.save(earlier);
    }
    calendar.approve(by, inForce.filter(({ kind }) => kind !== calendar.kind), now);
    await this.calendars.save(calendar);
  }
}
