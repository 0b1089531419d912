import { nameSimilarity, normaliseName } from '@yidan/kernel';
import fc from 'fast-check';
import { similarPairs } from './similar-names.ts';

const part = fc.constantFrom('对', '未经批准', '擅自取水', '采砂', '的', '处罚', '许可', '河道', '河', '道', '管理', '擅自擅自', '（一）', ' ');
const name = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));

describe('pairs of similar names', () => {
  it('are exactly those that comparing every pair would find, with the figure of the kernel', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 14 }), fc.constantFrom(0.5, 0.8, 0.95, 1), (names, threshold) => {
        const slow = names.flatMap((one, second) =>
          names.slice(0, second).flatMap((other, first) => {
            const likeness = nameSimilarity(other, one);
            return likeness >= threshold && normaliseName(one) !== normaliseName(other) ? [[first, second, likeness]] : [];
          }),
        );
        const fast = similarPairs(names, threshold).map(({ first, second, likeness }) => [first, second, likeness]);
        const inPlace = (pairs: number[][]) => pairs.toSorted((a, b) => a[1]! - b[1]! || a[0]! - b[0]!);
        expect(inPlace(fast)).toEqual(inPlace(slow));
      }),
      { numRuns: 2000 },
    );
  });
});
