import { atTime, businessDate } from '../clock.ts';
import { addDays } from './date.ts';
import type { Counted, WorkingCalendar } from './working-calendar.ts';

/** 上班时间: the spans of a working day in which the office is open, in order, as 'HH:MM'. */
export type OfficeHours = readonly (readonly [open: string, close: string])[];

/** The office hours used unless calendar.officeHours says otherwise. */
export const DEFAULT_OFFICE_HOURS: OfficeHours = [
  ['09:00', '12:00'],
  ['13:00', '17:00'],
];

/** The instant at which so much office time has passed since the start. */
export function addOfficeTime(start: Date, milliseconds: number, calendar: WorkingCalendar, hours: OfficeHours): Counted<Date> {
  let left = milliseconds;
  let provisional = false;
  for (let date = businessDate(start); ; date = addDays(date, 1)) {
    provisional ||= calendar.isProvisional(date);
    for (const [opens, closes] of openSpans(date, calendar, hours)) {
      const from = Math.max(opens, start.getTime());
      const open = Math.max(0, closes - from);
      if (open >= left) return { value: new Date(from + left), provisional };
      left -= open;
    }
  }
}

/** How much office time lies between two instants, in milliseconds. */
export function officeTimeBetween(from: Date, to: Date, calendar: WorkingCalendar, hours: OfficeHours): Counted<number> {
  let value = 0;
  let provisional = false;
  const last = businessDate(to);
  for (let date = businessDate(from); date <= last; date = addDays(date, 1)) {
    provisional ||= calendar.isProvisional(date);
    for (const [opens, closes] of openSpans(date, calendar, hours)) {
      value += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()));
    }
  }
  return { value, provisional };
}

/** The end of office hours on a day. */
export function officeEnd(date: string, hours: OfficeHours): Date {
  const last = hours.at(-1);
  if (!last) throw new RangeError('Office hours are empty');
  return atTime(date, last[1]);
}

function openSpans(date: string, calendar: WorkingCalendar, hours: OfficeHours): [number, number][] {
  if (hours.length === 0) throw new RangeError('Office hours are empty');
  if (!calendar.isWorkday(date)) return [];
  return hours.map(([open, close]) => [atTime(date, open).getTime(), atTime(date, close).getTime()]);
}
