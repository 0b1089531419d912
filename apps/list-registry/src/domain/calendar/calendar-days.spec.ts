import { daysInForce, type KeptDay } from './calendar-days.ts';

const day = (date: string, kind: KeptDay['kind'], name: string): KeptDay => ({ date, kind, name });
const notice = { kind: 'NOTICE' as const, noticeNumber: '国办发明电〔2026〕9号', days: [day('2027-10-01', 'STATUTORY_HOLIDAY', '国庆节'), day('2027-10-09', 'MAKEUP_WORKDAY', '国庆节')] };
const own = { kind: 'OVERRIDE' as const, noticeNumber: '云府发〔2027〕3号', days: [day('2027-10-09', 'REST', '全市停电检修'), day('2027-04-12', 'SHIFTED_REST', '三月三')] };

describe('the days in force in a year', () => {
  it('are the notice with the own days over it, in order, resting on both documents', () => {
    const expected = {
      source: '国办发明电〔2026〕9号；云府发〔2027〕3号',
      days: [day('2027-04-12', 'SHIFTED_REST', '三月三'), day('2027-10-01', 'STATUTORY_HOLIDAY', '国庆节'), day('2027-10-09', 'REST', '全市停电检修')],
    };
    expect(daysInForce([notice, own])).toEqual(expected);
    expect(daysInForce([own, notice])).toEqual(expected);
  });

  it('are the notice alone where there is nothing of one’s own', () => {
    expect(daysInForce([notice])).toEqual({ source: notice.noticeNumber, days: notice.days });
  });
});
