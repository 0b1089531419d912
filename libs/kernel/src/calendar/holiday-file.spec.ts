import { HolidayFileInvalid, parseHolidayFile } from './holiday-file.ts';
import { NATIONAL_NOTICES } from './national-notices.ts';
import { daysOfNotice } from './calendar-day.ts';

interface Row { name: string; date: string; isOffDay: boolean }

function fileOf2026(change: (days: Row[]) => void = () => undefined) {
  const notice = NATIONAL_NOTICES.find(({ year }) => year === 2026);
  if (!notice) throw new Error('2026 is built in');
  const days: Row[] = daysOfNotice(notice).map(({ name = '', date, kind }) => ({ name, date, isOffDay: kind !== 'MAKEUP_WORKDAY' }));
  change(days);
  return { year: 2026, papers: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'], days };
}

function faults(json: unknown): { path: string; code: string; messageZh: string }[] {
  try {
    parseHolidayFile(json);
    return [];
  } catch (error) {
    if (error instanceof HolidayFileInvalid) return (error.violations ?? []).map(({ path, code, messageZh }) => ({ path, code, messageZh }));
    throw error;
  }
}

describe('a holiday file', () => {
  it('gives the days of the notice with its number as their source', () => {
    const file = parseHolidayFile(fileOf2026(), '国办发明电〔2025〕7号');
    expect(file.days).toHaveLength(39);
    expect(file.days[0]).toEqual({ date: '2026-01-01', kind: 'STATUTORY_HOLIDAY', name: '元旦', source: '国办发明电〔2025〕7号' });
  });

  it('may speak of days in the years beside its own', () => {
    expect(faults(fileOf2026((days) => days.push({ name: '元旦', date: '2025-12-27', isOffDay: false })))).toEqual([]);
  });

  it.each<[string, (days: Row[]) => void, { path: string; code: string; messageZh: string }]>([
    ['a day twice', (days) => days.push({ name: '元旦', date: '2026-01-01', isOffDay: true }), { path: 'days[39]', code: 'CALENDAR.DUPLICATE', messageZh: '第 40 行：2026-01-01 已见于第 1 行' }],
    ['a make-up day in the week', (days) => days.push({ name: '元旦', date: '2026-01-05', isOffDay: false }), { path: 'days[39]', code: 'CALENDAR.MAKEUP_ON_WEEKDAY', messageZh: '第 40 行：2026-01-05 本为工作日，调休上班应在周六或周日' }],
    ['a day that does not exist', (days) => days.push({ name: '春节', date: '2026-02-30', isOffDay: true }), { path: 'days[39]', code: 'CALENDAR.DATE', messageZh: '第 40 行：2026-02-30 不是有效日期' }],
    ['a day of another year', (days) => days.push({ name: '元旦', date: '2028-01-01', isOffDay: true }), { path: 'days[39]', code: 'CALENDAR.YEAR', messageZh: '第 40 行：2028-01-01 不属于 2026 年' }],
    ['no New Year', (days) => days.shift(), { path: 'days', code: 'CALENDAR.STATUTORY_MISSING', messageZh: '2026-01-01（元旦）为法定节假日，应放假' }],
  ])('with %s is refused by the row', (_, change, fault) => {
    expect(faults(fileOf2026(change))).toEqual([fault]);
  });

  it('that is no such file at all is refused with everything it lacks', () => {
    expect(faults(null).map((fault) => fault.path)).toEqual(['year', 'papers', 'days']);
    expect(faults({ year: 2027, papers: [], days: [] }).map((fault) => fault.path)).toEqual(['papers']);
    expect(faults({ year: 2027, papers: ['x'], days: [{ date: '2027-01-01' }] })).toMatchObject([{ path: 'days[0]', code: 'CALENDAR.ROW' }]);
  });

  it('without days, as for a year whose notice is not out, is refused for its 13 statutory days', () => {
    expect(faults({ year: 2027, papers: ['x'], days: [] })).toHaveLength(13);
  });
});
