import fc from 'fast-check';
import { aRow } from '../../../test/a-list.ts';
import type { ContentItem } from '../list-import/list-content.ts';
import { saidBy, type KeyedContent } from './draft-content.ts';
import { RebaseUnresolved } from './duty-list.errors.ts';
import { assertDecided, rebase, type Side } from './rebase.ts';

const item = (itemKey: string, more: Partial<ContentItem> = {}): KeyedContent => ({ itemKey, content: aRow({ seqNo: 1, name: `事项${itemKey}`, ...more }) });
const always = (side: Side) => () => side;
const texts = (items: readonly KeyedContent[]) => items.map(({ itemKey, content: { remarks, leadUnit } }) => `${itemKey} ${remarks} ${leadUnit}`.trim());

describe('a draft laid on what came into force meanwhile', () => {
  const base = [item('a'), item('b'), item('c'), item('d')];

  it('takes over what only the other side changed, and keeps what only the draft changed', () => {
    const draft = [item('a', { remarks: '草稿' }), item('b'), item('c'), item('d'), item('new')];
    const inForce = [item('a'), item('b', { leadUnit: '河湖科' }), item('c'), item('added')];

    const { items, conflicts, takenOver } = rebase({ base, draft, inForce });

    expect(texts(items)).toEqual(['a 草稿 水资源科', 'b  河湖科', 'c  水资源科', 'new  水资源科', 'added  水资源科']);
    expect([conflicts, takenOver]).toEqual([[], { added: 1, cancelled: 1, modified: 1 }]);
  });

  it('merges two changes of one item in different elements without a question', () => {
    const { items, conflicts } = rebase({ base: [item('a')], draft: [item('a', { remarks: '草稿' })], inForce: [item('a', { leadUnit: '河湖科' })] });

    expect([texts(items), conflicts]).toEqual([['a 草稿 河湖科'], []]);
  });

  it('asks about an element that both changed, and about no other', () => {
    const three = { base: [item('a')], draft: [item('a', { remarks: '草稿', attribute: '监管执法类' })], inForce: [item('a', { remarks: '现行', attribute: '监管执法类', leadUnit: '河湖科' })] };

    const { conflicts } = rebase(three);

    expect(conflicts).toEqual([{ itemKey: 'a', name: '事项a', element: 'remarks', base: '', draft: '草稿', inForce: '现行' }]);
    expect(texts(rebase(three, always('IN_FORCE')).items)).toEqual(['a 现行 河湖科']);
    expect(texts(rebase(three, always('DRAFT')).items)).toEqual(['a 草稿 河湖科']);
  });

  it('asks where one side cancelled what the other changed', () => {
    const gone = { base: [item('a')], draft: [item('a', { remarks: '草稿' })], inForce: [] };
    const kept = { base: [item('a')], draft: [], inForce: [item('a', { remarks: '现行' })] };

    expect([rebase(gone).conflicts, rebase(kept).conflicts]).toMatchObject([[{ element: 'ITEM', inForce: null }], [{ element: 'ITEM', draft: null }]]);
    expect([texts(rebase(gone, always('DRAFT')).items), texts(rebase(gone, always('IN_FORCE')).items)]).toEqual([['a 草稿 水资源科'], []]);
    expect([texts(rebase(kept, always('DRAFT')).items), texts(rebase(kept, always('IN_FORCE')).items)]).toEqual([[], ['a 现行 水资源科']]);
  });

  it('is not made while a conflict is undecided; each is named, but what the drafter does not see', () => {
    const three = { base: [item('a'), item('s')], draft: [item('a', { remarks: '草稿' }), item('s', { remarks: '草稿' })], inForce: [item('a', { remarks: '现行' }), item('s', { remarks: '现行' })] };
    const { conflicts } = rebase(three);

    expect(() => assertDecided(conflicts, () => undefined, () => false)).toThrow(RebaseUnresolved);
    expect(() => assertDecided(conflicts, always('DRAFT'), () => false)).not.toThrow();
    try {
      assertDecided(conflicts, () => undefined, (key) => key === 's');
    } catch (error) {
      expect((error as RebaseUnresolved).violations!.map(({ path, messageZh }) => `${path} ${messageZh}`)).toEqual(['choices/a/remarks “事项a”的 remarks 双方均有变更', 'choices 限制公开事项双方均有变更，由有权知悉人选择']);
    }
  });

  it('loses nothing silently: with the choice IN_FORCE every change of both sides is there or was asked about', () => {
    const remark = fc.constantFrom('', '甲', '乙', '丙');
    const some = fc.uniqueArray(fc.record({ itemKey: fc.constantFrom('a', 'b', 'c', 'd', 'e'), remarks: remark, leadUnit: fc.constantFrom('水资源科', '河湖科') }), { selector: ({ itemKey }) => itemKey, maxLength: 5 }).map((all) => all.map(({ itemKey, ...more }) => item(itemKey, more)));

    fc.assert(
      fc.property(some, some, some, (was, draft, inForce) => {
        const result = rebase({ base: was, draft, inForce });
        const asked = (key: string, element: string) => result.conflicts.some((conflict) => conflict.itemKey === key && (conflict.element === element || conflict.element === 'ITEM'));
        const find = (list: readonly KeyedContent[], key: string) => list.find(({ itemKey }) => itemKey === key)?.content;
        for (const key of ['a', 'b', 'c', 'd', 'e']) {
          const [b, d, f, r] = [find(was, key), find(draft, key), find(inForce, key), find(result.items, key)];
          for (const element of ['remarks', 'leadUnit'] as const) {
            if (asked(key, element)) continue;
            // What one side alone changed stands in the result; what nobody changed stays.
            if (d?.[element] === b?.[element] && f) expect(r?.[element] ?? null).toEqual(b && !d ? null : f[element]);
            if (f?.[element] === b?.[element] && d) expect(r?.[element] ?? null).toEqual(b && !f ? null : d[element]);
          }
        }
        const decided = rebase({ base: was, draft, inForce }, always('IN_FORCE'));
        for (const { itemKey, content } of decided.items) if (find(inForce, itemKey) && find(was, itemKey) && find(draft, itemKey) && JSON.stringify(saidBy(find(was, itemKey)!)) === JSON.stringify(saidBy(find(draft, itemKey)!))) expect(saidBy(content)).toEqual(saidBy(find(inForce, itemKey)!));
      }),
      { numRuns: 2000 },
    );
  });
});
