import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { businessDate, startOfDay } from '../clock.ts';
import type { CalendarDay } from './calendar-day.ts';
import { daysOfNotice } from './calendar-day.ts';
import { addDays, datesFrom, isWeekend } from './date.ts';
import { parseHolidayFile } from './holiday-file.ts';
import type { HolidayFileInvalid } from './holiday-file.ts';
import { NATIONAL_NOTICES } from './national-notices.ts';
import { statutoryDays } from './statutory-days.ts';
import { nationalCalendar, WorkingCalendar } from './working-calendar.ts';

const calendar = nationalCalendar();

describe('a day', () => {
  it('is what the notice says, and what the week says where the notice is silent', () => {
    expect(calendar.dayOf('2026-02-17')).toEqual({ date: '2026-02-17', kind: 'STATUTORY_HOLIDAY', name: '春节', source: '国办发明电〔2025〕7号', provisional: false });
    expect(calendar.dayOf('2026-02-23').kind).toBe('SHIFTED_REST');
    expect(calendar.dayOf('2026-02-22').kind).toBe('REST');
    expect(calendar.dayOf('2026-02-14').kind).toBe('MAKEUP_WORKDAY');
    expect(calendar.dayOf('2026-03-07')).toMatchObject({ kind: 'REST', source: 'WEEKDAY_RULE' });
    expect(calendar.dayOf('2026-03-09')).toMatchObject({ kind: 'WORKDAY', source: 'WEEKDAY_RULE' });
  });

  it('is what the tenant says before the city, the city before the nation', () => {
    const say = (kind: CalendarDay['kind'], source: string): CalendarDay => ({ date: '2026-10-10', kind, source });
    const city = nationalCalendar({ city: [say('REST', '市政府公告')] });
    const district = nationalCalendar({ city: [say('REST', '市政府公告')], tenant: [say('WORKDAY', '区政府公告')] });
    expect(calendar.dayOf('2026-10-10').kind).toBe('MAKEUP_WORKDAY');
    expect(city.dayOf('2026-10-10')).toMatchObject({ kind: 'REST', source: '市政府公告' });
    expect(district.dayOf('2026-10-10')).toMatchObject({ kind: 'WORKDAY', source: '区政府公告' });
  });

  it('that does not exist is refused', () => {
    expect(() => calendar.dayOf('2026-02-29')).toThrow(RangeError);
    expect(() => calendar.dayOf('20260301')).toThrow(RangeError);
  });

  it('of a year without a notice is expected from the statutory days, and provisional', () => {
    expect(calendar.dayOf('2027-02-08')).toMatchObject({ kind: 'STATUTORY_HOLIDAY', name: '春节', provisional: true, source: 'STATUTORY_RULE' });
    expect(calendar.dayOf('2027-02-10')).toMatchObject({ kind: 'WORKDAY', provisional: true });
    expect(calendar.dayOf('2041-10-01')).toMatchObject({ kind: 'STATUTORY_HOLIDAY', provisional: true });
  });

  it('is no longer provisional when its notice is loaded', () => {
    const loaded = new WorkingCalendar({ version: '2', loadedYears: [2027], national: [{ date: '2027-02-10', kind: 'SHIFTED_REST', source: 'x' }] });
    expect(loaded.dayOf('2027-02-10')).toMatchObject({ kind: 'SHIFTED_REST', provisional: false });
    expect(loaded.dayOf('2027-02-09')).toMatchObject({ kind: 'WORKDAY', provisional: false });
  });
});

describe('the statutory days', () => {
  it('are 13 a year since 2025 and were 11 before', () => {
    expect(statutoryDays(2024)).toHaveLength(11);
    for (let year = 2025; year <= 2035; year += 1) expect(statutoryDays(year)).toHaveLength(13);
  });

  // The runtime's Chinese calendar knows the month, but errs by a day where the new moon is minutes from midnight (2027, 2030).
  it('of the lunar calendar fall in the months they are named after, counted from the day of the new moon in Beijing', () => {
    const lunarMonth = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric' });
    for (let year = 2024; year <= 2035; year += 1) {
      for (const [name, month, dayOfMonth] of [['春节', '1', 1], ['端午节', '5', 5], ['中秋节', '8', 15]] as const) {
        const named = statutoryDays(year).filter((day) => day.name === name);
        const date = named[name === '春节' && year >= 2025 ? 1 : 0]?.date ?? '';
        const newMoon = newMoonBefore(startOfDay(addDays(date, 2 - dayOfMonth)));
        expect({ name, day: businessDate(newMoon), month: lunarMonth.format(new Date(addDays(date, 2))) }).toEqual({ name, day: addDays(date, 1 - dayOfMonth), month });
      }
    }
  });

  it('of Qingming fall where the sun stands at 15 degrees', () => {
    for (let year = 2024; year <= 2035; year += 1) {
      const date = statutoryDays(year).find((day) => day.name === '清明节')?.date ?? '';
      expect(sunLongitude(Date.parse(`${date}T00:00:00+08:00`))).toBeLessThan(15);
      expect(sunLongitude(Date.parse(`${addDays(date, 1)}T00:00:00+08:00`))).toBeGreaterThanOrEqual(15);
    }
  });
});

