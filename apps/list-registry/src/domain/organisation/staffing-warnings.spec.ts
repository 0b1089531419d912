import { overEstablishment, unitWarnings } from './staffing-warnings.ts';

const unit = (approvedStaff: number, actualStaff: number) => ({ code: 'ZH', name: '办公室', approvedStaff, actualStaff });

describe('staffing', () => {
  it('with as many people as posts is in order, one more is over the establishment', () => {
    expect(overEstablishment(unit(5, 5), 'actualStaff')).toEqual([]);
    expect(overEstablishment(unit(5, 6), 'actualStaff')).toMatchObject([
      { code: 'OVER_ESTABLISHMENT', severity: 'WARN', path: 'actualStaff', messageZh: '办公室实有 6 人，超过核定编制 5 名' },
    ]);
  });

  it('of a unit with fewer posts than org.unit.minStaff is something to know, not a fault', () => {
    expect(unitWarnings(unit(3, 3), 3)).toEqual([]);
    expect(unitWarnings(unit(2, 2), 3)).toMatchObject([{ code: 'UNIT_BELOW_MIN_STAFF', severity: 'INFO', path: 'units.ZH' }]);
    expect(unitWarnings(unit(2, 2), 2)).toEqual([]);
  });

  it('of a unit may be wrong in both ways', () => {
    expect(unitWarnings(unit(1, 2), 3).map(({ code }) => code)).toEqual(['OVER_ESTABLISHMENT', 'UNIT_BELOW_MIN_STAFF']);
  });
});
