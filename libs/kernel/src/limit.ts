/** 计时方式: which clock a limit runs on. */
export type ClockKind = 'WORKING_DAY' | 'WORKING_HOUR' | 'CLOCK_HOUR' | 'CLOCK_MINUTE' | 'CALENDAR_DAY' | 'MONTH';

/** 时限: an amount on a clock. */
export interface Limit {
  readonly clock: ClockKind;
  readonly amount: number;
}

const CLOCK_OF: Readonly<Record<string, ClockKind>> = {
  WD: 'WORKING_DAY',
  wh: 'WORKING_HOUR',
  h: 'CLOCK_HOUR',
  min: 'CLOCK_MINUTE',
  CD: 'CALENDAR_DAY',
  months: 'MONTH',
};

/** Reads a limit as the tables and the policies write it: '3 WD', '4 wh', '30 min'. */
export function parseLimit(text: string): Limit {
  const [, amount, unit = ''] = /^(\d+) (\w+)$/.exec(text) ?? [];
  const clock = Object.hasOwn(CLOCK_OF, unit) ? CLOCK_OF[unit] : undefined;
  if (!clock || !(Number(amount) > 0)) throw new RangeError(`${text} is no limit; write 3 WD, 4 wh, 2 h, 30 min, 10 CD or 6 months`);
  return { clock, amount: Number(amount) };
}
