import fc from 'fast-check';
import { atTime, businessDate, startOfDay } from '../clock.ts';
import { parseLimit } from '../limit.ts';
import { addDays, addMonths, datesFrom, daysBetween } from './date.ts';
import { assertExtensible, dueAt, ExtensionLate, ExtensionRepeated, ExtensionTooLong } from './deadline.ts';
import type { CountingRules } from './deadline.ts';
import { nationalCalendar } from './working-calendar.ts';

const calendar = nationalCalendar();

function at(text: string): Date {
  const [date = '', time = '10:00'] = text.split(' ');
  return atTime(date, time);
}
function due(limit: string, start: string, rules?: CountingRules) {
  return dueAt(parseLimit(limit), at(start), calendar, rules);
}
function lastDay(limit: string, start: string, rules?: CountingRules): string {
  return businessDate(due(limit, start, rules).dueAt);
}

describe('F-148 the working calendar of 2026', () => {
  it.each([
    ['2025-12-31', 1, '2026-01-04', 'the Sunday is worked'],
    ['2026-02-12', 3, '2026-02-24', 'Friday 13, Saturday 14 (worked), then Spring Festival'],
    ['2026-02-13', 1, '2026-02-14', 'the Saturday is worked'],
    ['2026-02-13', 5, '2026-02-27', 'Spring Festival lies between'],
    ['2026-02-14', 15, '2026-03-13', 'Saturday 28 February counts'],
    ['2026-04-30', 1, '2026-05-06', 'Labour Day lies between'],
    ['2026-04-30', 5, '2026-05-11', 'Saturday 9 May counts'],
    ['2026-06-18', 5, '2026-06-26', 'Dragon Boat Festival lies between'],
    ['2026-09-18', 1, '2026-09-20', 'the Sunday is worked'],
    ['2026-09-18', 10, '2026-10-09', 'Mid-Autumn and National Day lie between'],
    ['2026-09-30', 3, '2026-10-10', 'the Saturday is worked'],
    ['2026-10-01', 1, '2026-10-08', 'it starts on a holiday'],
  ])('F-148 from %s %i working day(s) end on %s: %s', (start, days, expected) => {
    expect(lastDay(`${days} WD`, start)).toBe(expected);
    expect(calendar.addWorkingDays(start, days)).toEqual({ value: expected, provisional: false });
  });

  it.each([
    ['2026-01-16', 30, '2026-02-24', '15 February is a holiday and rolls'],
    ['2026-08-03', 60, '2026-10-08', '2 October is a holiday and rolls'],
    ['2026-03-05', 30, '2026-04-07', '4 April is a holiday and rolls'],
  ])('F-148 from %s %i calendar days end on %s: %s', (start, days, expected) => {
    expect(lastDay(`${days} CD`, start)).toBe(expected);
  });

  it.each([
    ['2026-02-13 16:00', '4 wh', '2026-02-14 12:00', 'the Saturday is worked'],
    ['2026-02-14 16:30', '2 wh', '2026-02-24 10:30', 'Spring Festival lies between'],
    ['2026-09-30 16:00', '2 wh', '2026-10-08 10:00', 'National Day lies between'],
    ['2026-03-06 16:00', '2 wh', '2026-03-09 10:00', 'the weekend lies between'],
    ['2026-02-13 23:50', '30 min', '2026-02-14 00:20', 'natural time runs day and night'],
  ])('F-148 from %s %s end at %s: %s', (start, limit, expected) => {
    expect(due(limit, start).dueAt).toEqual(at(expected));
  });

  it.each([
    ['2026-09-18', '2026-10-10', 11],
    ['2026-02-10', '2026-02-28', 9],
  ])('F-148 after %s up to %s there are %i working days', (after, until, expected) => {
    expect(calendar.workingDaysBetween(after, until)).toEqual({ value: expected, provisional: false });
  });

  it('F-148 a term of six months from 31 August ends on the last of February, which is worked', () => {
    expect(lastDay('6 months', '2025-08-31')).toBe('2026-02-28');
  });

  it('F-148 has 248 working days, month by month as published', () => {
    const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}-01`);
    const perMonth = months.map((first) => calendar.workingDaysBetween(addDays(first, -1), addDays(addMonths(first, 1), -1)).value);
    expect(perMonth).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
    expect(perMonth.reduce((a, b) => a + b)).toBe(248);
  });

  it('F-148 has 33 days off by the notice and 6 make-up days', () => {
    const kinds = datesFrom('2026-01-01', '2026-12-31').map((date) => calendar.dayOf(date)).filter((day) => day.source !== 'WEEKDAY_RULE').map((day) => day.kind);
    expect(kinds.filter((kind) => kind !== 'MAKEUP_WORKDAY')).toHaveLength(33);
    expect(kinds.filter((kind) => kind === 'MAKEUP_WORKDAY')).toHaveLength(6);
    expect(kinds.filter((kind) => kind === 'STATUTORY_HOLIDAY')).toHaveLength(13);
  });
});

describe('a deadline', () => {
  it('on days is kept until the very end of its last day, or until the office closes where the policy says so', () => {
    expect(due('1 WD', '2026-03-02').dueAt.getTime()).toBe(startOfDay('2026-03-04').getTime() - 1);
    expect(due('1 WD', '2026-03-02', { cutoff: 'OFFICE' }).dueAt).toEqual(at('2026-03-03 17:00'));
    expect(due('1 WD', '2026-03-02', { cutoff: 'OFFICE', officeHours: [['08:30', '18:00']] }).dueAt).toEqual(at('2026-03-03 18:00'));
  });

  it('does not count the day it starts on, at whatever hour', () => {
    expect(lastDay('2 WD', '2026-03-02 00:00')).toBe('2026-03-04');
    expect(lastDay('2 WD', '2026-03-02 23:59')).toBe('2026-03-04');
  });

  it('is counted on the calendar of Beijing wherever the server stands', () => {
    expect(businessDate(dueAt(parseLimit('1 WD'), new Date('2026-03-02T16:30:00Z'), calendar).dueAt)).toBe('2026-03-04');
  });

  it('that is a window ends on its day, worked or not', () => {
    expect(lastDay('12 months', '2025-10-01', { roll: false })).toBe('2026-10-01');
    expect(lastDay('12 months', '2025-10-01')).toBe('2026-10-08');
    expect(lastDay('30 CD', '2026-01-16', { roll: false })).toBe('2026-02-15');
  });

  it('on working hours ends with the office and not with the next opening', () => {
    expect(due('1 wh', '2026-03-02 11:00').dueAt).toEqual(at('2026-03-02 12:00'));
    expect(due('1 wh', '2026-03-02 11:30').dueAt).toEqual(at('2026-03-02 13:30'));
    expect(due('1 wh', '2026-03-02 06:00').dueAt).toEqual(at('2026-03-02 10:00'));
    expect(due('7 wh', '2026-03-02 12:30').dueAt).toEqual(at('2026-03-03 12:00'));
  });

  it('has a length of at least one', () => {
    expect(() => dueAt({ clock: 'WORKING_DAY', amount: 0 }, at('2026-03-02'), calendar)).toThrow(RangeError);
    expect(() => dueAt({ clock: 'WORKING_DAY', amount: 1.5 }, at('2026-03-02'), calendar)).toThrow(RangeError);
  });

  it('keeps the version of the calendar it was counted by', () => {
    expect(due('1 WD', '2026-03-02')).toMatchObject({ calendarVersion: 'national-2024-2026', provisional: false });
  });
});

describe('a deadline into a year without a notice', () => {
  it('is provisional and leaves out weekends and statutory days', () => {
    expect(due('5 WD', '2026-12-28')).toMatchObject({ provisional: true });
    expect(lastDay('5 WD', '2026-12-28')).toBe('2027-01-05');
    expect(due('3 WD', '2026-12-28').provisional).toBe(false);
    expect(due('1 CD', '2026-12-31')).toMatchObject({ provisional: true });
    expect(due('10 wh', '2026-12-31 16:00').provisional).toBe(true);
  });

  it('is exact where no calendar is asked: natural hours, and windows that do not roll', () => {
    expect(due('48 h', '2026-12-31').provisional).toBe(false);
    expect(due('6 months', '2026-12-31', { roll: false }).provisional).toBe(false);
  });
});

describe('a pause', () => {
  const pause = (from: string, to: string): CountingRules => ({ pausedIntervals: [{ from: at(from), to: at(to) }] });

  it('of some hours within one working day subtracts nothing from working days', () => {
    expect(lastDay('3 WD', '2026-03-02', pause('2026-03-03 09:00', '2026-03-03 17:00'))).toBe('2026-03-05');
  });

  it('puts the end off by the working days it lasted', () => {
    expect(lastDay('3 WD', '2026-03-02', pause('2026-03-03 09:00', '2026-03-05 09:00'))).toBe('2026-03-09');
    expect(lastDay('3 WD', '2026-03-02', pause('2026-03-06 00:00', '2026-03-09 09:00'))).toBe('2026-03-05');
  });

  it('that begins on the last day still counts', () => {
    expect(lastDay('3 WD', '2026-03-02', pause('2026-03-05 16:00', '2026-03-10 09:00'))).toBe('2026-03-10');
  });

  it('from the last day into days of rest leaves the rest of that day for the next day that is worked', () => {
    expect(lastDay('3 WD', '2026-03-03', pause('2026-03-06 16:00', '2026-03-08 09:00'))).toBe('2026-03-09');
    expect(lastDay('3 WD', '2026-02-10', pause('2026-02-13 16:00', '2026-02-13 17:00'))).toBe('2026-02-13');
    expect(lastDay('3 WD', '2026-02-11', pause('2026-02-14 16:00', '2026-02-20 09:00'))).toBe('2026-02-24');
  });

  it('into the evening counts for the next day where days end with the office', () => {
    const office = (from: string, to: string) => due('3 WD', '2026-03-02', { cutoff: 'OFFICE', ...pause(from, to) }).dueAt;
    expect(office('2026-03-05 16:00', '2026-03-05 16:30')).toEqual(at('2026-03-05 17:00'));
    expect(office('2026-03-05 16:00', '2026-03-05 20:00')).toEqual(at('2026-03-06 17:00'));
    expect(office('2026-03-04 18:00', '2026-03-04 20:00')).toEqual(at('2026-03-05 17:00'));
  });

  it('over a weekend subtracts nothing from working days and the natural time from natural clocks', () => {
    expect(lastDay('3 WD', '2026-03-05', pause('2026-03-06 18:00', '2026-03-08 18:00'))).toBe('2026-03-10');
    expect(due('2 h', '2026-03-07 10:00', pause('2026-03-07 11:00', '2026-03-07 11:30')).dueAt).toEqual(at('2026-03-07 12:30'));
  });

  it('subtracts office time only from working hours', () => {
    expect(due('4 wh', '2026-03-02 09:00', pause('2026-03-02 11:00', '2026-03-02 14:00')).dueAt).toEqual(at('2026-03-02 16:00'));
    expect(due('4 wh', '2026-03-02 14:00', pause('2026-03-02 18:00', '2026-03-03 08:00')).dueAt).toEqual(at('2026-03-03 10:00'));
  });

  it('moves a term of calendar days before its end is rolled', () => {
    expect(lastDay('30 CD', '2026-01-16', pause('2026-01-20', '2026-01-22'))).toBe('2026-02-24');
    expect(lastDay('30 CD', '2026-01-16', pause('2026-01-20', '2026-01-30'))).toBe('2026-02-25');
    expect(lastDay('30 CD', '2026-01-16', pause('2026-02-24 09:00', '2026-02-26 09:00'))).toBe('2026-02-26');
  });

  it('that overlaps another is not subtracted twice', () => {
    const rules = { pausedIntervals: [{ from: at('2026-03-03'), to: at('2026-03-05') }, { from: at('2026-03-04'), to: at('2026-03-05') }] };
    expect(lastDay('3 WD', '2026-03-02', rules)).toBe('2026-03-09');
  });

  it('before the start or with its end before its beginning does not count or is refused', () => {
    expect(lastDay('3 WD', '2026-03-02', pause('2026-02-24', '2026-03-01'))).toBe('2026-03-05');
    expect(() => due('3 WD', '2026-03-02', pause('2026-03-05', '2026-03-04'))).toThrow(RangeError);
  });
});

describe('an extension', () => {
  it('is added to the due date as it was', () => {
    expect(lastDay('20 WD', '2026-03-02', { extension: parseLimit('10 WD') })).toBe(calendar.addWorkingDays('2026-03-02', 30).value);
    expect(lastDay('30 CD', '2026-01-16', { extension: parseLimit('2 CD') })).toBe('2026-02-26');
  });

  it('is added to the due date as the pauses before it had left it, and put off by those after it', () => {
    const granted = (day: string, from: string, to: string): CountingRules => ({ extension: parseLimit('2 CD'), extendedAt: at(day), pausedIntervals: [{ from: at(from), to: at(to) }] });
    // 30 calendar days from 16 January end on 15 February and roll to the 24th; with the pause on 25 February.
    expect(lastDay('30 CD', '2026-01-16', granted('2026-02-10', '2026-01-20', '2026-01-30'))).toBe('2026-02-27');
    expect(lastDay('30 CD', '2026-01-16', granted('2026-01-18', '2026-01-20', '2026-01-30'))).toBe('2026-03-09');
    expect(lastDay('30 CD', '2026-01-16', granted('2026-01-18', '2026-02-25', '2026-02-26'))).toBe('2026-02-27');
  });

  it('is granted once, in time, and for no longer than the original', () => {
    const [original, end] = [parseLimit('10 WD'), at('2026-03-16 23:59')];
    expect(() => assertExtensible(original, parseLimit('10 WD'), end, at('2026-03-16'), false)).not.toThrow();
    expect(() => assertExtensible(original, parseLimit('10 WD'), end, at('2026-03-17'), false)).toThrow(ExtensionLate);
    expect(() => assertExtensible(original, parseLimit('10 WD'), end, at('2026-03-16'), true)).toThrow(ExtensionRepeated);
    expect(() => assertExtensible(original, parseLimit('11 WD'), end, at('2026-03-16'), false)).toThrow(ExtensionTooLong);
    expect(() => assertExtensible(original, parseLimit('1 months'), end, at('2026-03-16'), false)).toThrow(ExtensionTooLong);
  });

  it('that comes late is told by its code', () => {
    expect(new ExtensionLate(at('2026-03-16'))).toMatchObject({ code: 'DEADLINE.EXTENSION_LATE', kind: 'conflict' });
  });
});

describe('whatever day it is', () => {
  const day = fc.integer({ min: 0, max: 1095 }).map((n) => addDays('2024-01-01', n));
  const instant = fc.integer({ min: 0, max: 1095 * 1440 }).map((m) => new Date(startOfDay('2024-01-01').getTime() + m * 60_000));

  it('the n-th working day is worked and n working days away', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const end = calendar.addWorkingDays(start, n).value;
        expect(calendar.isWorkday(end)).toBe(true);
        expect(calendar.workingDaysBetween(start, end).value).toBe(n);
      }),
    );
  });

  it('two terms of working days one after the other are one term of their sum', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }), (start, a, b) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(start, a).value, b)).toMatchObject({ value: calendar.addWorkingDays(start, a + b).value });
      }),
    );
  });

  it('a longer limit never ends earlier, nor does one that starts later', () => {
    const clock = fc.constantFrom('WORKING_DAY', 'WORKING_HOUR', 'CLOCK_HOUR', 'CLOCK_MINUTE', 'CALENDAR_DAY', 'MONTH');
    fc.assert(
      fc.property(instant, instant, clock, fc.integer({ min: 1, max: 24 }), (one, other, unit, amount) => {
        const [early, late] = one < other ? [one, other] : [other, one];
        const end = (start: Date, length: number) => dueAt({ clock: unit, amount: length }, start, calendar).dueAt.getTime();
        expect(end(early, amount)).toBeLessThanOrEqual(end(late, amount));
        expect(end(early, amount)).toBeLessThanOrEqual(end(early, amount + 1));
        expect(end(early, amount)).toBeGreaterThan(early.getTime());
      }),
    );
  });

  it('a pause never brings the end forward, and puts it off by no more than the days it touched', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 40_000 }), (start, n, wait, length) => {
        const from = new Date(start.getTime() + wait * 60_000);
        const to = new Date(from.getTime() + length * 60_000);
        const limit = { clock: 'WORKING_DAY', amount: n } as const;
        const [plain, paused] = [{}, { pausedIntervals: [{ from, to }] }].map((rules) => businessDate(dueAt(limit, start, calendar, rules).dueAt)) as [string, string];
        const putOff = calendar.workingDaysBetween(plain, paused).value;
        expect(putOff).toBeGreaterThanOrEqual(0);
        expect(putOff).toBeLessThanOrEqual(daysBetween(businessDate(from), businessDate(to)));
        const stood = calendar.workingDaysBetween(businessDate(from), businessDate(to)).value;
        // One working day more where it stood still from its last day into days of rest: the rest of that day is worked off on the next one worked.
        const intoRest = calendar.addWorkingDays(plain, stood).value < businessDate(to) ? 1 : 0;
        expect(putOff).toBe(from <= dueAt(limit, start, calendar).dueAt ? stood + intoRest : 0);
      }),
    );
  });
});
