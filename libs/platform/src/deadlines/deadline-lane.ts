/**
 * 计时通道: which of two queues a clock stands in. Minutes and hours run out at instants of their own and go first;
 * days all end at the same midnight, a hundred thousand of them at once, and are late for nobody by seconds.
 */
export const LANES = { MINUTES: 0, DAYS: 1 } as const;

/**
 * The lane of a row, written exactly so in the indexes and the statements that use them; an end that was given is one of days.
 * Under row security the planner trusts the order of an index only where its expressions cannot leak: a case may stand there, coalesce and casts may not.
 */
export const LANE = `(case when clock in ('CLOCK_MINUTE', 'CLOCK_HOUR') then ${LANES.MINUTES} else ${LANES.DAYS} end)`;
