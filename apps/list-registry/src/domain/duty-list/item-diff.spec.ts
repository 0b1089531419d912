import { changesOf, diffVersions, type ComparedItem } from './item-diff.ts';

const item = (given: Partial<ComparedItem> = {}): ComparedItem => ({
  itemKey: 'k1',
  code: '510184-SWJ-01010001',
  name: '节约用水管理',
  description: null,
  attribute: '行业管理类',
  basisRefs: [{ text: '《水法》第八条', role: 'ORIGIN' }],
  sandingDutyRefs: ['（一）'],
  sandingUnitProvisionRefs: ['水资源科'],
  remarks: '',
  powers: [],
  keywords: ['节水'],
  timeLimit: null,
  responsibilityField: null,
  serviceObjects: [],
  crossOrgan: null,
  supervisionRegime: null,
  performMode: 'SELF',
  devolvedPower: null,
  itemStatus: 'ACTIVE',
  pendingAttribution: null,
  disclosure: 'INTERNAL',
  organId: 'o1',
  majorFunction: { name: '水资源管理', category: 'MACRO_MANAGEMENT' },
  specialFunction: { name: '节约用水' },
  coordinatorUnit: null,
  leadUnit: { id: 'u1', name: '水资源科' },
  assistUnits: [],
  ...given,
});

describe('two versions of an item', () => {
  it('differ in the elements that say something else, and in no other', () => {
    const after = item({ leadUnit: { id: 'u2', name: '河湖科' }, basisRefs: [{ text: '《水法》第九条', role: 'ORIGIN' }] });

    expect(changesOf(item(), after)).toEqual([
      { element: 'basisRefs', before: [{ text: '《水法》第八条', role: 'ORIGIN' }], after: [{ text: '《水法》第九条', role: 'ORIGIN' }] },
      { element: 'leadUnit', before: { id: 'u1', name: '水资源科' }, after: { id: 'u2', name: '河湖科' } },
    ]);
  });

  it('do not differ by the place in the list or the order of fields', () => {
    const after = item({ code: '510184-SWJ-01010009', basisRefs: [{ role: 'ORIGIN', text: '《水法》第八条' }] });

    expect(changesOf(item(), after)).toEqual([]);
  });

  it('differ where another organ holds it', () => {
    expect(changesOf(item(), item({ organId: 'o2' }))).toEqual([{ element: 'organ', before: 'o1', after: 'o2' }]);
  });
});

describe('two versions of a list', () => {
  it('show what was added, cancelled and modified', () => {
    const diff = diffVersions([item(), item({ itemKey: 'k2' }), item({ itemKey: 'k3' })], [item(), item({ itemKey: 'k3', name: '河道巡查' }), item({ itemKey: 'k4' })]);

    expect(diff.added.map(({ itemKey }) => itemKey)).toEqual(['k4']);
    expect(diff.cancelled.map(({ itemKey }) => itemKey)).toEqual(['k2']);
    expect(diff.modified.map(({ item: { itemKey }, changes }) => [itemKey, changes.map(({ element }) => element)])).toEqual([['k3', ['name']]]);
  });
});
