import { atTime, businessDate, Clock, startOfDay } from './clock.ts';

describe('the clock', () => {
  it('is moved by its offset', () => {
    const clock = new Clock();
    clock.offsetMs = 86_400_000;
    expect(Math.abs(clock.now().getTime() - Date.now() - 86_400_000)).toBeLessThan(1000);
  });

  it('begins a day in Beijing at 16:00 UTC of the day before', () => {
    expect(businessDate(new Date('2026-03-01T15:59:59.999Z'))).toBe('2026-03-01');
    expect(businessDate(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
    expect(startOfDay('2026-03-02').toISOString()).toBe('2026-03-01T16:00:00.000Z');
    expect(businessDate(startOfDay('2026-12-31'))).toBe('2026-12-31');
  });

  it('knows 24:00 as the next midnight', () => {
    expect(atTime('2026-03-02', '24:00')).toEqual(startOfDay('2026-03-03'));
    expect(() => atTime('2026-13-02', '09:00')).toThrow(RangeError);
  });
});
