import { aMatter, anItem, linhe } from '../test/an-item.ts';
import { ListIndex } from './list-index.ts';
import type { IndexedItem, LexiconEntry } from './types.ts';

const listOf = (items: readonly IndexedItem[], options: { seed?: readonly LexiconEntry[] } = {}): ListIndex => {
  const index = new ListIndex(options);
  for (const item of items) index.put(item);
  return index;
};
const first = (index: ListIndex, text: string) => index.match('linhe', aMatter(text)).candidates[0];

describe('a matter is read against the list', () => {
  const index = listOf(linhe());

  it.each([
    ['路上的窨井盖缺失，很危险', 'cover'],
    ['小区门口路灯故障', 'lamp'],
    ['旅行社的导游强迫我们购物', 'travel'],
    ['物业收费不透明', 'estate'],
    ['冬天供热质量差', 'heat'],
  ])('%s: the item is %s', (text, itemKey) => {
    expect(first(index, text)?.itemKey).toBe(itemKey);
  });

  it('is AUTO when the text says what the item says and nothing else comes near', () => {
    expect(index.match('linhe', aMatter('旅行社强迫旅游者购物，变更行程')).decision).toBe('AUTO');
  });

  it('is AMBIGUOUS when two bodies hold the same item', () => {
    const shared = listOf([...linhe(), anItem({ itemKey: 'travel-2', organId: 'market', organName: '临河市市场监督管理局', unitId: 'x', unitName: '执法科', name: '对旅行社强迫旅游者购物的处罚', description: '导游强迫购物、变更行程的查处' })]);

    expect(shared.match('linhe', aMatter('旅行社强迫旅游者购物，变更行程')).decision).toBe('AMBIGUOUS');
  });

  it('is not AMBIGUOUS when two items of one unit both fit', () => {
    const doubled = listOf([...linhe(), anItem({ ...linhe().find((item) => item.itemKey === 'travel')!, itemKey: 'travel-2' })]);
    const { decision, candidates } = doubled.match('linhe', aMatter('旅行社强迫旅游者购物，变更行程'));

    expect(decision).toBe('AUTO');
    expect(candidates.filter(({ organId }) => organId === 'culture').map(({ itemKey }) => itemKey)).toContain('travel-2');
  });

  it('counts what is written in the title as well as in the content', () => {
    const { candidates } = index.match('linhe', { title: '路灯故障', content: '晚上太黑了，请尽快处理' });
    expect(candidates[0]?.itemKey).toBe('lamp');
  });

  it('names the best item of each body before second items of any', () => {
    const organs = index.match('linhe', aMatter('城市道路窨井盖和城市照明设施、供热单位、油烟')).candidates.map(({ organId }) => organId);
    expect(organs.length).toBeGreaterThan(new Set(organs).size);
    expect(new Set(organs.slice(0, new Set(organs).size)).size).toBe(new Set(organs).size);
  });

  it('gives no more candidates than asked for', () => {
    expect(index.match('linhe', aMatter('城市道路窨井盖和城市照明设施、供热单位、油烟', { limit: 2 })).candidates).toHaveLength(2);
  });

  it('moves every matter with the item when another body takes it over', () => {
    const moved = listOf(linhe());
    const lamp = linhe().find(({ itemKey }) => itemKey === 'lamp')!;
    moved.put({ ...lamp, organId: 'housing', organName: '临河市住房和城乡建设局', versionId: 'v2' });

    expect(first(moved, '路灯故障')).toMatchObject({ itemKey: 'lamp', organId: 'housing', versionId: 'v2' });
  });

  it('lets the body with more of the subject win over a single equal item elsewhere', () => {
    const rich = ['a', 'b', 'c'].map((key) => anItem({ itemKey: `z-${key}`, organId: 'water', organName: '水务', unitId: key, unitName: key, name: `水库大坝${key}事项` }));
    const poor = anItem({ itemKey: 'a-poor', organId: 'other', organName: '其他', unitId: 'o', unitName: 'o', name: '水库大坝d事项' });

    expect(first(listOf([poor, ...rich]), '水库大坝有裂缝')?.organId).toBe('water');
  });
});

describe('the index abstains', () => {
  const index = listOf(linhe());

  it.each(['', '   ', '您好，请问一下，谢谢', '你们辛苦了，祝大家新年快乐', '嗯嗯嗯啊啊啊', '？？！！……', '13800138000', '昨晚的球赛真精彩', 'asdf qwer zxcv'])('from “%s”', (text) => {
    expect(index.match('linhe', aMatter(text)).decision).toBe('UNMATCHED');
  });

  it('and names nobody when no informative word met', () => {
    expect(index.match('linhe', aMatter('您好您好，谢谢你们')).candidates).toEqual([]);
  });

  it('for a tenant without a list', () => {
    expect(index.match('nowhere', aMatter('路灯故障'))).toMatchObject({ decision: 'UNMATCHED', candidates: [] });
  });
});

