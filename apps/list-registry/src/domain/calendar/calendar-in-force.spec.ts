import { nationalCalendar } from '@yidan/kernel';
import { yearOfCalendar } from './calendar-in-force.ts';

describe('a year of the working calendar', () => {
  it('F-148 2026 has 248 working days: 21,16,22,21,19,21,23,21,22,18,21,23', () => {
    const year = yearOfCalendar(nationalCalendar(), 2026);
    expect(year.days).toHaveLength(365);
    expect(year.workingDays).toBe(248);
    expect(year.workingDaysByMonth).toEqual([21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]);
    expect(year.provisional).toBe(false);
  });

  it('says of each day what it is and who says so', () => {
    const { days } = yearOfCalendar(nationalCalendar(), 2026);
    expect(days.find(({ date }) => date === '2026-02-14')).toEqual({
      date: '2026-02-14', kind: 'MAKEUP_WORKDAY', kindZh: '调休上班', name: '春节', working: true, source: '国办发明电〔2025〕7号', provisional: false,
    });
    expect(days.find(({ date }) => date === '2026-03-02')).toMatchObject({ kind: 'WORKDAY', name: null, source: 'WEEKDAY_RULE' });
  });

  it('whose notice is not out yet is provisional, with its statutory days and weekends', () => {
    const year = yearOfCalendar(nationalCalendar(), 2027);
    expect(year.provisional).toBe(true);
    expect(year.days.filter(({ kind }) => kind === 'STATUTORY_HOLIDAY')).toHaveLength(13);
  });
});
