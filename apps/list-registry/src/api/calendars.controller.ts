import { Controller, Get, Post } from '@nestjs/common';
import { CalendarAnswer, CalendarFilters, CalendarYearAnswer, CalendarYearParam, Id, ProposeCalendar as ProposeCalendarBody } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, PageQuery, pageOf, Reference, stampOf, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { yearOfCalendar } from '../domain/calendar/calendar-in-force.ts';
import { calendarYearLifecycle } from '../domain/calendar/calendar-year.lifecycle.ts';
import type { CalendarActor } from '../domain/calendar/calendar-year.ts';
import { CalendarsViews } from '../storage/calendar/calendars.views.ts';
import { ApproveCalendar } from '../use-cases/calendar/approve-calendar.ts';
import { ProposeCalendar } from '../use-cases/calendar/propose-calendar.ts';
import { WithdrawCalendar } from '../use-cases/calendar/withdraw-calendar.ts';

const CalendarQuery = PageQuery.extend(CalendarFilters.shape);

/** 工作日历 over HTTP. */
@Controller('calendars')
export class CalendarsController {
  constructor(
    private readonly proposeCalendar: ProposeCalendar,
    private readonly approveCalendar: ApproveCalendar,
    private readonly withdrawCalendar: WithdrawCalendar,
    private readonly views: CalendarsViews,
    private readonly reference: Reference,
  ) {}

  @Get()
  @AllowAny({ scope: 'calendar.read' })
  @Answers(pageOf(CalendarAnswer), { summary: 'Calendars proposed, in force and past' })
  list(@ValidQuery(CalendarQuery) query: z.output<typeof CalendarQuery>, @CurrentActor() actor: Actor): Promise<Page<CalendarAnswer>> {
    return this.views.page(query, byOf(actor), actor.tenantId);
  }

  @Get(':year')
  @AllowAny({ scope: 'calendar.read' })
  @Answers(CalendarYearAnswer, { summary: 'Every day of a year as it counts now' })
  async year(@ValidParam('year', CalendarYearParam) year: number): Promise<CalendarYearAnswer> {
    return yearOfCalendar(await this.reference.workingCalendar(), year);
  }

  @Post()
  @Allow({ step: [calendarYearLifecycle, 'propose'] })
  @Answers(CalendarAnswer, { status: 201, summary: "Propose a year's days" })
  async propose(@ValidBody(ProposeCalendarBody) body: ProposeCalendarBody, @CurrentActor() actor: Actor): Promise<CalendarAnswer> {
    return this.views.one(await this.proposeCalendar.execute(body, byOf(actor)), byOf(actor), actor.tenantId);
  }

  @Post(':id/approve')
  @Allow({ step: [calendarYearLifecycle, 'approve'] })
  @Answers(CalendarAnswer, { status: 200, summary: 'Put a proposed calendar in force, by a second person' })
  async approve(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<CalendarAnswer> {
    await this.approveCalendar.execute(id, actor.tenantId, byOf(actor));
    return this.views.one(id, byOf(actor), actor.tenantId);
  }

  @Post(':id/withdraw')
  @Allow({ step: [calendarYearLifecycle, 'withdraw'] })
  @Answers(CalendarAnswer, { status: 200, summary: 'Take a proposal back' })
  async withdraw(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<CalendarAnswer> {
    await this.withdrawCalendar.execute(id, actor.tenantId, byOf(actor));
    return this.views.one(id, byOf(actor), actor.tenantId);
  }
}

function byOf(actor: Actor): CalendarActor {
  return { id: stampOf(actor).id, roles: actor.roles, relations: [] };
}