describe('an item that left the list', () => {
  const lampGone = (index: ListIndex) => index.match('linhe', aMatter('城市照明设施的维护，路灯故障', { limit: 50 })).candidates.map(({ itemKey }) => itemKey);

  it('is never named again after its removal', () => {
    const index = listOf(linhe());
    index.remove('linhe', 'lamp');
    expect(lampGone(index)).not.toContain('lamp');
    expect(index.size('linhe')).toBe(linhe().length - 1);
  });

  it('is never named again after its body received a new list', () => {
    const index = listOf(linhe());
    const kept = linhe().filter(({ organId, itemKey }) => organId === 'urban' && itemKey !== 'lamp');
    index.replaceOrgan('linhe', 'urban', kept);
    expect(lampGone(index)).not.toContain('lamp');
    expect(first(index, '窨井盖缺失')?.itemKey).toBe('cover');
  });

  it('stays if the new list cannot be read: the old list stands whole', () => {
    const index = listOf(linhe());
    const broken = { ...anItem({ organId: 'urban' }), basisTexts: [undefined as unknown as string] };

    expect(() => index.replaceOrgan('linhe', 'urban', [anItem({ organId: 'urban' }), broken])).toThrow(TypeError);
    expect(index.size('linhe')).toBe(linhe().length);
    expect(lampGone(index)).toContain('lamp');
  });

  it('cannot be brought in under another body by a replacement', () => {
    expect(() => listOf(linhe()).replaceOrgan('linhe', 'urban', [anItem({ organId: 'labour' })])).toThrow(RangeError);
  });
});

describe('tenants', () => {
  it('never see each other’s items, words or removals', () => {
    const index = listOf(linhe());
    const alone = JSON.stringify(index.match('linhe', aMatter('路灯故障')));
    index.put(anItem({ tenantId: 'other', itemKey: 'lamp', name: '路灯故障的处置' }));
    index.setLexicon('other', [{ words: ['路灯'], terms: ['油烟'] }]);
    index.remove('other', 'lamp');

    expect(JSON.stringify(index.match('linhe', aMatter('路灯故障')))).toBe(alone);
    expect(index.match('other', aMatter('路灯故障')).candidates).toEqual([]);
  });
});

describe('everyday words', () => {
  it('reach the official term through the common lexicon', () => {
    expect(first(listOf(linhe()), '老板欠薪三个月')?.itemKey).toBe('wages');
    expect(first(listOf(linhe(), { seed: [] }), '老板欠薪三个月')?.itemKey).not.toBe('wages');
  });

  it('can be taught by a tenant, and taught away again', () => {
    const index = listOf(linhe());
    expect(index.match('linhe', aMatter('电杆子上的亮亮不亮')).decision).toBe('UNMATCHED');
    index.setLexicon('linhe', [{ words: ['亮亮'], terms: ['照明设施'] }]);
    expect(first(index, '电杆子上的亮亮不亮')?.itemKey).toBe('lamp');
    index.setLexicon('linhe', [{ words: ['亮亮'], terms: [] }]);
    expect(index.match('linhe', aMatter('电杆子上的亮亮不亮')).decision).toBe('UNMATCHED');
  });
});

describe('other ways of writing', () => {
  const index = listOf(linhe());

  it('Latin letters match in any case and width', () => {
    expect(first(index, '楼下ktv里有未成年')?.itemKey).toBe('ktv');
    expect(first(index, 'ＫＴＶ放未成年人进去')?.itemKey).toBe('ktv');
  });

  it('traditional characters read as simplified ones', () => {
    expect(index.match('linhe', aMatter('導遊強迫購物')).candidates[0]).toEqual(index.match('linhe', aMatter('导游强迫购物')).candidates[0]);
  });

  it('a very long text is answered, and by what it says', () => {
    const { candidates } = index.match('linhe', { title: '窨井盖缺失', content: '我走在回家的路上，'.repeat(5000) });
    expect(candidates[0]?.itemKey).toBe('cover');
  });

  it('lines broken inside the words of a published list do not hide them', () => {
    const broken = listOf([anItem({ itemKey: 'census', name: '对拒绝\n配合统\n计调查\n的处\n罚' })]);
    expect(first(broken, '统计调查员上门')?.itemKey).toBe('census');
  });

  it('the address of the matter is no evidence for what it is about', () => {
    const street = listOf([...linhe(), anItem({ itemKey: 'harbour', organId: 'port', name: '港口码头的监管' })]);
    const matter = aMatter('港口码头街的路灯故障', { place: { address: '港口码头街12号' } });
    const said = street.match('linhe', matter).candidates.find(({ itemKey }) => itemKey === 'harbour')?.reasons ?? [];
    expect(said.filter(({ kind }) => kind === 'NAME')).toEqual([]);
    expect(street.match('linhe', aMatter('港口码头街的路灯故障')).candidates.find(({ itemKey }) => itemKey === 'harbour')?.reasons).toContainEqual(expect.objectContaining({ kind: 'NAME' }));
  });
});

describe('the same list and the same text', () => {
  it('always give the same answer, whatever the order the list came in', () => {
    const text = aMatter('城市道路窨井盖和城市照明设施、供热单位、油烟');
    const forwards = listOf(linhe()).match('linhe', text);
    const backwards = listOf([...linhe()].reverse()).match('linhe', text);
    expect(backwards).toEqual(forwards);
    expect(forwards.algorithmVersion).toBe('list-index/3');
  });

  it('break ties by code', () => {
    const twins = ['C-3', 'C-1', 'C-2'].map((code) => anItem({ itemKey: `key-${code}`, code, organId: code, unitId: code, name: '犬只收容' }));
    const codes = listOf(twins).match('linhe', aMatter('犬只收容')).candidates.map(({ code }) => code);
    expect(codes).toEqual(['C-1', 'C-2', 'C-3']);
  });
});

describe('memory', () => {
  it('is stated in items, terms, postings and bytes', () => {
    const { tenants, items, terms, postings, bytes } = listOf(linhe()).memory();
    expect([tenants, items]).toEqual([1, linhe().length]);
    expect(postings).toBeGreaterThanOrEqual(terms);
    expect(bytes).toBeGreaterThanOrEqual(postings * 12);
  });
});
