import { businessDate } from '@yidan/kernel';

const BEIJING_MS = 8 * 3_600_000;

/** 北京时间: an instant as forms and tables print it; the last instant of a day is its 24:00. */
export function beijingText(instant: Date): string {
  const local = new Date(instant.getTime() + BEIJING_MS).toISOString();
  if (local.endsWith('T23:59:59.999Z')) return `${businessDate(instant)} 24:00`;
  return `${local.slice(0, 10)} ${local.slice(11, 16)}`;
}
