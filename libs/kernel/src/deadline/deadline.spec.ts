import fc from 'fast-check';
import { dueAt } from '../calendar/deadline.ts';
import { WorkingCalendar, nationalCalendar } from '../calendar/working-calendar.ts';
import { parseLimit } from '../limit.ts';
import type { LimitText } from '../lifecycle.types.ts';
import { DeadlineBook } from './deadline-book.ts';
import type { Terms } from './deadline-book.ts';
import { Deadline } from './deadline.ts';

const owner = { tenantId: '510184', type: 'duty-list-version', id: 'v' };
const calendar = nationalCalendar();
const terms = (limit: LimitText, by: WorkingCalendar = calendar): Terms<'review'> => ({
  calendar: by,
  rules: {},
  limits: { review: { ...parseLimit(limit), policyKey: 'registry.review', policyValue: limit } },
  newId: () => 'd',
});
const started = (limit: LimitText, at: Date, by?: WorkingCalendar): Deadline => new DeadlineBook(owner, [], terms(limit, by)).start('review', at);
/** A calendar of the same years in which some days are not worked. */
const without = (closed: readonly string[]): WorkingCalendar =>
  new WorkingCalendar({
    version: `closed-${closed.join()}`,
    loadedYears: [2025, 2026, 2027],
    national: [],
    tenant: closed.map((date) => ({ date, kind: 'SHIFTED_REST', name: '封闭', source: 'spec' })),
  });

const anInstant = fc.date({ min: new Date('2026-01-05T00:00:00Z'), max: new Date('2026-11-30T00:00:00Z'), noInvalidDate: true });
const aLimit = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom('WD', 'CD', 'wh', 'h')).map(([amount, unit]) => `${amount} ${unit}` as LimitText);
const closures = fc.array(fc.integer({ min: 0, max: 360 }).map((day) => new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10)), { maxLength: 12 });

describe('a deadline', () => {
  it('is kept by an act at its due instant and broken by one after it (R-DL-1)', () => {
    fc.assert(
      fc.property(anInstant, aLimit, (at, limit) => {
        const clock = started(limit, at);
        expect([clock.isInTime(clock.dueAt), clock.isInTime(new Date(clock.dueAt.getTime() + 1))]).toEqual([true, false]);
        expect(clock.dueAt > at).toBe(true);
      }),
    );
  });

  it('recounted by another calendar ends where one that starts by that calendar would, whatever happened between (R-DL-5)', () => {
    fc.assert(
      fc.property(anInstant, aLimit, fc.array(closures, { minLength: 1, maxLength: 4 }), (at, limit, loaded) => {
        const clock = started(limit, at);
        const before = clock.dueAt;
        for (const closed of loaded) clock.recount(without(closed), at);
        const last = without(loaded.at(-1)!);
        expect(clock.dueAt).toEqual(dueAt(parseLimit(limit), at, last).dueAt);
        expect(clock.calendarVersion).toBe(last.version);
        // Every move is written down, one after the other.
        const trail = [before.toISOString(), ...clock.moves.map(({ to }) => to)];
        expect(clock.moves.map(({ from }) => from)).toEqual(trail.slice(0, -1));
        expect(trail.at(-1)).toBe(clock.dueAt.toISOString());
      }),
    );
  });

  it('that was stopped, or whose end was given, is moved by no calendar', () => {
    const at = new Date('2026-03-02T01:00:00Z');
    const met = started('10 WD', at);
    met.meet(at);
    const given = new Deadline('d', owner, 'activate', at, new Date('2026-03-31T16:00:00Z'));

    expect([met.recount(without(['2026-03-03']), at), given.recount(without(['2026-03-03']), at)]).toEqual([false, false]);
    expect([met.moves, given.moves, given.provisional]).toEqual([[], [], false]);
  });
});
