import { SuperiorCycle } from '@yidan/kernel';
import { assertNoCircle, type OrganPlaceRow } from './organ-ties.ts';

const row = (code: string, above: Partial<OrganPlaceRow> = {}): OrganPlaceRow => ({
  code, superiorCode: null, parentCode: null, supervisingCode: null, establishedOn: null, abolishedOn: null, ...above,
});

describe('the superiors of the organs of a tenant', () => {
  it('may stand in a row', () => {
    expect(() => assertNoCircle([row('A', { superiorCode: 'B' }), row('B', { superiorCode: 'C' }), row('C')])).not.toThrow();
  });

  it('never lead back, and the refusal names the way', () => {
    const circle = [row('A', { superiorCode: 'B' }), row('B', { superiorCode: 'C' }), row('C', { superiorCode: 'A' })];
    expect(() => assertNoCircle(circle)).toThrow(SuperiorCycle);
    expect(() => assertNoCircle(circle)).toThrow(/A → B → C → A/);
    expect(() => assertNoCircle([row('A', { superiorCode: 'A' })])).toThrow(SuperiorCycle);
  });

  it('count parents and supervisors too', () => {
    expect(() => assertNoCircle([row('A', { parentCode: 'B' }), row('B', { supervisingCode: 'A' })])).toThrow(SuperiorCycle);
  });

  it('may turn round when the one organ is abolished before the other exists', () => {
    const past = row('A', { superiorCode: 'B', establishedOn: '2010-01-01', abolishedOn: '2018-12-31' });
    expect(() => assertNoCircle([past, row('B', { superiorCode: 'A', establishedOn: '2019-01-01' })])).not.toThrow();
  });
});
