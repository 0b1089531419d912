import type { CalendarDay, HolidayNotice } from './calendar-day.ts';
import { daysOfNotice, isWorkKind } from './calendar-day.ts';
import { addDays, isDate, isWeekend, yearOf } from './date.ts';
import type { DateText } from './date.ts';
import { NATIONAL_NOTICES } from './national-notices.ts';
import { statutoryDays } from './statutory-days.ts';

/** What a calendar is built from; a year counts as loaded when its national notice is. */
export interface CalendarLayers {
  readonly version: string;
  readonly loadedYears: readonly number[];
  readonly national: readonly CalendarDay[];
  readonly city?: readonly CalendarDay[];
  readonly tenant?: readonly CalendarDay[];
}

/** A day as the calendar sees it; provisional where no notice for its year is loaded yet. */
export interface ResolvedDay extends CalendarDay {
  readonly provisional: boolean;
}

/** A counted result and whether it may still change when a notice comes out. */
export interface Counted<T> {
  readonly value: T;
  readonly provisional: boolean;
}

/** 工作日历: which days are worked, the tenant's word before the city's, the nation's, and the rule of the week. */
export class WorkingCalendar {
  readonly version: string;
  private readonly loadedYears: ReadonlySet<number>;
  private readonly days: ReadonlyMap<DateText, CalendarDay>;

  constructor({ version, loadedYears, national, city = [], tenant = [] }: CalendarLayers) {
    this.version = version;
    this.loadedYears = new Set(loadedYears);
    // Later entries overwrite earlier ones: that is the precedence.
    this.days = new Map([...national, ...city, ...tenant].map((day) => [day.date, day]));
  }

  /** The kind of a day and who says so. */
  dayOf(date: DateText): ResolvedDay {
    if (!isDate(date)) throw new RangeError(`${date} is no day; write YYYY-MM-DD`);
    const provisional = this.isProvisional(date);
    const said = this.days.get(date) ?? (provisional ? expected(date) : undefined);
    if (said) return { ...said, provisional };
    return { date, kind: isWeekend(date) ? 'REST' : 'WORKDAY', source: 'WEEKDAY_RULE', provisional };
  }

  /** Whether people work on this day. */
  isWorkday(date: DateText): boolean {
    return isWorkKind(this.dayOf(date).kind);
  }

  /** Whether the year of this day has no notice yet. */
  isProvisional(date: DateText): boolean {
    return !this.loadedYears.has(yearOf(date));
  }

  /** The n-th working day after a day; the day itself is not counted (民法典第二百零一条). */
  addWorkingDays(date: DateText, count: number): Counted<DateText> {
    if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no number of working days`);
    let day = date;
    let provisional = false;
    for (let left = count; left > 0; ) {
      day = addDays(day, 1);
      provisional ||= this.isProvisional(day);
      if (this.isWorkday(day)) left -= 1;
    }
    return { value: day, provisional };
  }

  /** The day itself if it is worked, else the next one that is (民法典第二百零三条). */
  workdayFrom(date: DateText): Counted<DateText> {
    let day = date;
    while (!this.isWorkday(day)) day = addDays(day, 1);
    return { value: day, provisional: this.isProvisional(date) || this.isProvisional(day) };
  }

  /** How many working days lie after the first day, up to and including the last. */
  workingDaysBetween(after: DateText, until: DateText): Counted<number> {
    let value = 0;
    let provisional = false;
    for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) {
      provisional ||= this.isProvisional(day);
      if (this.isWorkday(day)) value += 1;
    }
    return { value, provisional };
  }
}

/** The calendar of the notices built in, with the overrides of a city and a tenant laid over it. */
export function nationalCalendar(
  overrides: { readonly version?: string; readonly city?: readonly CalendarDay[]; readonly tenant?: readonly CalendarDay[] } = {},
  notices: readonly HolidayNotice[] = NATIONAL_NOTICES,
): WorkingCalendar {
  const years = notices.map((notice) => notice.year);
  return new WorkingCalendar({
    version: `national-${Math.min(...years)}-${Math.max(...years)}`,
    ...overrides,
    loadedYears: years,
    national: notices.flatMap(daysOfNotice),
  });
}

const expectedYears = new Map<number, ReadonlyMap<DateText, CalendarDay>>();

// Until its notice comes out a year has its statutory days and its weekends, and no day is shifted.
function expected(date: DateText): CalendarDay | undefined {
  const year = yearOf(date);
  let days = expectedYears.get(year);
  if (!days) {
    days = new Map(statutoryDays(year).map((day) => [day.date, { ...day, kind: 'STATUTORY_HOLIDAY', source: 'STATUTORY_RULE' }]));
    expectedYears.set(year, days);
  }
  return days.get(date);
}
