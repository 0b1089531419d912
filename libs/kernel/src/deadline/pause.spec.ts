import fc from 'fast-check';
import { addOfficeTime, DEFAULT_OFFICE_HOURS, officeTimeBetween } from '../calendar/office-hours.ts';
import { dueAt } from '../calendar/deadline.ts';
import { daysBetween } from '../calendar/date.ts';
import { WorkingCalendar, nationalCalendar } from '../calendar/working-calendar.ts';
import { businessDate } from '../clock.ts';
import { parseLimit } from '../limit.ts';
import type { LimitText } from '../lifecycle.types.ts';
import { DeadlineBook } from './deadline-book.ts';
import type { Terms } from './deadline-book.ts';
import type { Deadline } from './deadline.ts';

type Kind = 'HANDLE' | 'REVIEW';
type Reason = 'SUPPLEMENT' | 'RETURN';
const beijing = (text: string): Date => new Date(`${text}+08:00`);
const calendar = nationalCalendar();
const terms = (limit: LimitText, by: WorkingCalendar = calendar): Terms<Kind> => {
  const frozen = { ...parseLimit(limit), policyKey: 'case.handle', policyValue: limit };
  return { calendar: by, rules: {}, limits: { HANDLE: frozen, REVIEW: frozen }, newId: () => 'd' };
};
const owner = { tenantId: '510184', type: 'case', id: 'c' };

/** A book with one clock that runs since then. */
function running(limit: LimitText, since: Date, by?: WorkingCalendar): { book: DeadlineBook<Kind, Reason>; clock: Deadline } {
  const book = new DeadlineBook<Kind, Reason>(owner, [], terms(limit, by));
  return { book, clock: book.start('HANDLE', since) };
}
const without = (closed: readonly string[]): WorkingCalendar =>
  new WorkingCalendar({ version: `closed-${closed.join()}`, loadedYears: [2025, 2026, 2027], national: [], tenant: closed.map((date) => ({ date, kind: 'SHIFTED_REST', name: '封闭', source: 'spec' })) });

describe('a clock that stands still', () => {
  it('is nobody\'s next, is over for nobody, and runs on with the working days that were left (R-DL-2)', () => {
    const { book, clock } = running('5 WD', beijing('2026-03-02T10:00'));
    book.pause('HANDLE', beijing('2026-03-04T10:00'), 'SUPPLEMENT');
    expect([clock.status, book.next(), book.running('HANDLE')]).toEqual(['PAUSED', null, undefined]);
    expect(clock.isInTime(beijing('2026-04-01T10:00'))).toBe(true);

    book.proceed('HANDLE', beijing('2026-03-12T16:00'));
    // Three of five days were left on the 4th; the 12th is worked as the 4th was.
    expect([clock.status, clock.dueAt]).toEqual(['RUNNING', beijing('2026-03-17T23:59:59.999')]);
    expect(clock.pauses).toEqual([{ from: '2026-03-04T02:00:00.000Z', to: '2026-03-12T08:00:00.000Z', reason: 'SUPPLEMENT' }]);
  });

  it.each([
    ['5 WD', '2026-03-03T09:00', '2026-03-03T17:30', '2026-03-09T23:59:59.999', 'begins and ends on one working day: nothing is subtracted (11 §6.4.7)'],
    ['5 WD', '2026-03-03T17:00', '2026-03-04T09:00', '2026-03-10T23:59:59.999', 'lasts into the next working day: that day'],
    ['4 wh', '2026-03-02T11:00', '2026-03-02T14:00', '2026-03-02T17:00', 'takes two office hours'],
    ['4 wh', '2026-03-02T11:00', '2026-03-07T10:00', '2026-03-09T12:00', 'ends on a Saturday: three hours were left'],
    ['4 h', '2026-03-02T11:00', '2026-03-07T10:30', '2026-03-07T13:30', 'is the natural time it took'],
    ['30 min', '2026-03-02T10:10', '2026-03-02T10:40', '2026-03-02T11:00', 'is the natural time it took'],
    ['10 CD', '2026-03-04T09:00', '2026-03-06T08:00', '2026-03-16T23:59:59.999', 'two days from date to date, then rolled over the weekend'],
    ['1 months', '2026-03-04T09:00', '2026-03-14T08:00', '2026-04-13T23:59:59.999', 'ten days from date to date, then rolled over the weekend'],
  ] as const)('of %s from %s to %s ends at %s: it %s', (limit, from, to, due, _why) => {
    const { book, clock } = running(limit, beijing('2026-03-02T10:00'));
    book.pause('HANDLE', beijing(from), 'SUPPLEMENT');
    book.proceed('HANDLE', beijing(to));
    expect(clock.dueAt).toEqual(beijing(due));
  });

  it('may do so for one reason and then for another without losing or gaining by it', () => {
    const { book, clock } = running('5 WD', beijing('2026-03-02T10:00'));
    book.pause('HANDLE', beijing('2026-03-04T10:00'), 'RETURN');
    book.pause('HANDLE', beijing('2026-03-05T10:00'), 'SUPPLEMENT');
    book.proceed('HANDLE', beijing('2026-03-06T10:00'));
    expect(clock.pauses.map(({ reason }) => reason)).toEqual(['RETURN', 'SUPPLEMENT']);
    expect(clock.dueAt).toEqual(beijing('2026-03-11T23:59:59.999'));
  });

  it('was met in time if it had not run out before, and can be stopped like any other', () => {
    const [early, late, dropped] = [running('1 h', beijing('2026-03-02T10:00')), running('1 h', beijing('2026-03-02T10:00')), running('1 h', beijing('2026-03-02T10:00'))];
    early.book.pause('HANDLE', beijing('2026-03-02T10:30'), 'RETURN');
    late.book.pause('HANDLE', beijing('2026-03-02T11:30'), 'RETURN');
    dropped.book.pause('HANDLE', beijing('2026-03-02T10:30'), 'RETURN');
    expect([early.book.meet('HANDLE', beijing('2026-03-03T10:00')), late.book.meet('HANDLE', beijing('2026-03-03T10:00'))]).toEqual([true, false]);
    dropped.book.cancelAll();
    expect([early.clock.status, dropped.clock.status]).toEqual(['MET', 'CANCELLED']);
  });

  it('is left alone by a pause or a return to running that does not concern it', () => {
    const { book, clock } = running('1 h', beijing('2026-03-02T10:00'));
    book.proceed('HANDLE', beijing('2026-03-02T10:10'));
    book.pause('REVIEW', beijing('2026-03-02T10:10'), 'RETURN');
    expect([clock.status, clock.pauses, clock.dueAt]).toEqual(['RUNNING', [], beijing('2026-03-02T11:00')]);
  });

  it('shows the share of its own time when it runs on, not that of the time it stood still', () => {
    const { book, clock } = running('10 h', beijing('2026-03-02T10:00'));
    book.pause('HANDLE', beijing('2026-03-02T14:00'), 'SUPPLEMENT');
    book.proceed('HANDLE', beijing('2026-03-09T14:00'));
    expect([clock.span.from, clock.markAt]).toEqual([beijing('2026-03-09T10:00'), beijing('2026-03-09T15:00')]);
  });
});

