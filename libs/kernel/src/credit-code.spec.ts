import fc from 'fast-check';
import { creditCodeCheckCharacter, isCreditCode } from './credit-code.ts';

describe('a unified social credit code', () => {
  it.each(['91350100M000100Y43', '91110000802100433B'])('%s, a code in use, is right', (code) => {
    expect(isCreditCode(code)).toBe(true);
  });

  it.each(['91350100M000100Y44', '91350100m000100y43', '91350100M000100Y4', '91350100M000100Y433', '9135010OM000100Y43', ''])('%j is wrong', (code) => {
    expect(isCreditCode(code)).toBe(false);
  });

  it('shows every single wrong character and every two neighbours exchanged', () => {
    const character = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
    const digit = fc.constantFrom(...'0123456789');
    const body = fc.tuple(fc.array(digit, { minLength: 6, maxLength: 6 }), fc.array(character, { minLength: 9, maxLength: 9 })).map(([region, organ]) => `11${region.join('')}${organ.join('')}`);
    fc.assert(
      fc.property(body, fc.nat({ max: 17 }), character, (first17, place, other) => {
        const code = first17 + creditCodeCheckCharacter(first17);
        expect(isCreditCode(code)).toBe(true);
        const mistyped = code.slice(0, place) + other + code.slice(place + 1);
        expect(isCreditCode(mistyped)).toBe(mistyped === code);
        const exchanged = code.slice(0, place) + code.slice(place, place + 2).split('').reverse().join('') + code.slice(place + 2);
        expect(isCreditCode(exchanged)).toBe(exchanged === code);
      }),
    );
  });
});
