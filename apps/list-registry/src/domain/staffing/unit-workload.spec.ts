import { ASSIST_WEIGHT, seesEvidenceOf, workloadOf, type CountedUnit } from './unit-workload.ts';

const unit = (name: string, given: Partial<CountedUnit>): CountedUnit => ({ unitId: name, code: name, name, itemsLed: 0, itemsAssisted: 0, ordersClosed: 0, ordersAssisted: 0, approvedStaff: 0, actualStaff: 0, ...given });

describe('the workload of units', () => {
  it('R-REG-23 counts an order that a unit closed as one and one that it assisted as 0.3', () => {
    const { units, total } = workloadOf([unit('水资源科', { itemsLed: 12, ordersClosed: 60, ordersAssisted: 10, approvedStaff: 3, actualStaff: 2 }), unit('河湖科', { itemsLed: 8, itemsAssisted: 4, ordersClosed: 21, ordersAssisted: 60, approvedStaff: 4, actualStaff: 4 })]);

    expect(ASSIST_WEIGHT).toBe(0.3);
    expect(units.map(({ workload, workloadShare, staffShare, workloadPerPerson }) => [workload, workloadShare, staffShare, workloadPerPerson])).toEqual([
      [63, 0.6176, 0.3333, 31.5],
      [39, 0.3824, 0.6667, 9.8],
    ]);
    expect(total).toEqual({ itemsLed: 20, itemsAssisted: 4, ordersClosed: 81, ordersAssisted: 70, workload: 102, approvedStaff: 7, actualStaff: 6, workloadPerPerson: 17 });
  });

  it('has no shares where nothing was done and nobody is in post', () => {
    expect(workloadOf([unit('水资源科', { itemsLed: 1 })]).units[0]).toMatchObject({ workload: 0, workloadShare: null, staffShare: null, workloadPerPerson: null });
  });
});

describe('the evidence for posts', () => {
  it('of every organ is for 编办 and the commission; an organ sees its own', () => {
    expect(seesEvidenceOf('o1', { roles: ['ESTABLISHMENT_OFFICER'], organId: 'o2' })).toBe(true);
    expect(seesEvidenceOf('o1', { roles: ['ORGAN_DRAFTER'], organId: 'o1' })).toBe(true);
    expect(seesEvidenceOf('o1', { roles: ['ORGAN_DRAFTER'], organId: 'o2' })).toBe(false);
    expect(seesEvidenceOf('o1', { roles: ['UNIT_HANDLER'], organId: 'o1' })).toBe(false);
  });
});
