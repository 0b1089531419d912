import { aMatter, linhe } from '../test/an-item.ts';
import { decide, defaultThresholds } from './decision.ts';
import { ListIndex } from './list-index.ts';
import type { Decision } from './types.ts';

const rows: [number, number, Decision][] = [
  [1, 0, 'AUTO'],
  [0.75, 0.6, 'AUTO'],
  [0.75, 0.600001, 'AMBIGUOUS'],
  [0.749999, 0, 'CONFIRM'],
  [0.5, 0.35, 'CONFIRM'],
  [0.5, 0.36, 'AMBIGUOUS'],
  [0.499999, 0, 'UNMATCHED'],
  [0.499999, 0.49, 'UNMATCHED'],
  [0, 0, 'UNMATCHED'],
];

describe('the decision', () => {
  it.each(rows)('with the best at %f and the next body at %f is %s', (top, rival, decision) => {
    expect(decide(top, rival, defaultThresholds)).toBe(decision);
  });

  it('follows the thresholds of the installation, and those of a tenant above them', () => {
    const matter = aMatter('旅行社强迫旅游者购物，变更行程');
    const strict = new ListIndex({ thresholds: { auto: 1 } });
    for (const item of linhe()) strict.put(item);

    expect(strict.match('linhe', matter).decision).toBe('CONFIRM');
    expect(strict.match('linhe', matter, { thresholds: { auto: 0.6 } }).decision).toBe('AUTO');
    expect(strict.match('linhe', matter, { thresholds: { ambiguous: 1 } }).decision).toBe('UNMATCHED');
    expect(strict.match('linhe', matter, { thresholds: { margin: 1 } }).decision).toBe('AMBIGUOUS');
  });
});
