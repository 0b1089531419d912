import { changesOf, wordingsInForce, wordingsOf } from './item-changes.ts';

const said = { name: '河道采砂管理', description: '许可与执法', attribute: '监管执法类', keywords: ['采砂', '河道'], remarks: '' };
const inForce = wordingsInForce({
  ...said, majorFunction: { code: '1', name: '河道管理', category: '监管类' }, specialFunction: { code: '1', name: '采砂' },
  basisRefs: [{ text: '《水法》第三十九条', role: 'ORIGIN' }], assignments: [{ role: 'LEAD', unitName: '水政科' }] as never,
});
const decided = wordingsOf(
  { ...said, remarks: '依据：青编裁〔2026〕1号', majorFunction: { name: '河道管理', category: '监管类' }, specialFunction: { name: '采砂' }, basisTexts: ['《水法》第三十九条'], leadUnitId: 'u' },
  () => '执法大队',
);

describe('the list before and after an outcome', () => {
  it('shows what differs and nothing else', () => {
    expect(changesOf(inForce, decided)).toEqual([
      { element: 'leadUnit', before: '水政科', after: '执法大队' },
      { element: 'remarks', before: '', after: '依据：青编裁〔2026〕1号' },
    ]);
    expect(changesOf(decided, decided)).toEqual([]);
  });

  it('shows all of an item that comes to a list', () => {
    const all = changesOf(null, decided);
    expect(all.map(({ before }) => before)).toEqual(all.map(() => null));
    expect(all.map(({ element }) => element)).toEqual(['name', 'description', 'majorFunction', 'specialFunction', 'attribute', 'basis', 'leadUnit', 'keywords', 'remarks']);
  });
});
