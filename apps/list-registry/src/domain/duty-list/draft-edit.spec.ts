import { aRow } from '../../../test/a-list.ts';
import { conflictsOf, editItems, type EditGround, type ItemPut } from './draft-edit.ts';
import type { DraftRow } from './draft-content.ts';
import { orderItems } from './draft-order.ts';
import { saidBy } from './draft-content.ts';
import { DraftItemUnknown, ItemNameDuplicate, ItemsRefused, OrderInvalid } from './duty-list.errors.ts';

const row = (itemKey: string, ordinal: number, rowVersion = 1): DraftRow => ({ id: itemKey, itemKey, ordinal, rowVersion, content: aRow({ seqNo: ordinal, name: `事项${itemKey}`, code: `990102-SWJ-0101000${ordinal}` }) });
const rows = [row('a', 1), row('b', 2, 4), row('c', 3), row('d', 4)];
const ground = (given: Partial<EditGround> = {}): EditGround => ({ rows, isHidden: () => false, isKnown: () => false, newKey: () => 'new', ...given });
const item = (name: string, more: Partial<DraftRow['content']> = {}): ItemPut['item'] => saidBy(aRow({ seqNo: 1, name, ...more }));
const keys = (items: readonly { itemKey: string }[]) => items.map(({ itemKey }) => itemKey).join('');
const refusalOf = (act: () => unknown): { code: string; violations: { path: string; code: string; messageZh: string }[] } => {
  try {
    act();
  } catch (error) {
    return error as never;
  }
  throw new Error('nothing was refused');
};

describe('an edit of a draft', () => {
  it('changes an item in its place, adds a new one at the end and takes one out', () => {
    const after = editItems(ground(), [{ itemKey: 'b', rowVersion: 4, item: item('河道巡查') }, { item: item('水井封填') }], [{ itemKey: 'c', rowVersion: 1 }]);

    expect(after.map(({ itemKey, content }) => `${itemKey} ${content.name}`)).toEqual(['a 事项a', 'b 河道巡查', 'd 事项d', 'new 水井封填']);
  });

  it('keeps the code of an item, whatever is said of it', () => {
    const [, b] = editItems(ground(), [{ itemKey: 'b', rowVersion: 4, item: item('河道巡查') }], []);

    expect(b!.content.code).toBe('990102-SWJ-01010002');
  });

  it('puts an item where it is wanted', () => {
    expect(keys(editItems(ground(), [{ item: item('水井封填'), place: 2 }, { itemKey: 'd', rowVersion: 1, place: 1, item: item('事项d') }], []))).toBe('danewbc');
  });

  it('takes an item over from another list under its identity, and knows none that nobody has', () => {
    expect(keys(editItems(ground({ isKnown: (key) => key === 'x' }), [{ itemKey: 'x', item: item('矿山监察') }], []))).toBe('abcdx');
    expect(() => editItems(ground(), [{ itemKey: 'y', item: item('矿山监察') }], [])).toThrow(DraftItemUnknown);
  });

  it('leaves rows that the editor does not see where they stand', () => {
    const hidden = ground({ isHidden: (key) => key === 'b' });

    expect(keys(editItems(hidden, [], [{ itemKey: 'a', rowVersion: 1 }]))).toBe('cbd');
    expect(keys(orderItems(rows, hidden.isHidden, ['d', 'c', 'a']))).toBe('dbca');
  });
});

describe('a row that was changed since it was read', () => {
  it.each([
    ['an older version of it', [{ itemKey: 'b', rowVersion: 3, item: item('x') }], [], ['/items/0 b 4']],
    ['no version of it', [{ itemKey: 'b', item: item('x') }], [], ['/items/0 b 4']],
    ['one that was taken out', [{ itemKey: 'z', rowVersion: 1, item: item('x') }], [], ['/items/0 z null']],
    ['one to be taken out', [], [{ itemKey: 'b', rowVersion: 3 }, { itemKey: 'z', rowVersion: 1 }], ['/removed/0 b 4', '/removed/1 z null']],
    ['rows as they are', [{ itemKey: 'b', rowVersion: 4, item: item('x') }], [{ itemKey: 'a', rowVersion: 1 }], []],
  ])('is named by an edit of %s', (_, puts, removals, named) => {
    expect(conflictsOf(ground(), puts, removals).map(({ path, itemKey, rowVersion }) => `${path} ${itemKey} ${rowVersion}`)).toEqual(named);
  });

  it('is not told of where it is hidden: to this editor it is no row of the draft', () => {
    expect(conflictsOf(ground({ isHidden: (key) => key === 'b' }), [{ itemKey: 'b', rowVersion: 4, item: item('x') }], [])).toMatchObject([{ name: null, rowVersion: null }]);
  });
});

describe('an edit is refused', () => {
  it.each([
    ['a name', item(''), '/items/0/name', 'REGISTRY.ITEM.ELEMENT_MISSING'],
    ['a lead unit', item('x', { leadUnit: '' }), '/items/0/leadUnit', 'REGISTRY.ITEM.LEAD_UNIT_REQUIRED'],
    ['one lead unit only', item('x', { leadUnit: '水政科、河湖科' }), '/items/0/leadUnit', 'REGISTRY.ITEM.LEAD_UNIT_DUPLICATE'],
    ['level 1', item('x', { majorFunction: { name: '', category: 'GENERAL_AFFAIRS' } }), '/items/0/majorFunction', 'REGISTRY.ITEM.ELEMENT_MISSING'],
    ['level 2', item('x', { specialFunction: { name: '' } }), '/items/0/specialFunction', 'REGISTRY.ITEM.ELEMENT_MISSING'],
  ])('for an item without %s, by its place', (_, wrong, path, code) => {
    const { violations } = refusalOf(() => editItems(ground(), [{ item: wrong }], []));

    expect(violations).toMatchObject([{ path, code }]);
  });

  it('for a name that another item bears, however it is written', () => {
    for (const name of ['事项a', ' 事 项 a', '《事项a》工作']) expect(() => editItems(ground(), [{ item: item(name) }], [])).toThrow(ItemNameDuplicate);
    const made = ['n1', 'n2'];
    expect(() => editItems(ground({ newKey: () => made.pop()! }), [{ item: item('水井') }, { item: item('水井') }], [])).toThrow(ItemNameDuplicate);
  });

  it('not for a name that stood twice before, nor for one that becomes free in the same edit', () => {
    const twice = ground({ rows: [row('a', 1), { ...row('b', 2), content: aRow({ seqNo: 2, name: '事项a' }) }] });

    expect(keys(editItems(twice, [{ itemKey: 'b', rowVersion: 1, item: item('事项a', { remarks: '改' }) }], []))).toBe('ab');
    expect(keys(editItems(ground(), [{ item: item('事项a') }], [{ itemKey: 'a', rowVersion: 1 }]))).toBe('bcdnew');
  });

  it('for nothing but items', () => {
    expect(() => editItems(ground(), [{ item: item('') }], [])).toThrow(ItemsRefused);
  });
});

it.each([
  ['a gap', ['a', 'b', 'd'], ['缺少“事项c”']],
  ['a duplicate', ['a', 'b', 'c', 'c', 'd'], ['重复']],
  ['a stranger', ['a', 'b', 'c', 'd', 'z'], ['不是该草稿的事项']],
])('an order with %s is refused with its place', (_, wanted, messages) => {
  const refusal = refusalOf(() => orderItems(rows, () => false, wanted));

  expect(refusal).toBeInstanceOf(OrderInvalid);
  expect(refusal.violations.map(({ messageZh }) => messageZh)).toEqual(messages);
});
