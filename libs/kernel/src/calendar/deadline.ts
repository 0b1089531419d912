import { businessDate, startOfDay } from '../clock.ts';
import { DomainError } from '../errors.ts';
import type { Limit } from '../limit.ts';
import { addDays, addMonths, daysBetween } from './date.ts';
import type { DateText } from './date.ts';
import { addOfficeTime, DEFAULT_OFFICE_HOURS, officeEnd, officeTimeBetween } from './office-hours.ts';
import type { OfficeHours } from './office-hours.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** 中止计时: a span in which a deadline did not run. */
export interface Pause {
  readonly from: Date;
  readonly to: Date;
}

/** How a deadline is counted where it is not counted the usual way. */
export interface CountingRules {
  /** Days end at 24:00, or where the policy says so with the office. */
  readonly cutoff?: '24:00' | 'OFFICE';
  readonly officeHours?: OfficeHours;
  readonly pausedIntervals?: readonly Pause[];
  /** False for windows (an observation period of 12 months): their last day stays where it is. */
  readonly roll?: boolean;
  /** 延期: added to the due date as it stood without it. */
  readonly extension?: Limit;
  /** When it was granted: what was paused before belongs to the due date it was added to. Without it every pause comes after. */
  readonly extendedAt?: Date;
}

/** 到期: the last instant that is still in time, by which calendar, and whether a notice to come may move it. */
export interface DueDate {
  readonly dueAt: Date;
  readonly provisional: boolean;
  readonly calendarVersion: string;
}

const UNIT_MS = { WORKING_HOUR: 3_600_000, CLOCK_HOUR: 3_600_000, CLOCK_MINUTE: 60_000 } as const;

/** 计算到期: when a limit that starts at this instant is over. A deadline on days ends with the last millisecond of its last day. */
export function dueAt(limit: Limit, start: Date, calendar: WorkingCalendar, rules: CountingRules = {}): DueDate {
  for (const { amount } of [limit, ...(rules.extension ? [rules.extension] : [])]) {
    if (!Number.isSafeInteger(amount) || amount < 1) throw new RangeError(`${amount} is no length of a deadline`);
  }
  const counter = new Counter(calendar, rules);
  const pauses = disjoint(rules.pausedIntervals ?? [], start);
  const before = pauses.filter(({ from }) => rules.extendedAt !== undefined && from < rules.extendedAt);
  let due = counter.resumedAfter(limit, counter.after(limit, start), before);
  if (rules.extension) due = counter.after(rules.extension, counter.rolled(limit, due));
  due = counter.resumedAfter(limit, due, pauses.slice(before.length));
  return { dueAt: counter.rolled(limit, due), provisional: counter.provisional, calendarVersion: calendar.version };
}

/** 延期审批: an extension is granted once, before the deadline is over, and for no longer than the original (R-DL-3). */
export function assertExtensible(original: Limit, extension: Limit, due: Date, now: Date, alreadyExtended: boolean): void {
  if (now > due) throw new ExtensionLate(due);
  if (alreadyExtended) throw new ExtensionRepeated();
  if (extension.clock !== original.clock || extension.amount > original.amount) throw new ExtensionTooLong(original, extension);
}

/** 逾期申请延期: the deadline was over before its extension was approved. */
export class ExtensionLate extends DomainError {
  readonly code = 'DEADLINE.EXTENSION_LATE';
  readonly kind = 'conflict';
  constructor(due: Date) {
    super('The deadline is over and can no longer be extended', '期限已届满，不能再延期', { params: { dueAt: due.toISOString() } });
  }
}

/** 重复延期: a deadline is extended once at most. */
export class ExtensionRepeated extends DomainError {
  readonly code = 'DEADLINE.EXTENSION_REPEATED';
  readonly kind = 'conflict';
  constructor() {
    super('The deadline has been extended before; it is extended once at most', '该期限已延期一次，不能再次延期');
  }
}

/** 延期过长: an extension is no longer than the original limit and runs on the same clock. */
export class ExtensionTooLong extends DomainError {
  readonly code = 'DEADLINE.EXTENSION_TOO_LONG';
  readonly kind = 'invalid';
  constructor(original: Limit, extension: Limit) {
    super('An extension may not be longer than the original limit', '延长的期限不得超过原期限', { params: { original, extension } });
  }
}

