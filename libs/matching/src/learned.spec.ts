import fc from 'fast-check';
import { aMatter, anItem, linhe } from '../test/an-item.ts';
import { countsOf, taught, type Taught } from '../test/lessons.ts';
import type { LearnedCount } from './learned-counts.ts';
import { ListIndex } from './list-index.ts';
import type { IndexedItem, MatchOutcome } from './types.ts';

const listOf = (items: readonly IndexedItem[] = linhe()): ListIndex => {
  const index = new ListIndex({ seed: [] });
  for (const item of items) index.put(item);
  return index;
};
const learnedBy = (matters: readonly Taught[], items?: readonly IndexedItem[]): ListIndex => {
  const index = listOf(items);
  index.setLearned('linhe', countsOf(matters), '1');
  return index;
};
const ask = (index: ListIndex, text: string, learning: { weight?: number } | undefined = {}): MatchOutcome => index.match('linhe', aMatter(text), { learning });
const best = (index: ListIndex, text: string): string | undefined => ask(index, text).candidates[0]?.itemKey;

// In words no list uses, each told a little differently.
const DARK = ['走夜路黑咕隆咚的，灯杆歪了', '晚上黑咕隆咚，灯杆倒在路边', '灯杆不亮，黑咕隆咚看不见', '巷子里黑咕隆咚，好几根灯杆都瞎了', '灯杆撞弯了，一到晚上黑咕隆咚'];
const dark = DARK.map((text) => ({ text, itemKey: 'lamp', organId: 'urban' }));
const others = [...taught(3, '老板跑了工钱没给', 'wages', 'labour'), ...taught(3, '唱歌的地方有小孩', 'ktv', 'culture'), ...taught(3, '屋里的管子冰凉', 'heat', 'housing')];
const ASKED = '我们这条街黑咕隆咚，灯杆没一根是好的';

describe('matters that were decided', () => {
  it('answer later ones told in the same words, though no list knows the words', () => {
    expect(best(listOf(), ASKED)).toBeUndefined();
    expect(ask(learnedBy([...dark, ...others]), ASKED).candidates[0]).toMatchObject({ itemKey: 'lamp', organId: 'urban' });
  });

  it('are used where they are asked for, and the answer says which edition was used', () => {
    const index = learnedBy([...dark, ...others]);
    expect(index.match('linhe', aMatter(ASKED))).toEqual(listOf().match('linhe', aMatter(ASKED)));
    expect(ask(index, ASKED).algorithmVersion).toMatch(/ learning\/1$/);
    expect(ask(index, ASKED, { weight: 0 }).candidates).toEqual([]);
  });

  it('are told as reasons of their own, with how many they were, in both languages', () => {
    const [{ reasons }] = ask(learnedBy([...dark, ...others]), ASKED).candidates as [MatchOutcome['candidates'][number]];
    expect(reasons.find(({ kind }) => kind === 'LEARNED')).toEqual({
      kind: 'LEARNED', field: 'history', terms: expect.arrayContaining(['灯杆']), weight: expect.any(Number),
      text: expect.stringMatching(/^5 earlier matters with “.+” were confirmed for this item \(counted from decided matters, not the list\)\.$/),
      textZh: expect.stringMatching(/^以往 5 件含“.+”的来件确认由本事项办理（办件经验，不是清单依据）。$/),
    });
  });

  it('name the better of an organ’s items', () => {
    const text = '广场那一片儿黑灯瞎火';
    const index = learnedBy([...taught(4, text, 'smoke', 'urban'), ...others]);
    expect(best(index, text)).toBe('smoke');
  });

  it('break the tie between two bodies whose lists say the same', () => {
    const twin = anItem({ itemKey: 'travel-2', organId: 'market', organName: '临河市市场监督管理局', unitId: 'x', unitName: '执法科', name: '对旅行社强迫旅游者购物的处罚', description: '导游强迫购物、变更行程的查处' });
    const text = '旅行社强迫旅游者购物，变更行程';
    expect(ask(listOf([...linhe(), twin]), text).decision).toBe('AMBIGUOUS');
    const answer = ask(learnedBy([...taught(8, text, 'travel-2', 'market'), ...others], [...linhe(), twin]), text);
    expect(answer).toMatchObject({ decision: 'AUTO', candidates: [{ itemKey: 'travel-2' }, { itemKey: 'travel' }] });
  });
});

describe('a mistaken decision', () => {
  it('steers nothing by itself: no organ gets ahead of one that is half a point stronger, and nothing is surer for it', () => {
    const asked = fc.constantFrom('旅行社强迫旅游者购物', '路灯故障很久了', '小区物业收费不合理', '井盖丢了，路灯不亮', ASKED);
    fc.assert(fc.property(asked, fc.constantFrom(...linhe()), (text, { itemKey, organId }) => {
      const [alone, steered] = [ask(listOf(), text), ask(learnedBy([{ text, itemKey, organId }]), text)];
      if (alone.decision === 'AUTO') expect(steered).toMatchObject({ decision: 'AUTO', candidates: [{ itemKey: alone.candidates[0]!.itemKey }] });
      else expect(steered.decision).not.toBe('AUTO');
      expect(steered.candidates[0]?.score ?? 0).toBeLessThanOrEqual(alone.candidates[0]?.score ?? 0);
    }), { numRuns: 60 });
  });

  it('among many right ones changes no answer', () => {
    const wrong = { text: ASKED, itemKey: 'estate', organId: 'housing' };
    expect(best(learnedBy([...dark, wrong, ...others]), ASKED)).toBe('lamp');
  });

  it('is not cited as a reason', () => {
    const index = learnedBy([...others, { text: '路灯故障，黑咕隆咚', itemKey: 'lamp', organId: 'urban' }]);
    expect(ask(index, '路灯故障，黑咕隆咚').candidates[0]?.reasons.map(({ kind }) => kind)).not.toContain('LEARNED');
  });
});

