import { CalendarChangedV1, CalendarProposedV1, CalendarSupersededV1, CalendarWithdrawnV1, type RecordedEvent } from '@yidan/contracts';
import { Aggregate, assertFourEyes, parseHolidayFile, type By } from '@yidan/kernel';
import { daysInForce, type KeptDay } from './calendar-days.ts';
import { NoticeIsForTheCity } from './calendar.errors.ts';
import { calendarYearLifecycle, type CalendarYearCommand, type CalendarYearState } from './calendar-year.lifecycle.ts';
import { parseOverrideFile } from './override-file.ts';

export type CalendarKind = 'NOTICE' | 'OVERRIDE';

/** A calendar as somebody proposes it. */
export interface CalendarProposal {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantIsCity: boolean;
  readonly kind: CalendarKind;
  readonly noticeNumber: string;
  readonly file: unknown;
}

/** Who acts: the person for the four eyes, the roles for the table. */
export interface CalendarActor extends By {
  readonly id: string;
}

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** 年度工作日历: one year's special days of a tenant, entered by one person and put in force by another. */
export class CalendarYear extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly year: number;
  readonly kind: CalendarKind;
  readonly noticeNumber: string;
  readonly papers: readonly string[];
  readonly days: readonly KeptDay[];
  state: CalendarYearState;
  readonly proposedBy: string;
  readonly proposedAt: Date;
  approvedBy: string | null = null;
  approvedAt: Date | null = null;
  readonly rowVersion: number = 1;

  constructor(proposal: CalendarProposal, by: CalendarActor, now: Date) {
    super();
    const { kind, noticeNumber, file } = proposal;
    if (kind === 'NOTICE' && !proposal.tenantIsCity) throw new NoticeIsForTheCity();
    const read = kind === 'NOTICE' ? parseHolidayFile(file, noticeNumber) : parseOverrideFile(file, noticeNumber);
    this.id = proposal.id;
    this.tenantId = proposal.tenantId;
    this.year = read.year;
    this.kind = kind;
    this.noticeNumber = noticeNumber;
    this.papers = read.papers;
    this.days = read.days.map(({ date, kind: dayKind, name = '' }) => ({ date, kind: dayKind, name }));
    this.state = calendarYearLifecycle.next(null, 'propose', by);
    this.proposedBy = by.id;
    this.proposedAt = now;
    this.tell(CalendarProposedV1, now);
  }

  /** 审定: puts the days in force together with the tenant's other calendar of that year. */
  approve(by: CalendarActor, otherInForce: readonly CalendarYear[], now: Date): void {
    const state = calendarYearLifecycle.next(this.state, 'approve', by);
    assertFourEyes(this.proposedBy, by.id);
    this.state = state;
    this.approvedBy = by.id;
    this.approvedAt = now;
    const { source, days } = daysInForce([...otherInForce, this]);
    this.record(CalendarChangedV1.create({ calendarId: this.id, year: this.year, source, days }, now));
  }

  /** 撤回 before it was approved. */
  withdraw(by: CalendarActor, now: Date): void {
    this.take('withdraw', by);
    this.tell(CalendarWithdrawnV1, now);
  }

  /** 替代 by a newer calendar of the same kind and year. */
  supersede(now: Date): void {
    this.take('supersede', SYSTEM);
    this.tell(CalendarSupersededV1, now);
  }

  private take(command: Exclude<CalendarYearCommand, 'propose' | 'approve'>, by: By): void {
    this.state = calendarYearLifecycle.next(this.state, command, by);
  }

  private tell(contract: { create(data: { calendarId: string; year: number; kind: CalendarKind; noticeNumber: string }, at: Date): RecordedEvent }, now: Date): void {
    const { id, year, kind, noticeNumber } = this;
    this.record(contract.create({ calendarId: id, year, kind, noticeNumber }, now));
  }
}

/** What a caller may do with a calendar now; the proposer sees no approval. */
export function calendarActions(calendar: { state: CalendarYearState; proposedBy: string }, by: CalendarActor): string[] {
  return calendarYearLifecycle.actionsFor(calendar.state, by).filter((command) => command !== 'approve' || calendar.proposedBy !== by.id);
}
