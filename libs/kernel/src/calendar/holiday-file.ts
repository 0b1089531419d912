import { DomainError } from '../errors.ts';
import type { Violation } from '../errors.ts';
import { offDayKind } from './calendar-day.ts';
import type { CalendarDay } from './calendar-day.ts';
import { isDate, isWeekend, yearOf } from './date.ts';
import { statutoryDays } from './statutory-days.ts';

/** 放假安排文件: a year's notice as the public {year}.json files write it, read and found in order. */
export interface HolidayFile {
  readonly year: number;
  readonly papers: readonly string[];
  readonly days: readonly CalendarDay[];
}

/** 放假安排文件有误: every row that is wrong, by its number. */
export class HolidayFileInvalid extends DomainError {
  readonly code = 'CALENDAR.HOLIDAY_FILE_INVALID';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super(`The holiday file has ${violations.length} fault(s)`, `放假安排文件有 ${violations.length} 处错误`, { violations });
  }
}

interface Row {
  readonly name: string;
  readonly date: string;
  readonly isOffDay: boolean;
}

/** Reads `{year, papers, days: [{name, date, isOffDay}]}`; the notice's number, where known, is kept as the source of each day. */
export function parseHolidayFile(json: unknown, noticeNumber?: string): HolidayFile {
  const { year, papers, days } = (json ?? {}) as { year?: unknown; papers?: unknown; days?: unknown };
  const shape: Violation[] = [];
  if (!Number.isInteger(year)) shape.push(fault('year', 'YEAR', 'year must be a whole number', 'year 应为年份'));
  if (!isTextList(papers) || papers.length === 0) shape.push(fault('papers', 'PAPERS', 'papers must name the notice', 'papers 应列明放假通知'));
  if (!Array.isArray(days)) shape.push(fault('days', 'DAYS', 'days must be a list', 'days 应为列表'));
  else shape.push(...days.flatMap((row: unknown, i) => (isRow(row) ? [] : [rowFault(i, 'ROW', 'needs name, date and isOffDay', '应有 name、date、isOffDay')])));
  if (shape.length > 0) throw new HolidayFileInvalid(shape);

  const [rows, inYear, sources] = [days as Row[], year as number, papers as string[]];
  const wrong = [...rowFaults(rows, inYear), ...missingStatutoryDays(rows, inYear)];
  if (wrong.length > 0) throw new HolidayFileInvalid(wrong);
  const source = noticeNumber ?? sources.join(' ');
  return {
    year: inYear,
    papers: sources,
    days: rows.map(({ name, date, isOffDay }) => ({ date, kind: isOffDay ? offDayKind(date) : 'MAKEUP_WORKDAY', name, source })),
  };
}

function rowFaults(rows: readonly Row[], year: number): Violation[] {
  const firstRow = new Map<string, number>();
  return rows.flatMap(({ date, isOffDay }, i) => {
    if (!isDate(date)) return [rowFault(i, 'DATE', `${date} is no day`, `${date} 不是有效日期`)];
    const faults: Violation[] = [];
    const before = firstRow.get(date);
    if (before === undefined) firstRow.set(date, i);
    else faults.push(rowFault(i, 'DUPLICATE', `${date} is in row ${before + 1} already`, `${date} 已见于第 ${before + 1} 行`));
    if (Math.abs(yearOf(date) - year) > 1) faults.push(rowFault(i, 'YEAR', `${date} does not belong to ${year}`, `${date} 不属于 ${year} 年`));
    if (!isOffDay && !isWeekend(date)) {
      faults.push(rowFault(i, 'MAKEUP_ON_WEEKDAY', `${date} is worked anyway; make-up days fall on Saturday or Sunday`, `${date} 本为工作日，调休上班应在周六或周日`));
    }
    return faults;
  });
}

function missingStatutoryDays(rows: readonly Row[], year: number): Violation[] {
  const off = new Set(rows.filter((row) => row.isOffDay).map((row) => row.date));
  return statutoryDays(year)
    .filter((day) => !off.has(day.date))
    .map((day) => fault('days', 'STATUTORY_MISSING', `${day.date} (${day.name}) is a statutory holiday and must be off`, `${day.date}（${day.name}）为法定节假日，应放假`));
}

function rowFault(index: number, code: string, message: string, messageZh: string): Violation {
  return fault(`days[${index}]`, code, `Row ${index + 1}: ${message}`, `第 ${index + 1} 行：${messageZh}`);
}

function fault(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code: `CALENDAR.${code}`, message, messageZh };
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '');
}

function isRow(value: unknown): value is Row {
  const row = (value ?? {}) as Partial<Record<keyof Row, unknown>>;
  return typeof row.name === 'string' && row.name !== '' && typeof row.date === 'string' && typeof row.isOffDay === 'boolean';
}
