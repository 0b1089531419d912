import { NATIONAL_NOTICES, WorkingCalendar, daysOfNotice, type CalendarDay } from '@yidan/kernel';

/** One year's special days of one tenant, as the table holds them. */
export interface DaySet {
  tenantId: string;
  year: number;
  source: string;
  days: readonly Omit<CalendarDay, 'source'>[];
}

const CACHE_SIZE = 100;

/** Built calendars by tenant and version: they are the same object until a day set changes. */
export class CalendarCache {
  private readonly built = new Map<string, WorkingCalendar>();

  /** The calendar of a tenant under a version, built where it is not known yet. */
  async get(tenant: string, version: string, load: () => Promise<readonly DaySet[]>): Promise<WorkingCalendar> {
    const key = `${tenant} ${version}`;
    let calendar = this.built.get(key);
    if (!calendar) {
      calendar = layered(tenant, version, await load());
      // Oldest first out: a map keeps the order of insertion.
      if (this.built.size >= CACHE_SIZE) this.built.delete(this.built.keys().next().value ?? '');
      this.built.set(key, calendar);
    }
    return calendar;
  }
}

/** 分层日历: the notices built in, the city's days over them, the tenant's days over those. */
export function layered(tenant: string, version: string, sets: readonly DaySet[]): WorkingCalendar {
  return new WorkingCalendar({
    version,
    loadedYears: [...NATIONAL_NOTICES.map((notice) => notice.year), ...sets.filter(speaksForItsYear).map((set) => set.year)],
    national: NATIONAL_NOTICES.flatMap(daysOfNotice),
    city: sets.filter((set) => set.tenantId !== tenant).flatMap(daysOf),
    tenant: sets.filter((set) => set.tenantId === tenant).flatMap(daysOf),
  });
}

// A set with statutory holidays is the yearly notice; a set without is a closure or a local festival, and its year stays provisional.
function speaksForItsYear(set: DaySet): boolean {
  return set.days.some((day) => day.kind === 'STATUTORY_HOLIDAY');
}

function daysOf(set: DaySet): CalendarDay[] {
  return set.days.map((day) => ({ ...day, source: set.source }));
}
