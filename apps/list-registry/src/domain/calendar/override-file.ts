import { HolidayFileInvalid, isDate, isWeekend, yearOf, type HolidayFile, type Violation } from '@yidan/kernel';
import { z } from 'zod';

const OverrideShape = z.object({
  year: z.int().min(2000).max(2200),
  papers: z.array(z.string().min(1)).default([]),
  days: z.array(z.object({ name: z.string().trim().min(1).max(500), date: z.string(), isOffDay: z.boolean() })).min(1).max(366),
});
type Row = z.output<typeof OverrideShape>['days'][number];

/**
 * 本地调整: reads own days of a city or a district in the shape of the yearly files.
 * They need not hold the statutory days, and a day of the week may be worked or off as the document says.
 */
export function parseOverrideFile(json: unknown, documentNumber: string): HolidayFile {
  const read = OverrideShape.safeParse(json);
  if (!read.success) throw new HolidayFileInvalid(read.error.issues.map(shapeFault));
  const { year, papers, days } = read.data;
  const faults = days.flatMap((row, i) => rowFaults(row, i, days, year));
  if (faults.length > 0) throw new HolidayFileInvalid(faults);
  return { year, papers, days: days.map(({ name, date, isOffDay }) => ({ date, name, kind: kindOf(date, isOffDay), source: documentNumber })) };
}

// Never STATUTORY_HOLIDAY: a year whose national notice is missing stays provisional, whatever a city closes.
function kindOf(date: string, isOffDay: boolean) {
  if (isOffDay) return isWeekend(date) ? ('REST' as const) : ('SHIFTED_REST' as const);
  return isWeekend(date) ? ('MAKEUP_WORKDAY' as const) : ('WORKDAY' as const);
}

function rowFaults({ date }: Row, index: number, all: readonly Row[], year: number): Violation[] {
  if (!isDate(date)) return [rowFault(index, 'DATE', `${date} is no day`, `${date} 不是有效日期`)];
  const first = all.findIndex((row) => row.date === date);
  if (first < index) return [rowFault(index, 'DUPLICATE', `${date} is in row ${first + 1} already`, `${date} 已见于第 ${first + 1} 行`)];
  if (yearOf(date) !== year) return [rowFault(index, 'YEAR', `${date} does not belong to ${year}`, `${date} 不属于 ${year} 年`)];
  return [];
}

function rowFault(index: number, code: string, message: string, messageZh: string): Violation {
  return { path: `days[${index}]`, code: `CALENDAR.${code}`, message: `Row ${index + 1}: ${message}`, messageZh: `第 ${index + 1} 行：${messageZh}` };
}

function shapeFault({ path }: z.core.$ZodIssue): Violation {
  const [field = '', row] = path;
  if (field === 'days' && typeof row === 'number') return rowFault(row, 'ROW', 'needs name, date and isOffDay', '应有 name、date、isOffDay');
  return {
    path: String(field),
    code: `CALENDAR.${String(field).toUpperCase() || 'FILE'}`,
    message: 'The file has the shape {year, papers, days: [{name, date, isOffDay}]}',
    messageZh: '文件应为 {year, papers, days: [{name, date, isOffDay}]} 格式',
  };
}
