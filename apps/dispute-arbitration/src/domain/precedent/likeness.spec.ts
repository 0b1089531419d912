import { askedWords, ASKED_WORDS, likenessOf, mustBeNamed } from './likeness.ts';

describe('how alike a precedent is', () => {
  it('counts a rare word more than one that every precedent has', () => {
    const { words } = askedWords(2, [{ term: '处理', cases: 100, isShown: true }, { term: '窨井', cases: 2, isShown: true }], 100);

    expect(words.map(({ term }) => term)).toEqual(['窨井', '处理']);
    expect(words[0]!.weight).toBeGreaterThan(3 * words[1]!.weight);
  });

  it('asks with the rarest words only', () => {
    const known = Array.from({ length: 100 }, (_, i) => ({ term: `词${i}`, cases: i + 1, isShown: true }));

    expect(askedWords(100, known, 100).words).toHaveLength(ASKED_WORDS);
  });

  it('does not take one shared word of a long question for a likeness: what no precedent ever said is missing too', () => {
    const { words, whole } = askedWords(80, [{ term: '河道', cases: 1, isShown: true }], 1);

    expect(likenessOf({ shared: words, whole, sameItem: false, sameKind: false })).toMatchObject({ alike: false, words: ['河道'] });
  });

  it('shows the words both have, and no halves of words', () => {
    const { words, whole } = askedWords(2, [{ term: '倒垃', cases: 1, isShown: false }, { term: '渣土', cases: 1, isShown: true }], 1);

    expect(likenessOf({ shared: words, whole, sameItem: false, sameKind: false })).toMatchObject({ words: ['渣土'], score: 0.45 });
  });

  it('takes the same item for a likeness without any shared word', () => {
    expect(likenessOf({ shared: [], whole: 10, sameItem: true, sameKind: true })).toEqual({ score: 0.55, sameItem: true, sameKind: true, words: [], alike: true });
  });

  it('R-DSP-12 asks for the first three that are alike, and for none that is not', () => {
    const found = [true, false, true, true, true].map((alike, id) => ({ id, likeness: { alike } }));

    expect(mustBeNamed(found).map(({ id }) => id)).toEqual([0, 2, 3]);
  });
});
