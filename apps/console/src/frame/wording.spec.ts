import { asText, atTime, counted, dayBefore, fileSize, percent, today } from './wording.ts';

describe('the wording', () => {
  it('reads clocks as they stand in China', () => {
    expect(atTime('2026-11-27T15:59:59.999Z', 'zh-CN')).toBe('2026/11/27 23:59');
    expect(atTime('2026-11-21T16:30:00Z', 'en')).toBe('11/22/2026, 00:30');
    expect(today(new Date('2026-11-21T16:30:00Z'))).toBe('2026-11-22');
  });

  it('ends a period on its last day', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(dayBefore('2026-01-01')).toBe('2025-12-31');
  });

  it('sets numbers apart', () => {
    expect(counted(1181, 'zh-CN')).toBe('1,181');
    expect(percent(0.928855)).toBe(93);
    expect([500, 2048, 5 * 1024 * 1024].map(fileSize)).toEqual(['500 B', '2.0 KB', '5.0 MB']);
  });

  it.each([
    [null, ''],
    ['监管执法类', '监管执法类'],
    [{ id: 'u', name: '特种设备安全监察科' }, '特种设备安全监察科'],
    [[{ text: '《水法》第六十九条', role: 'ORIGIN' }, { text: '《河道条例》', role: 'SUPPORT' }], '《水法》第六十九条；《河道条例》'],
    [{ amount: 20, clock: 'WORKING_DAY' }, '20 WORKING_DAY'],
    [['', null, '特种设备'], '特种设备'],
    [[], ''],
  ])('puts the value %j into one line', (value, line) => {
    expect(asText(value)).toBe(line);
  });
});
