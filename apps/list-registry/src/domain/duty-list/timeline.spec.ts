import fc from 'fast-check';
import { EffectiveInFuture, PeriodTaken } from './duty-list.errors.ts';
import { inForce, placeOnTimeline, type Period } from './timeline.ts';

const today = '2026-06-01';
type Known = Period & { label: string };
const version = (label: string, effectiveFrom: string, effectiveTo: string | null): Known => ({ label, effectiveFrom, effectiveTo });

/** Loads versions in the order given and keeps the books as the registry does. */
function load(days: readonly string[]): Known[] {
  const known: Known[] = [];
  for (const [i, day] of days.entries()) {
    const { previous, period } = placeOnTimeline(known, day, today);
    if (previous) known[known.indexOf(previous)] = { ...previous, effectiveTo: day };
    known.push({ label: `V${i + 1}`, ...period });
  }
  return known;
}

describe('the periods of an organ’s list', () => {
  it('begin with the first version and last until further notice', () => {
    const place = placeOnTimeline([], '2026-03-01', today);

    expect(place).toEqual({ previous: null, next: null, period: { effectiveFrom: '2026-03-01', effectiveTo: null } });
  });

  it('let a later version follow the one in force', () => {
    const first = version('V1', '2025-01-01', null);

    expect(placeOnTimeline([first], '2026-03-01', today)).toEqual({ previous: first, next: null, period: { effectiveFrom: '2026-03-01', effectiveTo: null } });
  });

  it('let a version approved long ago slot in beneath the later one', () => {
    const [first, third] = [version('V1', '2024-01-01', '2026-01-01'), version('V2', '2026-01-01', null)];

    expect(placeOnTimeline([third, first], '2025-01-01', today)).toEqual({
      previous: first,
      next: third,
      period: { effectiveFrom: '2025-01-01', effectiveTo: '2026-01-01' },
    });
  });

  it('do not begin twice on the same day', () => {
    expect(() => placeOnTimeline([version('SWJ-V1.0', '2026-03-01', null)], '2026-03-01', today)).toThrow(PeriodTaken);
  });

  it('do not begin tomorrow, but may begin today', () => {
    expect(() => placeOnTimeline([], '2026-06-02', today)).toThrow(EffectiveInFuture);
    expect(placeOnTimeline([], today, today).period.effectiveFrom).toBe(today);
  });

  it('never overlap and leave no gap, in whatever order they are loaded', () => {
    const day = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 1, maxLength: 8 }), day, (days, asked) => {
        const known = load(days);
        const first = days.toSorted()[0]!;

        expect(known.filter((v) => inForce(v, asked))).toHaveLength(asked < first ? 0 : 1);
        expect(known.filter(({ effectiveTo }) => effectiveTo === null)).toHaveLength(1);
      }),
    );
  });
});
