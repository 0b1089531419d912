import fc from 'fast-check';
import { Postings } from './postings.ts';

const step = fc.record({ term: fc.integer({ min: 0, max: 90 }), impact: fc.integer({ min: 1, max: 65_535 }), fields: fc.integer({ min: 1, max: 2047 }) });

/** A term's postings as (slot, impact, fields). */
function listOf({ cells, ...rest }: { cells: Int32Array; start: number; end: number }): [number, number, number][] {
  const list: [number, number, number][] = [];
  for (let at = rest.start; at < rest.end; at += 2) list.push([cells[at]!, cells[at + 1]! >>> 16, cells[at + 1]! & 0xffff]);
  return list;
}

describe('the postings of a list', () => {
  it('keep what every item gave each term, also after the items that left were swept out', () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(step, { selector: ({ term }) => term, maxLength: 12 }), { maxLength: 60 }), fc.infiniteStream(fc.boolean()), (items, stays) => {
      const postings = new Postings();
      let expected = new Map<number, [number, number, number][]>();
      const add = (term: number, posting: [number, number, number]): void => void expected.set(term, [...(expected.get(term) ?? []), posting]);
      items.forEach((terms, slot) => {
        for (const { term, impact, fields } of terms) {
          postings.append(term, slot, impact, fields);
          add(term, [slot, impact, fields]);
        }
      });
      const check = (): void => {
        for (const [term, list] of expected) {
          expect(listOf({ cells: postings.cells, start: postings.startOf(term), end: postings.endOf(term) })).toEqual(list);
          for (const [slot, impact, fields] of list) expect(postings.find(term, slot) >>> 0).toBe(impact * 65_536 + fields);
          expect(postings.find(term, items.length)).toBe(0);
        }
        expect(postings.count).toBe([...expected.values()].flat().length);
      };
      check();

      let living = 0;
      const newSlotOf = Int32Array.from(items, () => (stays.next().value ? living++ : -1));
      const before = expected;
      expected = new Map();
      for (const [term, list] of before) for (const [slot, ...rest] of list) if (newSlotOf[slot]! >= 0) add(term, [newSlotOf[slot]!, ...rest]);
      postings.sweep(newSlotOf);
      check();
      for (const [term, list] of expected) expect(postings.holders(term)).toBe(list.length);
      postings.append(3, items.length, 7, 1);
      add(3, [items.length, 7, 1]);
      expect(listOf({ cells: postings.cells, start: postings.startOf(3), end: postings.endOf(3) })).toEqual(expected.get(3));
    }));
  });
});
