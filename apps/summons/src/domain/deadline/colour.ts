import { markReached } from '@yidan/kernel';
import type { DeadlineStatus } from '@yidan/kernel';

/** 时限颜色: how far a clock has run, as the lists show it; the same shares at which it warns (R-DL-4). */
export type Colour = 'GREEN' | 'YELLOW' | 'ORANGE' | 'RED' | 'GREY';

const COLOUR_AFTER = { 0: 'GREEN', 50: 'YELLOW', 80: 'ORANGE', 100: 'RED' } as const;

/** The colour of a clock at an instant; grey where none runs. Its start is moved on by the time it stood still. */
export function colourOf(clock: { startedAt: Date; dueAt: Date } | null, now: Date): Colour {
  if (!clock) return 'GREY';
  return COLOUR_AFTER[markReached({ from: clock.startedAt, dueAt: clock.dueAt }, now)];
}

/** What the status of a clock reads as at an instant: one that ran past its due instant, or out, is breached; one that stands still is not. */
export function statusAt(status: DeadlineStatus, dueAt: Date, now: Date): 'RUNNING' | 'PAUSED' | 'MET' | 'BREACHED' | 'CANCELLED' {
  if (status === 'FIRED') return 'BREACHED';
  return status === 'RUNNING' && now > dueAt ? 'BREACHED' : status;
}
