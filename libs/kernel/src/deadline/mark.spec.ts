import fc from 'fast-check';
import { MARKS, markInstant, markReached, nextMarkAt } from './mark.ts';

const at = (minutes: number): Date => new Date(Date.parse('2026-03-02T09:00:00+08:00') + minutes * 60_000);
const tenMinutes = { from: at(0), dueAt: at(10) };

describe('the marks of a clock (R-DL-4)', () => {
  it.each([[0, 0], [4.99, 0], [5, 50], [7.99, 50], [8, 80], [10, 80]] as const)('after %d of ten minutes it has reached %d per cent', (minutes, percent) => {
    expect(markReached(tenMinutes, at(minutes))).toBe(percent);
  });

  it('it is over after its due instant and not at it', () => {
    expect(markReached(tenMinutes, new Date(at(10).getTime() + 1))).toBe(100);
  });

  it('come in order, and after the last there is none', () => {
    expect([0, 50, 80, 100].map((told) => nextMarkAt(told as 0 | 50 | 80 | 100, tenMinutes))).toEqual([at(5), at(8), new Date(at(10).getTime() + 1), null]);
  });

  it('are reached at their own instants and not a millisecond before, however long the clock', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 * 86_400_000 }), (length) => {
        const span = { from: at(0), dueAt: new Date(at(0).getTime() + length) };
        const instants = MARKS.map((percent) => markInstant(percent, span));
        expect(instants.map((instant) => markReached(span, instant))).toEqual(length < 5 ? instants.map((instant) => MARKS.findLast((percent) => markInstant(percent, span) <= instant)) : [...MARKS]);
        for (const [i, instant] of instants.entries()) expect(markReached(span, new Date(instant.getTime() - 1))).toBeLessThan(MARKS[i]!);
      }),
    );
  });
});
