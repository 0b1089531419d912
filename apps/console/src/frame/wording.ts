const ZONE = 'Asia/Shanghai';

/** An instant as it is read on a clock in China. */
export function atTime(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(instant));
}

/** Today as a business date. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** The last day of a period whose first day outside is known. */
export function dayBefore(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** A number with its thousands apart. */
export function counted(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}

/** A share as whole percent. */
export function percent(share: number): number {
  return Math.round(share * 100);
}

/** A file's size in the largest unit that leaves a number above one. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** A value of an element, whatever its shape, as one line of text; empty for nothing. */
export function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(asText).filter((text) => text !== '').join('；');
  if (typeof value !== 'object') return String(value);
  const { name, text, ...rest } = value as Record<string, unknown>;
  if (typeof name === 'string') return name;
  if (typeof text === 'string') return text;
  return Object.values(rest).map(asText).filter((part) => part !== '').join(' ');
}
