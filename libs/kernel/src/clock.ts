const BEIJING_MS = 8 * 3_600_000;

/** 时钟: where the time of every act comes from; tests move it by an offset. */
export class Clock {
  offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}

/** 业务日期: the day 'YYYY-MM-DD' an instant falls on in Asia/Shanghai (UTC+8, no summer time). */
export function businessDate(instant: Date): string {
  return new Date(instant.getTime() + BEIJING_MS).toISOString().slice(0, 10);
}

/** The instant at which a day begins in Asia/Shanghai. */
export function startOfDay(date: string): Date {
  return atTime(date, '00:00');
}

/** The instant of a wall-clock time 'HH:MM' on a day in Asia/Shanghai; 24:00 is the next midnight. */
export function atTime(date: string, time: string): Date {
  const [hours, minutes] = time.split(':').map(Number);
  const day = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(day) || hours === undefined || minutes === undefined) throw new RangeError(`No such time: ${date} ${time}`);
  return new Date(day - BEIJING_MS + (hours * 60 + minutes) * 60_000);
}
