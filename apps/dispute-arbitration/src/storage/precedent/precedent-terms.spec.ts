import { keywordsOf, termsOf } from './precedent-terms.ts';

const text = '河道内偷倒建筑渣土，职责争议；渣土清运由谁负责';

describe('the words a precedent is found by', () => {
  it('are words and pairs of characters, each once, and not those every dispute is told in', () => {
    const terms = termsOf(text).map(({ term }) => term);

    expect(terms).toEqual(expect.arrayContaining(['河道', '渣土', '清运', '土清']));
    expect(terms).not.toContain('争议');
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('are shown where they are words', () => {
    const isWord = new Map(termsOf(text).map((term) => [term.term, term.isWord]));

    expect(['渣土', '河道', '清运', '土清', '筑渣'].map((term) => isWord.get(term))).toEqual([true, true, true, false, false]);
    expect(keywordsOf(text, 9)).toEqual(expect.arrayContaining(['河道', '渣土']));
    expect(keywordsOf(text, 9)).not.toContain('土清');
  });
});
