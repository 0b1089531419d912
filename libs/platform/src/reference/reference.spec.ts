import { CalendarCache, layered, type DaySet } from './calendar-cache.ts';
import { calendarOfficeHours, definePolicy, dispatchLimits, limitFor, LimitValue, policyCatalogue } from './policy-keys.ts';
import { peopleTables } from './people.tables.ts';
import { REFERENCE_TABLES, referenceTables } from './reference.tables.ts';
import { withoutRepeats } from './reference.upserts.ts';

const daySet = (tenantId: string, year: number, days: DaySet['days']): DaySet => ({ tenantId, year, source: `${tenantId} 文件`, days });

describe('the calendar of a tenant', () => {
  it('is the national one where nobody says otherwise', () => {
    const calendar = layered('510184', 'v', []);
    expect(calendar.isWorkday('2026-02-14')).toBe(true);
    expect(calendar.isWorkday('2026-02-16')).toBe(false);
  });

  it('takes the word of the tenant before the city, and of the city before the nation', () => {
    const calendar = layered('510184', 'v', [
      daySet('510184', 2026, [{ date: '2026-07-01', kind: 'WORKDAY', name: '区' }]),
      daySet('510100', 2026, [
        { date: '2026-07-01', kind: 'REST', name: '市' },
        { date: '2026-02-14', kind: 'REST', name: '市' },
      ]),
    ]);
    expect(calendar.dayOf('2026-07-01')).toMatchObject({ kind: 'WORKDAY', source: '510184 文件' });
    expect(calendar.dayOf('2026-02-14')).toMatchObject({ kind: 'REST', source: '510100 文件' });
  });

  it('stays provisional for a year whose notice is not loaded, even if a closure in it is known', () => {
    const closure = daySet('510100', 2027, [{ date: '2027-03-01', kind: 'REST', name: '停电' }]);
    const notice = daySet('510100', 2027, [{ date: '2027-01-01', kind: 'STATUTORY_HOLIDAY', name: '元旦' }]);
    expect(layered('510184', 'v', [closure]).isProvisional('2027-03-02')).toBe(true);
    expect(layered('510184', 'v', [notice]).isProvisional('2027-03-02')).toBe(false);
  });

  it('is built once per tenant and version', async () => {
    const cache = new CalendarCache();
    let loads = 0;
    const load = (): Promise<DaySet[]> => {
      loads += 1;
      return Promise.resolve([]);
    };
    const first = await cache.get('510184', '1', load);
    expect(await cache.get('510184', '1', load)).toBe(first);
    expect(await cache.get('510185', '1', load)).not.toBe(first);
    expect((await cache.get('510184', '2', load)).version).toBe('2');
    expect(loads).toBe(3);
  });
});

