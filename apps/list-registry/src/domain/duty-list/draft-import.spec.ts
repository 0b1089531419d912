import { aRow } from '../../../test/a-list.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import type { DraftRow } from './draft-content.ts';
import { layOver, type ImportGround } from './draft-import.ts';

const row = (itemKey: string, ordinal: number, name: string, code?: string): DraftRow => ({ id: itemKey, itemKey, ordinal, rowVersion: 1, content: aRow({ seqNo: ordinal, name, ...(code && { code }) }) });
const rows = [row('k1', 1, '河道巡查', '990102-SWJ-01010001'), row('k2', 2, '节约用水', '990102-SWJ-01010002'), row('k3', 3, '水井封填')];
const file = (...names: (string | Partial<ContentItem>)[]) => names.map((given, i) => aRow({ seqNo: i + 1, ...(typeof given === 'string' ? { name: given } : given) }));
const ground = (given: Partial<ImportGround> = {}): ImportGround => ({ rows, isHidden: () => false, neighbours: [[], []], newKey: () => 'new', ...given });

describe('a file laid over a draft', () => {
  it('keeps identities and codes, adds what is new and cancels what is gone, in the order of the file', () => {
    const after = layOver(ground(), file('节约用水', '水土保持监督', '河道巡查'));

    expect(after.map(({ itemKey, content }) => [itemKey, content.name, content.code])).toEqual([
      ['k2', '节约用水', '990102-SWJ-01010002'], ['new', '水土保持监督', undefined], ['k1', '河道巡查', '990102-SWJ-01010001'],
    ]);
  });

  it('recognises a renamed item by its code', () => {
    expect(layOver(ground(), file({ name: '河湖巡查', code: '990102-SWJ-01010001' }))[0]).toMatchObject({ itemKey: 'k1', content: { name: '河湖巡查' } });
  });

  it('does not touch a row that says the same', () => {
    expect(layOver(ground(), file('河道巡查', '节约用水', '水井封填'))).toEqual(rows);
  });

  it('restores an item that the draft had cancelled, under its identity', () => {
    const inForce = [{ itemKey: 'k9', code: '990102-SWJ-01010009', name: '取水许可', powers: [] }];

    expect(layOver(ground({ neighbours: [inForce, []] }), file('取水许可'))).toMatchObject([{ itemKey: 'k9', content: { code: '990102-SWJ-01010009' } }]);
  });

  it('takes an item over from another organ by its code', () => {
    const elsewhere = [{ itemKey: 'k8', code: '990102-JTJ-01010001', name: '桥梁巡查', powers: [] }];

    expect(layOver(ground({ neighbours: [[], elsewhere] }), file({ name: '桥梁检查', code: '990102-JTJ-01010001' }))).toMatchObject([{ itemKey: 'k8' }]);
  });

  it('does not cancel what its editor does not see', () => {
    expect(layOver(ground({ isHidden: (key) => key === 'k2' }), file('水井封填')).map(({ itemKey }) => itemKey)).toEqual(['k3', 'k2']);
  });
});
