import fc from 'fast-check';
import { before, Best, Bounded } from './best-of.ts';
import type { Entry } from './partition.ts';

const entries = Array.from({ length: 40 }, (_, n) => ({ code: `C-${(n * 7) % 10}`, itemKey: `k${n}` }) as Entry);
const offers = fc.uniqueArray(fc.record({ slot: fc.nat({ max: 39 }), amount: fc.integer({ min: 1, max: 6 }), group: fc.nat({ max: 4 }) }), { selector: ({ slot }) => slot });

describe('the best of many items', () => {
  it('are those with most evidence, then by code, in whatever order they come', () => {
    fc.assert(fc.property(offers, fc.integer({ min: 1, max: 9 }), (given, limit) => {
      const few = new Bounded(limit, entries);
      const best = new Best(5, entries);
      for (const { slot, amount, group } of given) {
        few.offer(slot, amount);
        best.offer(group, slot, amount);
      }
      const ordered = given.toSorted((a, b) => (before(a.amount, entries[a.slot]!, b.amount, entries[b.slot]!) ? -1 : 1));

      expect(few.kept).toEqual(ordered.slice(0, limit).map(({ slot }) => slot));
      for (const group of best.met) expect(best.slots[group]).toBe(ordered.find((one) => one.group === group)?.slot);
      expect(new Set(best.met)).toEqual(new Set(given.map(({ group }) => group)));
    }));
  });
});
