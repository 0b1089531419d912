import { HolidayFileInvalid } from '@yidan/kernel';
import { parseOverrideFile } from './override-file.ts';

const file = (...days: [date: string, isOffDay: boolean][]) => ({ year: 2026, days: days.map(([date, isOffDay]) => ({ name: '泼水节', date, isOffDay })) });

function faults(json: unknown): string[] {
  try {
    parseOverrideFile(json, '云府发〔2026〕3号');
    return [];
  } catch (error) {
    if (error instanceof HolidayFileInvalid) return (error.violations ?? []).map(({ path, code }) => `${path} ${code}`);
    throw error;
  }
}

describe('own days of a city or a district', () => {
  it('are off or worked as the document says, and never count as statutory', () => {
    const kinds = parseOverrideFile(file(['2026-04-13', true], ['2026-04-18', true], ['2026-04-19', false], ['2026-10-01', false], ['2026-10-02', true]), '云府发〔2026〕3号').days;
    expect(kinds.map(({ date, kind }) => [date, kind])).toEqual([
      ['2026-04-13', 'SHIFTED_REST'],
      ['2026-04-18', 'REST'],
      ['2026-04-19', 'MAKEUP_WORKDAY'],
      ['2026-10-01', 'WORKDAY'],
      ['2026-10-02', 'SHIFTED_REST'],
    ]);
    expect(kinds[0]?.source).toBe('云府发〔2026〕3号');
  });

  it('are refused row by row', () => {
    expect(faults(file(['2026-02-30', true], ['2026-04-13', true], ['2026-04-13', true], ['2025-12-31', true]))).toEqual([
      'days[0] CALENDAR.DATE',
      'days[2] CALENDAR.DUPLICATE',
      'days[3] CALENDAR.YEAR',
    ]);
  });

  it('that are no such file at all are refused by what they lack', () => {
    expect(faults(null)).toEqual([' CALENDAR.FILE']);
    expect(faults({ year: 2026, days: [] })).toEqual(['days CALENDAR.DAYS']);
    expect(faults({ year: 2026, days: [{ date: '2026-04-13' }] })).toContain('days[0] CALENDAR.ROW');
  });
});