describe('matters that were returned', () => {
  const text = '供热单位的服务和燃气灶都不行';
  const returned = taught(4, text, 'heat', 'housing', true);
  const share = (index: ListIndex): number => ask(index, text).candidates.find(({ itemKey }) => itemKey === 'heat')!.score;

  it('speak against the body that returned them, and the reason says so', () => {
    expect(share(learnedBy([...returned, ...others]))).toBeLessThan(share(learnedBy(others)));
    const reasons = ask(learnedBy([...returned, ...others]), text).candidates.find(({ itemKey }) => itemKey === 'heat')!.reasons;
    expect(reasons.find(({ kind }) => kind === 'LEARNED')).toMatchObject({ textZh: expect.stringMatching(/以往 4 件含“.+”.*的来件由本单位退回/), weight: expect.any(Number) });
  });

  it('do not speak against the body that took the item over since', () => {
    const moved = linhe().map((item) => (item.itemKey === 'heat' ? { ...item, organId: 'urban', organName: '临河市城市管理局', unitId: 'facilities', unitName: '市政设施科' } : item));
    expect(share(learnedBy([...returned, ...others], moved))).toBeGreaterThanOrEqual(share(learnedBy(others, moved)));
  });
});

describe('the list stands above what was learned', () => {
  const gone = linhe().filter(({ itemKey }) => itemKey !== 'lamp');

  it('nobody is named by an item that is in force no more', () => {
    const keys = ask(learnedBy([...dark, ...others], gone), ASKED).candidates.map(({ itemKey }) => itemKey);
    expect(keys).not.toContain('lamp');
  });

  it('no body without an item in force is named, whatever was learned', () => {
    const left = linhe().filter(({ organId }) => organId !== 'urban');
    expect(ask(learnedBy([...dark, ...others], left), `${ASKED}，物业也不管`).candidates.map(({ organId }) => organId)).not.toContain('urban');
  });

  it('where an item was replaced, its lessons still speak for the body that held it', () => {
    const text = `${ASKED}，城市道路`;
    const scoreOf = (index: ListIndex): number => ask(index, text).candidates.find(({ organId }) => organId === 'urban')!.score;
    expect(scoreOf(learnedBy([...dark, ...others], gone))).toBeGreaterThan(scoreOf(listOf(gone)));
  });

  it('when another body takes an item over, its lessons go along', () => {
    const lamp = linhe().find(({ itemKey }) => itemKey === 'lamp')!;
    const index = learnedBy([...dark, ...others]);
    expect(ask(index, ASKED).candidates[0]?.organId).toBe('urban');
    index.put({ ...lamp, organId: 'lights', organName: '临河市照明中心', unitId: 'l', unitName: '照明科' });
    expect(ask(index, ASKED).candidates[0]).toMatchObject({ itemKey: 'lamp', organId: 'lights' });
  });
});

describe('counts', () => {
  const words = ['路灯', '井盖', '工钱', '小区', '冰凉', '灯杆', '黑咕隆咚', '购物'];
  const lesson = fc.record({
    text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((some) => some.join('的')),
    item: fc.constantFrom(...linhe()),
    returned: fc.boolean(),
  }).map(({ text, item: { itemKey, organId }, returned }): Taught => ({ text, itemKey, organId, returned }));

  it('that followed one by one, back and forth, answer exactly as counts read afresh', () => {
    fc.assert(fc.property(fc.array(fc.record({ lesson, takenBack: fc.boolean() }), { maxLength: 25 }), fc.constantFrom(...words), (acts, asked) => {
      const live = listOf();
      const standing: Taught[] = [];
      const known = new Map<string, LearnedCount>();
      for (const { lesson: one, takenBack } of acts) {
        standing.push(one);
        if (takenBack) standing.splice(0, 1);
        const now = new Map(countsOf(standing).map((count) => [`${count.term ?? ''} ${count.itemKey} ${count.organId}`, count]));
        // What is counted no more stays, with nothing in it.
        known.forEach((count, key) => known.set(key, now.get(key) ?? { ...count, confirmed: 0, returned: 0 }));
        now.forEach((count, key) => known.set(key, count));
        live.learn('linhe', known.values(), 'x');
      }
      const fresh = learnedBy(standing);
      expect(ask(live, `${asked}坏了，${asked}没人管`).candidates).toEqual(ask(fresh, `${asked}坏了，${asked}没人管`).candidates);
    }), { numRuns: 60 });
  });

  it('leave a matter’s own lesson out where it is asked about itself', () => {
    const own = dark[0]!;
    const index = learnedBy([...dark, ...others]);
    const without = learnedBy([...dark.slice(1), ...others]);
    expect(index.match('linhe', aMatter(own.text), { learning: { except: own } }).candidates.map(({ itemKey, score }) => ({ itemKey, score })))
      .toEqual(ask(without, own.text).candidates.map(({ itemKey, score }) => ({ itemKey, score })));
  });
});
