import fc from 'fast-check';
import { AdjustmentOperation } from '@yidan/contracts';
import type { KeyedContent } from '../duty-list/draft-content.ts';
import { adjustedItems } from './adjusted-items.ts';
import { affectedViolations, applied, newContent, type AffectedItem, type ItemPatch } from './affected-item.ts';

const whole: ItemPatch = { name: '河道清淤', leadUnit: '河湖科', majorFunction: { name: '行业监管', category: 'GENERAL_AFFAIRS' }, specialFunction: { name: '河湖管理' } };
const row = (itemKey: string, more: ItemPatch = {}): KeyedContent => ({ itemKey, content: newContent({ ...whole, name: `事项${itemKey}`, ...more }) });
const list = [row('a'), row('b'), row('c')];
const held = new Set(['a', 'b', 'c']);
const item = (itemKey: string | null, operation: AdjustmentOperation, after: ItemPatch | null = null): AffectedItem => ({ itemKey, operation, after });
let next = 0;
const newKey = (): string => `new-${(next += 1)}`;

describe('items that a case names', () => {
  it.each([
    ['an item the organ does not hold', item('x', 'CANCEL'), 'items/0/itemKey'],
    ['a change of no item', item(null, 'MODIFY'), 'items/0/itemKey'],
    ['a new item with an identity', item('a', 'ADD', whole), 'items/0/itemKey'],
    ['a new item without a lead unit', item(null, 'ADD', { name: '河道清淤' }), 'items/0/after'],
    ['a new name that is none', item('a', 'RENAME', { description: '新' }), 'items/0/after/name'],
    ['words of an item that leaves', item('a', 'RAISE', { name: '新' }), 'items/0/after'],
  ])('%s is refused with its place', (_, named, path) => {
    expect(affectedViolations([named], held).map((fault) => fault.path)).toEqual([path]);
  });

  it('all faults are named at once, and an item is named once', () => {
    expect(affectedViolations([item('x', 'CANCEL'), item('a', 'MODIFY'), item('a', 'CANCEL')], held).map(({ path }) => path)).toEqual(['items/0/itemKey', 'items/2/itemKey']);
  });
});

describe('the draft that a case asks for', () => {
  it.each([
    ['CANCEL', item('b', 'CANCEL'), ['事项a', '事项c']],
    ['RAISE', item('b', 'RAISE'), ['事项a', '事项c']],
    ['TRANSFER away', item('b', 'TRANSFER'), ['事项a', '事项c']],
    ['TRANSFER here', item(null, 'TRANSFER', whole), ['事项a', '事项b', '事项c', '河道清淤']],
    ['MERGE into another', item('b', 'MERGE'), ['事项a', '事项c']],
    ['ADD', item(null, 'ADD', whole), ['事项a', '事项b', '事项c', '河道清淤']],
    ['SPLIT', item(null, 'SPLIT', whole), ['事项a', '事项b', '事项c', '河道清淤']],
    ['RENAME', item('b', 'RENAME', { name: '新名' }), ['事项a', '新名', '事项c']],
    ['MODIFY without words', item('b', 'MODIFY'), ['事项a', '事项b', '事项c']],
  ])('%s', (_, named, names) => {
    expect(applied(list, [named], newKey).map(({ content }) => content.name)).toEqual(names);
  });

  it('gives a new item the identity that it bears already, where it bears one', () => {
    const came = applied(list, [{ ...item(null, 'TRANSFER', whole), identity: 'moved' }, item(null, 'ADD', { ...whole, name: '河道巡查' })], () => 'fresh');
    expect(came.slice(3).map(({ itemKey, content }) => `${itemKey} ${content.name}`)).toEqual(['moved 河道清淤', 'fresh 河道巡查']);
  });

  it('changes the elements that are named, and no other', () => {
    const [, changed] = applied(list, [item('b', 'DEVOLVE', { performMode: 'DEVOLVED', devolvedPower: '清淤许可' })], newKey);
    expect(changed?.content).toEqual({ ...row('b').content, performMode: 'DEVOLVED', devolvedPower: '清淤许可' });
  });

  it('touches no item that is not named, whatever is asked for', () => {
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const affected = fc.uniqueArray(
      fc.record({ itemKey: fc.constantFrom(...keys), operation: fc.constantFrom(...AdjustmentOperation.options), after: fc.option(fc.record({ name: fc.constantFrom('甲', '乙') }), { nil: null }) }),
      { selector: ({ itemKey }) => itemKey, maxLength: 4 },
    );
    fc.assert(
      fc.property(affected, (named) => {
        const rows = keys.map((key) => row(key));
        const untouched = rows.filter(({ itemKey }) => !named.some((one) => one.itemKey === itemKey));
        const result = applied(rows, named, newKey);
        expect(result.filter(({ itemKey }) => !named.some((one) => one.itemKey === itemKey))).toEqual(untouched);
        expect(result.length).toBeLessThanOrEqual(rows.length);
      }),
    );
  });
});

describe('before and after', () => {
  const one = { organId: 'o', affected: [item('a', 'RENAME', { name: '新名' }), item('b', 'CANCEL'), item('c', 'MODIFY'), item(null, 'ADD', whole)] };

  it('are shown item by item and element by element, as the case asks for it', () => {
    expect(adjustedItems(one, list, null).map(({ change, shows, changes }) => [change, shows, changes.map(({ element }) => element)])).toEqual([
      ['MODIFIED', 'PROPOSED', ['name']],
      ['CANCELLED', 'PROPOSED', []],
      ['UNCHANGED', 'PROPOSED', []],
      ['ADDED', 'PROPOSED', ['majorFunction', 'specialFunction', 'name', 'leadUnit']],
    ]);
  });

  it('are those of the version once there is one', () => {
    const drafted = [row('a', { name: '另名' }), row('b'), row('c', { remarks: '注' })];
    const shown = adjustedItems(one, list, drafted).slice(0, 3);
    expect(shown.map(({ change, shows }) => [change, shows])).toEqual([['MODIFIED', 'DRAFTED'], ['UNCHANGED', 'DRAFTED'], ['MODIFIED', 'DRAFTED']]);
    expect(shown[0]?.changes).toEqual([{ element: 'name', before: '事项a', after: '另名' }]);
  });

  it('are those of the version also for a new item that bore its identity before', () => {
    const moved = { organId: 'o', affected: [{ ...item(null, 'TRANSFER', whole), identity: 'moved' }] };
    expect(adjustedItems(moved, list, null)).toMatchObject([{ itemKey: 'moved', name: '河道清淤', change: 'ADDED', shows: 'PROPOSED' }]);
    expect(adjustedItems(moved, list, [...list, row('moved', { name: '河道清淤监管' })])).toMatchObject([{ itemKey: 'moved', name: '河道清淤监管', change: 'ADDED', shows: 'DRAFTED' }]);
  });

  it('leave out an item that the reader does not see', () => {
    expect(adjustedItems(one, list.slice(1), null).map(({ itemKey }) => itemKey)).toEqual(['b', 'c', null]);
  });
});
