import { addDays } from '@yidan/kernel';

/** 半年: from the first instant of its first day up to, not including, `ends`. */
export interface HalfYearSpan {
  readonly half: string;
  readonly begins: Date;
  readonly ends: Date;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** 2026H1. */
export function halfYear(half: string): HalfYearSpan {
  const [year = 0, no = 1] = half.split('H').map(Number);
  const firstDay = no === 1 ? `${year}-01-01` : `${year}-07-01`;
  const next = no === 1 ? `${year}-07-01` : `${year + 1}-01-01`;
  return { half, firstDay, lastDay: addDays(next, -1), begins: midnight(firstDay), ends: midnight(next) };
}

/** The half-year so many halves before or after. */
export function shiftHalf(half: string, by: number): string {
  const [year = 0, no = 1] = half.split('H').map(Number);
  const place = year * 2 + (no - 1) + by;
  return `${Math.floor(place / 2)}H${(place % 2) + 1}`;
}

/** All half-years from one to another. */
export function halvesFrom(first: string, last: string): string[] {
  const halves: string[] = [];
  for (let half = first; half <= last; half = shiftHalf(half, 1)) halves.push(half);
  return halves;
}

/** 2026年上半年. */
export function halfZh(half: string): string {
  const [year, no] = half.split('H');
  return `${year}年${no === '1' ? '上' : '下'}半年`;
}

function midnight(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
