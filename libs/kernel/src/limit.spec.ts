import { parseLimit } from './limit.ts';

describe('a limit', () => {
  it.each([
    ['3 WD', 'WORKING_DAY', 3],
    ['4 wh', 'WORKING_HOUR', 4],
    ['24 h', 'CLOCK_HOUR', 24],
    ['30 min', 'CLOCK_MINUTE', 30],
    ['10 CD', 'CALENDAR_DAY', 10],
    ['12 months', 'MONTH', 12],
  ])('is read from %s', (text, clock, amount) => {
    expect(parseLimit(text)).toEqual({ clock, amount });
  });

  it.each(['', '3', '3WD', '0 WD', '-1 WD', '1.5 wh', '3 wd', '3 constructor'])('is not %j', (text) => {
    expect(() => parseLimit(text)).toThrow(RangeError);
  });
});
