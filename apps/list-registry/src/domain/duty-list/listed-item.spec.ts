import { aRow } from '../../../test/a-list.ts';
import type { ItemsRefused } from './duty-list.errors.ts';
import { limitOf, listItem, requireShape } from './listed-item.ts';

const refusalOf = (work: () => void): ItemsRefused => {
  try {
    work();
  } catch (error) {
    return error as ItemsRefused;
  }
  throw new Error('nothing was refused');
};
const CODE = { code: '510184-SWJ-01010001', level1: '01', level2: '01' };

describe('a list that was approved on paper', () => {
  it('may lack elements that are found later', () => {
    expect(() => requireShape([aRow({ seqNo: 1, basis: [], sandingDuties: [], sandingUnitProvisions: [], attribute: '' })])).not.toThrow();
  });

  it.each([
    ['F-003 an item without level 2', { specialFunction: { name: '' } }, 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/0/specialFunction'],
    ['F-003 an item without level 1', { majorFunction: { name: '', category: 'GENERAL_AFFAIRS' } }, 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/0/majorFunction'],
    ['an item without a name', { name: '' }, 'REGISTRY.ITEM.ELEMENT_MISSING', '/items/0/name'],
    ['an item without a lead unit', { leadUnit: '' }, 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED', '/items/0/leadUnit'],
  ])('cannot hold %s', (_, given, code, path) => {
    const refusal = refusalOf(() => requireShape([aRow({ seqNo: 1, ...given })]));

    expect([refusal.code, refusal.kind, refusal.violations?.[0]?.path]).toEqual([code, 'invalid', path]);
  });

  it('cannot be empty', () => {
    expect(refusalOf(() => requireShape([])).code).toBe('REGISTRY.ITEM.ELEMENT_MISSING');
  });
});

describe('an item entered in a list', () => {
  const unit = (name: string): string => `unit of ${name}`;

  it('has one lead unit, which does not assist itself', () => {
    const item = listItem(aRow({ seqNo: 1, leadUnit: '水资源科', assistUnits: ['法规科', '水资源科', '法规科'] }), 'k', CODE, unit);

    expect([item.leadUnitId, item.assistUnitIds]).toEqual(['unit of 水资源科', ['unit of 法规科']]);
  });

  it('is public where it faces outward, internal where it does not', () => {
    const power = { type: 'PENALTY' as const, name: '罚款' };
    const disclosure = (given: Parameters<typeof aRow>[0]) => listItem(aRow(given), 'k', CODE, unit).disclosure;

    expect([disclosure({ seqNo: 1 }), disclosure({ seqNo: 1, powers: [power] }), disclosure({ seqNo: 1, serviceObjects: ['INTERNAL'] }), disclosure({ seqNo: 1, serviceObjects: ['CITIZEN'] })]).toEqual([
      'INTERNAL',
      'PUBLIC',
      'INTERNAL',
      'PUBLIC',
    ]);
  });

  it('counts its handling limit in whole units', () => {
    expect(limitOf({ amount: 0.5, clock: 'WORKING_DAY' })).toEqual({ amount: 1, clock: 'WORKING_DAY' });
    expect(limitOf({ amount: 24, clock: 'HOUR' })).toEqual({ amount: 24, clock: 'CLOCK_HOUR' });
    expect([limitOf(null), limitOf({ amount: 100_000, clock: 'HOUR' })]).toEqual([null, null]);
  });
});
