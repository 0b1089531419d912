import { datesFrom, isWeekend, yearOf } from './date.ts';
import type { DateText } from './date.ts';
import { statutoryDays } from './statutory-days.ts';

/** 日期类别: what kind of day it is for those who work. */
export const dayKindZh = {
  WORKDAY: '工作日',
  REST: '休息日',
  STATUTORY_HOLIDAY: '法定节假日',
  SHIFTED_REST: '调休放假',
  MAKEUP_WORKDAY: '调休上班',
} as const;
export type DayKind = keyof typeof dayKindZh;
export const DAY_KINDS = Object.keys(dayKindZh) as readonly DayKind[];

/** 日历日: what a notice or an override says about one day, and which document says it. */
export interface CalendarDay {
  readonly date: DateText;
  readonly kind: DayKind;
  readonly name?: string;
  readonly source: string;
}

/** 放假安排: one holiday of a yearly notice, first and last day off, and the weekend days worked for it. */
export interface Holiday {
  readonly name: string;
  readonly off: readonly [first: DateText, last: DateText];
  readonly makeUp: readonly DateText[];
}

/** 放假通知: the yearly notice of the General Office of the State Council. */
export interface HolidayNotice {
  readonly year: number;
  readonly number: string;
  readonly issuedOn: DateText;
  readonly holidays: readonly Holiday[];
}

/** Whether people work on a day of this kind. */
export function isWorkKind(kind: DayKind): boolean {
  return kind === 'WORKDAY' || kind === 'MAKEUP_WORKDAY';
}

/** What kind a day off is: statutory, an ordinary weekend inside a holiday, or a working day shifted away. */
export function offDayKind(date: DateText): DayKind {
  if (statutoryDays(yearOf(date)).some((day) => day.date === date)) return 'STATUTORY_HOLIDAY';
  return isWeekend(date) ? 'REST' : 'SHIFTED_REST';
}

/** The days a notice speaks of, each with the notice's number as its source. */
export function daysOfNotice(notice: HolidayNotice): CalendarDay[] {
  return notice.holidays.flatMap(({ name, off, makeUp }) => [
    ...datesFrom(...off).map((date) => ({ date, kind: offDayKind(date), name, source: notice.number })),
    ...makeUp.map((date) => ({ date, kind: 'MAKEUP_WORKDAY' as const, name, source: notice.number })),
  ]);
}