describe('an extended clock (R-DL-3)', () => {
  const at = beijing('2026-03-03T10:00');

  it('ends so many working days after the due date as it was (11 §6.4.8), and warns anew', () => {
    const { book, clock } = running('5 WD', beijing('2026-03-02T10:00'));
    clock.marked = 80;
    book.extend('HANDLE', 5, beijing('2026-03-09T10:00'));
    expect(clock.dueAt).toEqual(beijing('2026-03-16T23:59:59.999'));
    expect([clock.extension, clock.marked]).toEqual([{ amount: 5, at: '2026-03-09T02:00:00.000Z' }, 0]);
  });

  it('is extended once, by its original length at most, and not once it is over', () => {
    const codes = (limit: LimitText, acts: readonly [amount: number, at: Date][]): unknown[] => {
      const { book } = running(limit, beijing('2026-03-02T10:00'));
      return acts.map(([amount, when]) => {
        try {
          return book.extend('HANDLE', amount, when).dueAt;
        } catch (error) {
          return (error as { code: string }).code;
        }
      });
    };
    expect(codes('5 WD', [[6, at]])).toEqual(['DEADLINE.EXTENSION_TOO_LONG']);
    expect(codes('5 WD', [[2, at], [1, at]])).toEqual([beijing('2026-03-11T23:59:59.999'), 'DEADLINE.EXTENSION_REPEATED']);
    expect(codes('1 h', [[1, at]])).toEqual(['DEADLINE.EXTENSION_LATE']);
  });

  it('that stands still is extended if it had not run out before it did', () => {
    const { book, clock } = running('2 h', beijing('2026-03-02T10:00'));
    book.pause('HANDLE', beijing('2026-03-02T11:00'), 'SUPPLEMENT');
    book.extend('HANDLE', 1, beijing('2026-03-02T15:00'));
    book.proceed('HANDLE', beijing('2026-03-02T16:00'));
    expect(clock.dueAt).toEqual(beijing('2026-03-02T18:00'));
  });
});

