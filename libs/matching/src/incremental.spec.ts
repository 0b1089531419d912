import fc from 'fast-check';
import { aMatter, anItem } from '../test/an-item.ts';
import { ListIndex } from './list-index.ts';
import type { IndexedItem } from './types.ts';

const words = ['井盖', '路灯', '油烟', '工资', '旅行社', '物业', '供热', '燃气', '水库', '文物', 'ktv', '犬只'];
const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((some) => some.join('的'));
const item = fc.record({
  itemKey: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8'),
  organId: fc.constantFrom('o1', 'o2', 'o3'),
  unitId: fc.constantFrom('u1', 'u2'),
  name: text,
  description: text,
  locationScope: fc.constantFrom([], ['510104'], ['510107']),
}).map((given) => anItem({ ...given, locationScope: [...given.locationScope], organName: given.organId, unitName: given.unitId }));

type Act = { kind: 'put'; item: IndexedItem } | { kind: 'remove'; itemKey: string } | { kind: 'replace'; organId: string; items: IndexedItem[] };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: item.map((one): Act => ({ kind: 'put', item: one })) },
  { weight: 2, arbitrary: fc.constantFrom('k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7', 'k8').map((itemKey): Act => ({ kind: 'remove', itemKey })) },
  { weight: 1, arbitrary: fc.record({ organId: fc.constantFrom('o1', 'o2', 'o3'), items: fc.array(item, { maxLength: 4 }) })
      .map(({ organId, items }): Act => ({ kind: 'replace', organId, items: items.map((one) => ({ ...one, organId })) })) },
);

function apply(index: ListIndex, held: Map<string, IndexedItem>, step: Act): void {
  if (step.kind === 'put') {
    index.put(step.item);
    held.set(step.item.itemKey, step.item);
  } else if (step.kind === 'remove') {
    index.remove('linhe', step.itemKey);
    held.delete(step.itemKey);
  } else {
    index.replaceOrgan('linhe', step.organId, step.items);
    for (const [key, one] of held) if (one.organId === step.organId) held.delete(key);
    for (const one of step.items) held.set(one.itemKey, one);
  }
}

function rebuilt(held: Map<string, IndexedItem>): ListIndex {
  const index = new ListIndex();
  for (const one of held.values()) index.put(one);
  return index;
}

describe('a list that changed item by item', () => {
  it('answers exactly as a list loaded afresh', () => {
    fc.assert(fc.property(fc.array(act, { maxLength: 30 }), fc.array(text, { minLength: 1, maxLength: 4 }), (steps, questions) => {
      const index = new ListIndex();
      const held = new Map<string, IndexedItem>();
      for (const step of steps) apply(index, held, step);
      const fresh = rebuilt(held);
      expect(index.size('linhe')).toBe(held.size);
      for (const question of questions) {
        const matter = aMatter(question, { place: { regionCode: '510104' }, limit: 50 });
        const answer = index.match('linhe', matter);
        expect(answer.candidates).toEqual(fresh.match('linhe', matter).candidates);
        for (const { itemKey } of answer.candidates) expect(held.has(itemKey)).toBe(true);
      }
    }), { numRuns: 150 });
  });

  it('still does after so many changes that the dead are swept out, and its memory does not grow', () => {
    const index = new ListIndex();
    const held = new Map<string, IndexedItem>();
    const sizes: number[] = [];
    for (let round = 0; round < 6; round++) {
      for (let n = 0; n < 400; n++) {
        const one = anItem({ itemKey: `k${n}`, organId: `o${(n + round) % 7}`, name: `${words[(n + round) % words.length]}与${words[(n * 5 + round) % words.length]}第${n}项` });
        apply(index, held, { kind: 'put', item: one });
      }
      for (let n = 0; n < 400; n += 3) apply(index, held, { kind: 'remove', itemKey: `k${n}` });
      sizes.push(index.memory().postings);
    }
    const matter = aMatter('旅行社和井盖', { limit: 50 });

    expect(index.match('linhe', matter)).toEqual(rebuilt(held).match('linhe', matter));
    expect(sizes.at(-1)).toBeLessThan(rebuilt(held).memory().postings * 6);
  });
});
