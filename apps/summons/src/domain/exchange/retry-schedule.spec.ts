import fc from 'fast-check';
import { afterFailure, baseDelayMs, DAY, delayMs, probeDelayMs, retryAfterMs } from './retry-schedule.ts';

const HOUR = 3_600_000;
const began = new Date('2026-03-02T09:00:00+08:00');
const days = fc.integer({ min: 7, max: 30 });
const chance = fc.double({ min: 0, max: 1, noNaN: true });

/** Every attempt on a receiver that never answers, until it is given up. */
function attemptsUntilGivenUp(keepTryingMs: number, chanceOf: (attempt: number) => number, asked: (attempt: number) => number | null = () => null): Date[] {
  const attempts = [began];
  for (;;) {
    const at = attempts.at(-1)!;
    const next = afterFailure({ firstAttemptAt: began, at, failures: attempts.length, keepTryingMs, retryAfterMs: asked(attempts.length), chance: chanceOf(attempts.length) });
    if (next.dead) return attempts;
    attempts.push(next.nextAttemptAt!);
  }
}

describe('a message that nobody answers for', () => {
  it('is tried for at least the days the policy says, never fewer than seven, and then given up within a day', () => {
    fc.assert(
      fc.property(days, fc.infiniteStream(chance), (tenantsDays, chances) => {
        const attempts = attemptsUntilGivenUp(tenantsDays * DAY, () => chances.next().value);
        const triedFor = attempts.at(-1)!.getTime() - began.getTime();
        expect(triedFor).toBeGreaterThanOrEqual(7 * DAY);
        expect(triedFor).toBeGreaterThanOrEqual(tenantsDays * DAY);
        expect(triedFor).toBeLessThanOrEqual((tenantsDays + 1) * DAY);
      }),
      { numRuns: 300 },
    );
  });

  it('is waited for ever longer, never longer than six hours and the jitter of a tenth, whatever chance says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), chance, chance, (failures, one, other) => {
        const wait = delayMs(failures, one);
        expect(wait).toBeGreaterThanOrEqual(baseDelayMs(failures));
        expect(wait).toBeLessThanOrEqual(6.6 * HOUR);
        expect(baseDelayMs(failures + 1)).toBeGreaterThanOrEqual(baseDelayMs(failures));
        // While the waits grow, chance never turns two of them round.
        if (baseDelayMs(failures + 1) >= 2 * baseDelayMs(failures)) expect(delayMs(failures + 1, other)).toBeGreaterThan(wait);
        expect(probeDelayMs(failures, one)).toBeLessThanOrEqual(5 * 60_000);
      }),
    );
  });

  it('is tried again soon at first: ten times within the first day, and not more than forty times in a week', () => {
    const attempts = attemptsUntilGivenUp(7 * DAY, () => 0);

    expect(attempts.filter((at) => at.getTime() - began.getTime() <= DAY).length).toBeGreaterThanOrEqual(10);
    expect(attempts.length).toBeLessThanOrEqual(40);
  });

  it('is left alone as long as its receiver asked, up to a day, and still has its last attempt', () => {
    const asked = attemptsUntilGivenUp(7 * DAY, () => 0, () => 20 * HOUR);

    expect(asked.slice(1).every((at, i) => at.getTime() - asked[i]!.getTime() === 20 * HOUR)).toBe(true);
    expect(asked.at(-1)!.getTime() - began.getTime()).toBeGreaterThanOrEqual(7 * DAY);
    expect(attemptsUntilGivenUp(7 * DAY, () => 0, () => 400 * DAY).at(1)!.getTime() - began.getTime()).toBe(DAY);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 3 ', 3000],
    ['Mon, 02 Mar 2026 01:02:00 GMT', 120_000],
    ['Mon, 02 Mar 2026 00:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
  ])('%j is read as %j milliseconds', (header, wanted) => {
    expect(retryAfterMs(header, began)).toBe(wanted);
  });
});
