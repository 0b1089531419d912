/** 时限颜色: how far a clock has run, as the lists show it (warnings at 50, 80 and 100 %). */
export type Colour = 'GREEN' | 'YELLOW' | 'ORANGE' | 'RED' | 'GREY';

/** The colour of a clock at an instant; grey where none runs. */
export function colourOf(clock: { startedAt: Date; dueAt: Date } | null, now: Date): Colour {
  if (!clock) return 'GREY';
  if (now > clock.dueAt) return 'RED';
  const whole = clock.dueAt.getTime() - clock.startedAt.getTime();
  const gone = now.getTime() - clock.startedAt.getTime();
  if (gone >= whole * 0.8) return 'ORANGE';
  return gone >= whole * 0.5 ? 'YELLOW' : 'GREEN';
}

/** What the status of a clock reads as at an instant: a running one past its due instant is breached. */
export function statusAt(status: 'RUNNING' | 'MET' | 'CANCELLED', dueAt: Date, now: Date): 'RUNNING' | 'MET' | 'BREACHED' | 'CANCELLED' {
  return status === 'RUNNING' && now > dueAt ? 'BREACHED' : status;
}
