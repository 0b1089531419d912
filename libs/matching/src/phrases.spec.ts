import fc from 'fast-check';
import { Phrases } from './phrases.ts';

const letters = fc.string({ unit: fc.constantFrom(...'狗咬人的井盖'), minLength: 1, maxLength: 4 });

/** Of all phrases that start at a place of a text, position and length. */
function startingAt(phrases: Phrases, text: string, at: number): string[] {
  const found: string[] = [];
  for (let node = 0, end = at; end < text.length; end++) {
    node = phrases.next(node, text.charCodeAt(end));
    if (node < 0) break;
    if (phrases.endingAt(node) >= 0) found.push(`${phrases.endingAt(node)} ${end + 1 - at}`);
  }
  return found;
}

describe('phrases', () => {
  it('are found wherever they start in a text, the shortest first', () => {
    fc.assert(fc.property(fc.uniqueArray(letters, { maxLength: 40 }), fc.string({ unit: fc.constantFrom(...'狗咬人的井盖坏'), maxLength: 30 }), (given, text) => {
      const phrases = new Phrases(given);
      for (let at = 0; at < text.length; at++) {
        const expected = given.map((phrase, position) => ({ phrase, position })).filter(({ phrase }) => text.startsWith(phrase, at)).sort((a, b) => a.phrase.length - b.phrase.length);
        expect(startingAt(phrases, text, at)).toEqual(expected.map(({ phrase, position }) => `${position} ${phrase.length}`));
      }
      for (const [position, phrase] of given.entries()) expect(phrases.find(phrase)).toBe(position);
    }));
  });

  it('of very many beginnings are found as well', () => {
    const given = Array.from({ length: 3000 }, (_, n) => String.fromCharCode(0x4e00 + n, 0x4e00 + (n % 7)));
    const phrases = new Phrases(given);
    expect(given.map((phrase) => phrases.find(phrase))).toEqual([...given.keys()]);
    expect(phrases.find('龥龥')).toBe(-1);
    expect(phrases.find(`龥${given[0]!}`)).toBe(-1);
    expect(phrases.find(given[0]!.slice(0, 1))).toBe(-1);
  });
});
