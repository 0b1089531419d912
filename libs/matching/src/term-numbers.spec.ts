import fc from 'fast-check';
import { codeOf, pairOf, TermNumbers } from './term-numbers.ts';

const term = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'井盖路灯油烟工资'), minLength: 2, maxLength: 2 }),
  fc.string({ unit: fc.constantFrom(...'井盖路灯abc1'), minLength: 1, maxLength: 4 }),
  fc.integer({ min: 0x4e00, max: 0x9fa4 }).map((code) => String.fromCharCode(code, code + 1)),
);

describe('numbers of terms', () => {
  it('count up in the order the terms first come, and lead back to no other term', () => {
    fc.assert(fc.property(fc.array(term, { maxLength: 600 }), fc.array(term), (given, asked) => {
      const numbers = new TermNumbers();
      const known = new Map<string, number>();
      for (const one of given) {
        if (!known.has(one)) known.set(one, known.size);
        expect(numbers.of(one)).toBe(known.get(one));
      }
      expect(numbers.size).toBe(known.size);
      for (const one of [...given, ...asked]) expect(numbers.find(one)).toBe(known.get(one) ?? -1);
    }));
  });

  it('of two characters are found by their code alone', () => {
    const numbers = new TermNumbers();
    numbers.of('窨井盖');
    numbers.of('井盖');
    expect(numbers.findPair(codeOf('井盖'))).toBe(1);
    expect(numbers.findPair(codeOf('盖井'))).toBe(-1);
    expect(pairOf(codeOf('鿿鿿'))).toBe('鿿鿿');
  });
});
