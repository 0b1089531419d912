const DAY_MS = 86_400_000;

/** A day as the domain writes it: 'YYYY-MM-DD' on the calendar of Asia/Shanghai. */
export type DateText = string;

/** Whether the text is a day that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The day so many days later, or earlier where negative. */
export function addDays(date: DateText, days: number): DateText {
  return textOf(utc(date) + days * DAY_MS);
}

/** The same day so many months later; where that month is too short, its last day (民法典第二百零二条). */
export function addMonths(date: DateText, months: number): DateText {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0));
  return textOf(Date.UTC(lastDay.getUTCFullYear(), lastDay.getUTCMonth(), Math.min(day, lastDay.getUTCDate())));
}

/** How many days lie between two days; negative where the second comes first. */
export function daysBetween(from: DateText, to: DateText): number {
  return (utc(to) - utc(from)) / DAY_MS;
}

/** Every day from the first to the last, both included. */
export function datesFrom(first: DateText, last: DateText): DateText[] {
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, i) => addDays(first, i));
}

/** Whether the day is a Saturday or a Sunday. */
export function isWeekend(date: DateText): boolean {
  return [0, 6].includes(new Date(utc(date)).getUTCDay());
}

/** The year of a day. */
export function yearOf(date: DateText): number {
  return Number(date.slice(0, 4));
}

function utc(date: DateText): number {
  if (!isDate(date)) throw new RangeError(`${date} is no day; write YYYY-MM-DD`);
  return Date.parse(`${date}T00:00:00Z`);
}

function textOf(utcMs: number): DateText {
  return new Date(utcMs).toISOString().slice(0, 10);
}
