import type { CalendarYearAnswer } from '@yidan/contracts';
import { datesFrom, dayKindZh, isWorkKind, type WorkingCalendar } from '@yidan/kernel';

/** 全年工作日历: every day of a year as a calendar counts it, with the number of working days by month. */
export function yearOfCalendar(calendar: WorkingCalendar, year: number): CalendarYearAnswer {
  const days = datesFrom(`${year}-01-01`, `${year}-12-31`).map((date) => {
    const { kind, name = null, source, provisional } = calendar.dayOf(date);
    return { date, kind, kindZh: dayKindZh[kind], name, working: isWorkKind(kind), source, provisional };
  });
  const workingDaysByMonth = Array.from({ length: 12 }, () => 0);
  for (const { date, working } of days) if (working) workingDaysByMonth[Number(date.slice(5, 7)) - 1]! += 1;
  return {
    year,
    calendarVersion: calendar.version,
    provisional: days.some((day) => day.provisional),
    workingDays: workingDaysByMonth.reduce((sum, count) => sum + count, 0),
    workingDaysByMonth,
    days,
  };
}
