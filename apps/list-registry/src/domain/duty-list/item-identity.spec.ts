import { identifyItems, type KnownItem } from './item-identity.ts';

let n = 0;
const newKey = (): string => `new-${(n += 1)}`;
const known = (itemKey: string, code: string, name: string, powers: KnownItem['powers'] = []): KnownItem => ({ itemKey, code, name, powers });
const penalty = (number: string) => ({ type: 'PENALTY', number });

describe('an item of a new list', () => {
  beforeEach(() => (n = 0));

  it('is the one of the version before that bears its code, whatever it is called now', () => {
    const before = [known('k1', '510184-SWJ-01010001', '节约用水管理')];

    expect(identifyItems([{ code: '510184-SWJ-01010001', name: '用水总量控制', powers: [] }], [before], newKey)).toEqual([{ itemKey: 'k1', by: 'CODE', known: before[0] }]);
  });

  it('is the one with the same name, where punctuation and width make no other name', () => {
    const [identity] = identifyItems([{ name: '对《水法》违法行为之处罚工作', powers: [] }], [[known('k1', 'c', '对水法违法行为的处罚')]], newKey);

    expect(identity).toMatchObject({ itemKey: 'k1', by: 'NAME' });
  });

  it('is the one that merged the same power, where code and name say nothing', () => {
    const [identity] = identifyItems([{ name: '查处违法取水', powers: [penalty('3706')] }], [[known('k1', 'c', '对无证取水的处罚', [penalty('3706')])]], newKey);

    expect(identity).toMatchObject({ itemKey: 'k1', by: 'POWER' });
  });

  it('is not recognised by a number of another type of power, nor by a power without a number', () => {
    const before = [known('k1', 'c', '甲', [{ type: 'COMPULSION', number: '173' }, { type: 'PENALTY', number: null }])];

    expect(identifyItems([{ name: '乙', powers: [penalty('173'), { type: 'PENALTY' }] }], [before], newKey)).toEqual([{ itemKey: 'new-1', by: 'NEW', known: null }]);
  });

  it('gives way to an item whose code says the same more surely', () => {
    const before = [known('k1', '510184-SWJ-01010001', '河道巡查')];
    const items = [{ name: '河道巡查', powers: [] }, { code: '510184-SWJ-01010001', name: '河道巡查和保洁', powers: [] }];

    expect(identifyItems(items, [before], newKey).map(({ itemKey }) => itemKey)).toEqual(['new-1', 'k1']);
  });

  it('is one item only: of two rows with one name the first is the old one', () => {
    const items = [{ name: '河道巡查', powers: [] }, { name: '河道巡查', powers: [] }];

    expect(identifyItems(items, [[known('k1', 'c', '河道巡查')]], newKey).map(({ itemKey }) => itemKey)).toEqual(['k1', 'new-1']);
  });

  it('is looked for in the version before and then in the version after', () => {
    const [before, after] = [[known('k1', 'c1', '河道巡查')], [known('k2', 'c2', '河道巡查'), known('k3', 'c3', '节约用水')]];

    expect(identifyItems([{ name: '河道巡查', powers: [] }, { name: '节约用水', powers: [] }], [before, after], newKey).map(({ itemKey }) => itemKey)).toEqual(['k1', 'k3']);
  });
});