// Carries what every step of one computation needs, and remembers whether any of them met a year without a notice.
class Counter {
  provisional = false;
  private readonly calendar: WorkingCalendar;
  private readonly rules: CountingRules;
  private readonly hours: OfficeHours;

  constructor(calendar: WorkingCalendar, rules: CountingRules) {
    this.calendar = calendar;
    this.rules = rules;
    this.hours = rules.officeHours ?? DEFAULT_OFFICE_HOURS;
  }

  /** The limit counted from an instant, before its last day is rolled to a working day. */
  after({ clock, amount }: Limit, start: Date): Date {
    const date = businessDate(start);
    switch (clock) {
      case 'CLOCK_HOUR':
      case 'CLOCK_MINUTE':
        return new Date(start.getTime() + amount * UNIT_MS[clock]);
      case 'WORKING_HOUR':
        return this.seen(addOfficeTime(start, amount * UNIT_MS[clock], this.calendar, this.hours));
      case 'WORKING_DAY':
        return this.endOf(this.seen(this.calendar.addWorkingDays(date, amount)));
      case 'CALENDAR_DAY':
        return this.endOf(addDays(date, amount));
      case 'MONTH':
        return this.endOf(addMonths(date, amount));
    }
  }

  /** Where the limit ends after these pauses, one after the other; one that began when it was over moves nothing. */
  resumedAfter(limit: Limit, due: Date, pauses: readonly Pause[]): Date {
    return pauses.reduce((end, pause) => (pause.from <= this.rolled(limit, end) ? this.resumed(limit, end, pause) : end), due);
  }

  private resumed(limit: Limit, due: Date, { from, to }: Pause): Date {
    // A pause that begins on the days the deadline was rolled over starts from the rolled day.
    const base = from > due ? this.rolled(limit, due) : due;
    const [began, ended] = [this.dayAt(from), this.dayAt(to)];
    switch (limit.clock) {
      case 'CLOCK_HOUR':
      case 'CLOCK_MINUTE':
        return new Date(base.getTime() + to.getTime() - from.getTime());
      case 'WORKING_HOUR': {
        const paused = this.seen(officeTimeBetween(from, to, this.calendar, this.hours));
        return paused === 0 ? base : this.seen(addOfficeTime(base, paused, this.calendar, this.hours));
      }
      case 'WORKING_DAY': {
        const paused = this.seen(this.calendar.workingDaysBetween(began, ended));
        const last = this.seen(this.calendar.addWorkingDays(businessDate(base), paused));
        // What was left of the last day is worked off on a day that is worked, also where the clock runs on from a day of rest.
        const next = this.seen(this.calendar.workdayFrom(ended));
        return this.endOf(next > last ? next : last);
      }
      case 'CALENDAR_DAY':
      case 'MONTH':
        return this.endOf(addDays(businessDate(base), daysBetween(began, ended)));
    }
  }

  /** The due instant with its last day moved on to a working day where the clock asks for it (民法典第二百零三条). */
  rolled({ clock }: Limit, due: Date): Date {
    const rolls = (clock === 'CALENDAR_DAY' || clock === 'MONTH') && this.rules.roll !== false;
    return rolls ? this.endOf(this.seen(this.calendar.workdayFrom(businessDate(due)))) : due;
  }

  // The day an instant falls on; after the office has closed for the day where days end with it, the next.
  private dayAt(instant: Date): DateText {
    const date = businessDate(instant);
    return instant > this.endOf(date) ? addDays(date, 1) : date;
  }

  private endOf(date: DateText): Date {
    if (this.rules.cutoff === 'OFFICE') return officeEnd(date, this.hours);
    return new Date(startOfDay(addDays(date, 1)).getTime() - 1);
  }

  private seen<T>({ value, provisional }: { value: T; provisional: boolean }): T {
    this.provisional ||= provisional;
    return value;
  }
}

// Pauses in order of time, cut at the start, those that overlap as one.
function disjoint(pauses: readonly Pause[], start: Date): Pause[] {
  const merged: Pause[] = [];
  for (const { from, to } of pauses.toSorted((a, b) => a.from.getTime() - b.from.getTime())) {
    if (to < from) throw new RangeError('A pause ends before it begins');
    const begin = from < start ? start : from;
    if (to <= begin) continue;
    const last = merged.at(-1);
    if (last && begin <= last.to) merged[merged.length - 1] = { from: last.from, to: to > last.to ? to : last.to };
    else merged.push({ from: begin, to });
  }
  return merged;
}