describe('the notices built in', () => {
  it('have every statutory day off and make up on weekends only', () => {
    for (const notice of NATIONAL_NOTICES) {
      const days = daysOfNotice(notice);
      expect(new Set(days.map((day) => day.date)).size).toBe(days.length);
      expect(days.filter((day) => day.kind === 'STATUTORY_HOLIDAY').map((day) => day.date)).toEqual(statutoryDays(notice.year).map((day) => day.date).sort());
      expect(days.filter((day) => day.kind === 'MAKEUP_WORKDAY').every((day) => isWeekend(day.date))).toBe(true);
    }
  });

  const dir = process.env['YIDAN_REAL_DATA'];
  if (!dir && process.env['YIDAN_REQUIRE_ALL'] === '1') throw new Error('YIDAN_REAL_DATA is not set');
  const files = dir ? join(dir, 'holidays/holiday-cn') : '';

  (dir ? it : it.skip)('agree with the open data set, day by day', () => {
    for (const notice of NATIONAL_NOTICES) {
      const file = parseHolidayFile(JSON.parse(readFileSync(join(files, `${notice.year}.json`), 'utf8')), notice.number);
      expect(file.days.toSorted(byDate).map(plain)).toEqual(daysOfNotice(notice).toSorted(byDate).map(plain));
    }
  });

  (dir ? it : it.skip)('stand beside every published year since 2019, of which only 2020 breaks a rule: its Monday after the epidemic', () => {
    const faults = readdirSync(files).filter((name) => /^\d{4}\.json$/.test(name)).map((name) => {
      try {
        return [name, parseHolidayFile(JSON.parse(readFileSync(join(files, name), 'utf8'))).days.length > 25];
      } catch (error) {
        return [name, (error as HolidayFileInvalid).violations?.map((violation) => violation.messageZh)];
      }
    });
    const { '2020.json': year2020, ...others } = Object.fromEntries(faults) as Record<string, unknown>;
    expect(year2020).toEqual(['第 13 行：2020-02-03 本为工作日，调休上班应在周六或周日']);
    expect(Object.keys(others).length).toBeGreaterThanOrEqual(7);
    expect(new Set(Object.values(others))).toEqual(new Set([true]));
  });
});

describe('the make-up days', () => {
  it('balance the working days shifted away, give or take the statutory days that fall on a weekend', () => {
    for (const { year } of NATIONAL_NOTICES) {
      const days = datesFrom(`${year}-01-01`, `${year}-12-31`).map((date) => calendar.dayOf(date));
      const count = (kind: string) => days.filter((day) => day.kind === kind).length;
      const onWeekends = days.filter((day) => day.kind === 'STATUTORY_HOLIDAY' && isWeekend(day.date)).length;
      expect(count('SHIFTED_REST') - count('MAKEUP_WORKDAY')).toBe(onWeekends);
    }
  });
});

function plain({ date, kind, source }: CalendarDay) {
  return { date, kind, source };
}

function byDate(a: CalendarDay, b: CalendarDay): number {
  return a.date < b.date ? -1 : 1;
}

// Low-precision solar longitude (Astronomical Almanac), good to 0.01 degrees in this century.
function sunLongitude(ms: number): number {
  const n = ms / 86_400_000 - 10_957.5;
  const g = ((357.528 + 0.9856003 * n) * Math.PI) / 180;
  return (280.46 + 0.9856474 * n + 1.915 * Math.sin(g) + 0.02 * Math.sin(2 * g)) % 360;
}

// Jean Meeus, Astronomical Algorithms, chapter 49, without the planetary terms: good to a minute or two.
function newMoonBefore(instant: Date): Date {
  for (let k = Math.ceil((instant.getTime() / 86_400_000 - 10_957) / 29.53) + 1; ; k -= 1) {
    const moon = newMoon(k);
    if (moon < instant) return moon;
  }
}

function newMoon(k: number): Date {
  const t = k / 1236.85;
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const e = 1 - 0.002516 * t;
  const sun = rad(2.5534 + 29.1053567 * k);
  const moon = rad(201.5643 + 385.81693528 * k + 0.0107582 * t * t);
  const latitude = rad(160.7108 + 390.67050284 * k - 0.0016118 * t * t);
  const node = rad(124.7746 - 1.56375588 * k);
  const corrections: [number, number][] = [
    [-0.4072, moon], [0.17241 * e, sun], [0.01608, 2 * moon], [0.01039, 2 * latitude], [0.00739 * e, moon - sun], [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun], [-0.00111, moon - 2 * latitude], [-0.00057, moon + 2 * latitude], [0.00056 * e, 2 * moon + sun], [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * latitude], [0.00038 * e, sun - 2 * latitude], [-0.00024 * e, 2 * moon - sun], [-0.00017, node],
  ];
  const julianDay = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + corrections.reduce((sum, [size, angle]) => sum + size * Math.sin(angle), 0);
  const terrestrialMinusUniversal = 72_000;
  return new Date(Math.round((julianDay - 2440587.5) * 86_400_000) - terrestrialMinusUniversal);
}