describe('whatever happens to a clock', () => {
  const start = fc.integer({ min: 0, max: 300 * 1440 }).map((minutes) => new Date(Date.parse('2026-01-05T00:00:00+08:00') + minutes * 60_000));
  const limit = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.constantFrom('WD', 'CD', 'wh', 'h', 'min')).map(([amount, unit]) => `${amount} ${unit}` as LimitText);
  const minutes = fc.integer({ min: 0, max: 12 * 1440 });
  const act = fc.oneof(
    fc.record({ act: fc.constant('pause' as const), wait: minutes, length: minutes }),
    fc.record({ act: fc.constant('extend' as const), wait: minutes, length: fc.integer({ min: 1, max: 20 }) }),
    fc.record({ act: fc.constant('load' as const), wait: minutes, length: fc.integer({ min: 0, max: 360 }) }),
  );
  const after = (instant: Date, by: number): Date => new Date(instant.getTime() + by * 60_000);
  /** What is left of it at an instant, on its own measure. */
  const left = (clock: Deadline, at: Date, by: WorkingCalendar): number => {
    if (clock.clock === 'WORKING_DAY') return by.workingDaysBetween(businessDate(at), businessDate(clock.dueAt)).value;
    if (clock.clock === 'CALENDAR_DAY') return daysBetween(businessDate(at), businessDate(clock.dueAt));
    if (clock.clock === 'WORKING_HOUR') return officeTimeBetween(at, clock.dueAt, by, DEFAULT_OFFICE_HOURS).value;
    return clock.dueAt.getTime() - at.getTime();
  };

  it('a pause takes nothing from it: what was left when it stood still is left when it runs on', () => {
    fc.assert(
      fc.property(start, limit, fc.array(fc.record({ wait: minutes, length: minutes }), { minLength: 1, maxLength: 4 }), (since, text, pauses) => {
        const { book, clock } = running(text, since);
        let now = since;
        for (const { wait, length } of pauses) {
          const from = after(now, wait);
          now = after(from, length);
          const over = from > clock.dueAt;
          const before = left(clock, from, calendar);
          const due = clock.dueAt;
          book.pause('HANDLE', from, 'SUPPLEMENT');
          book.proceed('HANDLE', now);
          expect(clock.dueAt >= due).toBe(true);
          if (over) expect(clock.dueAt).toEqual(due);
          else expect(clock.dueAt >= now).toBe(true);
          // The days a term of calendar days was rolled over were never part of it. Days of rest may give a working day more; nothing gives a moment less.
          if (over || clock.clock === 'CALENDAR_DAY') continue;
          if (clock.clock === 'WORKING_DAY') expect(left(clock, now, calendar)).toBeGreaterThanOrEqual(before);
          else expect(left(clock, now, calendar)).toBe(before);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('its end is that of a fresh count of everything that happened, by the calendar of now', () => {
    fc.assert(
      fc.property(start, limit, fc.array(act, { maxLength: 8 }), (since, text, acts) => {
        let by = calendar;
        const { clock } = running(text, since);
        let now = since;
        for (const { act: what, wait, length } of acts) {
          now = after(now, wait);
          if (what === 'pause') {
            clock.pause(now, 'SUPPLEMENT');
            now = after(now, length);
            clock.proceed(by, now);
          } else if (what === 'load') {
            by = without([new Date(Date.UTC(2026, 0, 5 + length)).toISOString().slice(0, 10)]);
            clock.recount(by, now);
          } else if (clock.extension === null && length <= clock.amount! && now <= clock.dueAt) clock.extend(by, length, now);
        }
        const pausedIntervals = clock.pauses.map(({ from, to }) => ({ from: new Date(from), to: new Date(to!) }));
        const extension = clock.extension ? { extension: { ...parseLimit(text), amount: clock.extension.amount }, extendedAt: new Date(clock.extension.at) } : {};
        expect(clock.dueAt).toEqual(dueAt(parseLimit(text), since, by, { pausedIntervals, ...extension }).dueAt);
      }),
      { numRuns: 500 },
    );
  });

  it('one pause is as good as two of which the second begins where the first ends, in whatever order two clocks are paused', () => {
    fc.assert(
      fc.property(start, limit, minutes, minutes, minutes, (since, text, wait, first, second) => {
        const [one, two] = [running(text, since), running(text, since)];
        const review = two.book.start('REVIEW', since);
        const [from, between, to] = [after(since, wait), after(since, wait + first), after(since, wait + first + second)];
        one.book.pause('HANDLE', from, 'SUPPLEMENT');
        one.book.proceed('HANDLE', to);
        two.book.pause('REVIEW', from, 'SUPPLEMENT');
        two.book.pause('HANDLE', from, 'SUPPLEMENT');
        two.book.proceed('HANDLE', between);
        two.book.pause('HANDLE', between, 'RETURN');
        two.book.proceed('HANDLE', to);
        two.book.proceed('REVIEW', to);
        // A clock that was over in between is over; a pause after that moves nothing.
        expect([two.clock.dueAt, review.dueAt]).toEqual([one.clock.dueAt, one.clock.dueAt]);
      }),
    );
  });

  it('working hours are given back to the millisecond', () => {
    const { book, clock } = running('4 wh', beijing('2026-02-14T16:30'));
    book.pause('HANDLE', beijing('2026-02-14T16:45:00.001'), 'SUPPLEMENT');
    book.proceed('HANDLE', beijing('2026-02-24T09:00'));
    expect(clock.dueAt).toEqual(addOfficeTime(beijing('2026-02-24T09:00'), 4 * 3_600_000 - 900_001, calendar, DEFAULT_OFFICE_HOURS).value);
  });
});