describe('the limits of an order', () => {
  it.each([
    ['sign', 'NORMAL', 4, 'WORKING_HOUR'],
    ['sign', 'URGENT', 1, 'CLOCK_HOUR'],
    ['sign', 'EMERGENCY', 10, 'CLOCK_MINUTE'],
    ['handle', 'NORMAL', 5, 'WORKING_DAY'],
    ['handle', 'URGENT', 24, 'CLOCK_HOUR'],
    ['handle', 'EMERGENCY', 24, 'CLOCK_HOUR'],
    ['callback', 'URGENT', 3, 'WORKING_DAY'],
    ['match', 'URGENT', 30, 'CLOCK_MINUTE'],
    ['match', 'EMERGENCY', 5, 'CLOCK_MINUTE'],
  ] as const)('to %s a %s one is %i %s unless the policy pack says otherwise', (step, urgency, amount, clock) => {
    expect(limitFor(dispatchLimits[step].fallback, urgency)).toEqual({ amount, clock });
  });

  it('of a tenant that names one degree only leave the others as they were', () => {
    const { fallback } = dispatchLimits.sign;
    expect(limitFor({ NORMAL: '6 wh' }, 'NORMAL', fallback)).toEqual({ amount: 6, clock: 'WORKING_HOUR' });
    expect(limitFor({ NORMAL: '6 wh' }, 'URGENT', fallback)).toEqual({ amount: 1, clock: 'CLOCK_HOUR' });
    expect(limitFor({ URGENT: '2 h' }, 'NORMAL', '4 wh')).toEqual({ amount: 4, clock: 'WORKING_HOUR' });
    expect(limitFor('2 h', 'EMERGENCY', fallback)).toEqual({ amount: 2, clock: 'CLOCK_HOUR' });
  });

  it('that are expedited stay half of what a tenant makes of the usual one, rounded up', () => {
    const [review, publicity] = [{ NORMAL: '15 WD', EXPEDITED: '8 WD' }, { NORMAL: '5 WD', EXPEDITED: '1 WD' }] as const;
    const days = (amount: number) => ({ amount, clock: 'WORKING_DAY' });
    expect(limitFor(review, 'EXPEDITED', review)).toEqual(days(8));
    for (const policy of ['11 WD', { NORMAL: '11 WD' }] as const) expect(limitFor(policy, 'EXPEDITED', review)).toEqual(days(6));
    expect(limitFor({ NORMAL: '11 WD', EXPEDITED: '3 WD' }, 'EXPEDITED', review)).toEqual(days(3));
    // What the table shortens otherwise stays as short as it is.
    expect(limitFor('7 WD', 'EXPEDITED', publicity)).toEqual(days(1));
    expect(limitFor('11 WD', 'EXPEDITED', '10 WD')).toEqual(days(11));
  });

  it('are refused when they are no limits', () => {
    for (const wrong of ['5', '0 WD', '5 days', { NORMAL: 5 }, { SOMETIMES: '5 WD' }, 5, null]) expect(LimitValue.safeParse(wrong).success).toBe(false);
    for (const right of ['5 WD', { NORMAL: '5 WD' }, { RED: '10 min', BLUE: '3 WD' }]) expect(LimitValue.safeParse(right).success).toBe(true);
    expect(() => limitFor({ RED: '10 min' }, 'NORMAL')).toThrow('no limit');
  });
});

describe('a policy key', () => {
  it('is declared once, with a default of its own shape', () => {
    expect(policyCatalogue.get('dispatch.limits.sign')).toBe(dispatchLimits.sign);
    expect(() => definePolicy('dispatch.limits.sign', LimitValue, '1 WD')).toThrow('twice');
    expect(() => definePolicy('dispatch.limits.wrong', LimitValue, '1 year' as never)).toThrow();
  });

  it('takes office hours only in order', () => {
    expect(calendarOfficeHours.schema.safeParse([['09:00', '12:00'], ['13:30', '17:30']]).success).toBe(true);
    expect(calendarOfficeHours.schema.safeParse([['13:00', '17:00'], ['09:00', '12:00']]).success).toBe(false);
    expect(calendarOfficeHours.schema.safeParse([['09:00', '24:10']]).success).toBe(false);
  });
});

describe('the reference tables', () => {
  it('are all bound to the tenant and forced to be', () => {
    const sql = [...referenceTables('summons'), ...peopleTables('summons')];
    const created = sql.flatMap((statement) => /^create table (\w+)/.exec(statement)?.[1] ?? []);
    expect(created.sort()).toEqual([...REFERENCE_TABLES].sort());
    for (const table of created) {
      expect(sql).toContain(`alter table ${table} force row level security`);
      expect(sql.find((statement) => statement.startsWith(`create table ${table} `))).toMatch(/tenant_id +text/);
    }
  });
});

describe('rows of a copy that are written together', () => {
  const row = (id: string, year: number, name: string) => ({ id, year, name });

  it('keep their order, and one that comes again begins a new part', () => {
    const [a, b, again, c, twice] = [row('a', 1, 'first'), row('b', 1, 'first'), row('a', 1, 'second'), row('c', 1, 'first'), row('a', 1, 'third')];
    expect(withoutRepeats([a, b, again, c, twice], ['id'])).toEqual([[a, b], [again, c], [twice]]);
    expect(withoutRepeats([a, row('A', 1, 'in capitals')], ['id'])).toHaveLength(2);
  });

  it('are the same row only where the whole key is the same', () => {
    const rows = [row('a', 1, 'x'), row('a', 2, 'x'), row('b', 1, 'x')];
    expect(withoutRepeats(rows, ['id', 'year'])).toEqual([rows]);
  });
});
