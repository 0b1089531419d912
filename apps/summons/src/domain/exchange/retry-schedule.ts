const SECOND = 1000;
const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** 首次重试间隔, 最长间隔: three times as long after each failure, and never longer than six hours. */
const FIRST_MS = 5 * SECOND;
const LONGEST_MS = 6 * HOUR;
const GROWTH = 3;
/** Up to a tenth more, so that what failed together does not come back together. */
const JITTER = 0.1;
/** However long a receiver asks to be left alone. */
const MOST_PATIENCE_MS = DAY;

/** 重试间隔: how long to wait after the n-th failure in a row, before jitter. */
export function baseDelayMs(failures: number): number {
  return Math.min(FIRST_MS * GROWTH ** Math.min(failures - 1, 20), LONGEST_MS);
}

/** The same with jitter, `chance` from 0 to 1: never shorter than without, never as long as after the next failure while it still grows. */
export function delayMs(failures: number, chance: number): number {
  return Math.round(baseDelayMs(failures) * (1 + JITTER * chance));
}

/** What follows from a failed attempt: when to try again, or that it is given up. */
export interface AfterFailure {
  readonly dead: boolean;
  readonly nextAttemptAt: Date | null;
}

/**
 * 失败之后: tried again until the stated time since the first attempt has passed, and then once more at its end;
 * what the receiver asked for by `Retry-After` is waited for, and does not cost it the last attempt.
 */
export function afterFailure(given: { firstAttemptAt: Date; at: Date; failures: number; keepTryingMs: number; retryAfterMs: number | null; chance: number }): AfterFailure {
  const { firstAttemptAt, at, failures, keepTryingMs, retryAfterMs, chance } = given;
  if (at.getTime() >= firstAttemptAt.getTime() + keepTryingMs) return { dead: true, nextAttemptAt: null };
  const asked = Math.min(retryAfterMs ?? 0, MOST_PATIENCE_MS);
  return { dead: false, nextAttemptAt: new Date(at.getTime() + Math.max(delayMs(failures, chance), asked)) };
}

/** 熔断间隔: how long a receiver that does not answer is left alone before another message is tried on it; at most five minutes. */
export function probeDelayMs(failuresInARow: number, chance: number): number {
  return Math.min(delayMs(failuresInARow, chance), 5 * 60 * SECOND);
}

/** `Retry-After` in milliseconds: seconds or an HTTP date; null where it says neither. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const date = /^[A-Z][a-z]{2}, \d{2} /.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime());
}
