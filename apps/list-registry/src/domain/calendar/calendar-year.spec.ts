import { CalendarChangedV1 } from '@yidan/contracts';
import { daysOfNotice, FourEyes, HolidayFileInvalid, NATIONAL_NOTICES, NotYourStep, StepOutOfOrder, statutoryDays } from '@yidan/kernel';
import { NoticeIsForTheCity } from './calendar.errors.ts';
import { CalendarYear, calendarActions, type CalendarKind } from './calendar-year.ts';

const id = '01990000-0000-7000-8000-000000000001';
const now = new Date('2026-11-10T01:00:00Z');
const zhou = { id: 'zhou', roles: ['TENANT_ADMIN'], relations: [] } as const;
const lin = { id: 'lin', roles: ['TENANT_ADMIN'], relations: [] } as const;
const director = { id: 'gao', roles: ['ESTABLISHMENT_DIRECTOR'], relations: [] } as const;

const notice2027 = { year: 2027, papers: ['https://www.gov.cn/2027'], days: statutoryDays(2027).map(({ name, date }) => ({ name, date, isOffDay: true })) };
const closure = { year: 2027, papers: [], days: [{ name: '全市防汛', date: '2027-07-06', isOffDay: true }] };

function aCalendar(given: { kind?: CalendarKind; file?: unknown; tenantIsCity?: boolean } = {}): CalendarYear {
  const { kind = 'NOTICE', file = notice2027, tenantIsCity = true } = given;
  return new CalendarYear({ id, tenantId: '990100', tenantIsCity, kind, noticeNumber: '国办发明电〔2026〕9号', file }, zhou, now);
}

describe('a calendar', () => {
  it('waits for a second person and says nothing to anyone yet', () => {
    const calendar = aCalendar();
    expect(calendar).toMatchObject({ state: 'PROPOSED', year: 2027, proposedBy: 'zhou', approvedBy: null });
    expect(calendar.pullEvents().map(({ type }) => type)).toEqual(['calendar.proposed']);
  });

  it('is put in force by another person, and every service gets its days', () => {
    const calendar = aCalendar();
    calendar.pullEvents();

    calendar.approve(lin, [], now);

    expect(calendar).toMatchObject({ state: 'IN_FORCE', approvedBy: 'lin', approvedAt: now });
    const [event] = calendar.pullEvents();
    const told = CalendarChangedV1.parse(event?.data);
    expect(told).toMatchObject({ calendarId: id, year: 2027, source: '国办发明电〔2026〕9号' });
    expect(told.days).toHaveLength(13);
    expect(told.days[0]).toEqual({ date: '2027-01-01', kind: 'STATUTORY_HOLIDAY', name: '元旦' });
  });

  it('R-SEC-2 is not approved by whoever proposed it', () => {
    const calendar = aCalendar();
    expect(() => calendar.approve(zhou, [], now)).toThrow(FourEyes);
    expect(calendarActions(calendar, zhou)).toEqual(['withdraw']);
    expect(calendarActions(calendar, lin)).toEqual(['approve', 'withdraw']);
    expect(calendarActions(calendar, director)).toEqual(['approve']);
  });

  it('is not approved by somebody without the office, nor twice', () => {
    const calendar = aCalendar();
    expect(() => calendar.approve({ id: 'wu', roles: ['ORGAN_DRAFTER'], relations: [] }, [], now)).toThrow(NotYourStep);
    calendar.approve(director, [], now);
    expect(() => calendar.approve(lin, [], now)).toThrow(StepOutOfOrder);
    expect(() => calendar.withdraw(zhou, now)).toThrow(StepOutOfOrder);
  });

  it('that was withdrawn never comes into force', () => {
    const calendar = aCalendar();
    calendar.withdraw(zhou, now);
    expect(() => calendar.approve(lin, [], now)).toThrow(StepOutOfOrder);
  });

  it('with the yearly notice is entered by the city alone; a district lays its own days over it', () => {
    expect(() => aCalendar({ tenantIsCity: false })).toThrow(NoticeIsForTheCity);
    expect(aCalendar({ tenantIsCity: false, kind: 'OVERRIDE', file: closure }).days).toEqual([{ date: '2027-07-06', kind: 'SHIFTED_REST', name: '全市防汛' }]);
  });

  it('with a fault in a row is refused by that row, in both languages', () => {
    const file = { ...notice2027, days: [...notice2027.days, { name: '春节', date: '2027-02-10', isOffDay: false }] };
    let fault: unknown;
    try {
      aCalendar({ file });
    } catch (error) {
      fault = error instanceof HolidayFileInvalid ? error.violations : error;
    }
    expect(fault).toEqual([
      {
        path: 'days[13]',
        code: 'CALENDAR.MAKEUP_ON_WEEKDAY',
        message: 'Row 14: 2027-02-10 is worked anyway; make-up days fall on Saturday or Sunday',
        messageZh: '第 14 行：2027-02-10 本为工作日，调休上班应在周六或周日',
      },
    ]);
  });

  it('of own days keeps the notice of the year in force beneath it', () => {
    const notice = aCalendar();
    notice.approve(lin, [], now);
    const own = aCalendar({ kind: 'OVERRIDE', file: closure });
    own.pullEvents();

    own.approve(lin, [notice], now);

    const told = CalendarChangedV1.parse(own.pullEvents()[0]?.data);
    expect(told.days).toHaveLength(14);
    expect(told.days.find(({ date }) => date === '2027-07-06')?.name).toBe('全市防汛');
  });

  it('F-148 takes the 2026 notice as the public files write it', () => {
    const built = NATIONAL_NOTICES.find(({ year }) => year === 2026)!;
    const days = daysOfNotice(built).map(({ name, date, kind }) => ({ name, date, isOffDay: kind !== 'MAKEUP_WORKDAY' }));
    const calendar = aCalendar({ file: { year: 2026, papers: ['content_7047091'], days } });
    expect(calendar.days.filter(({ kind }) => kind === 'MAKEUP_WORKDAY')).toHaveLength(6);
    expect(calendar.days.filter(({ kind }) => kind !== 'MAKEUP_WORKDAY')).toHaveLength(33);
  });
});
