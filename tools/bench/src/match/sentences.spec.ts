import { SENTENCES, textOf, texts } from './sentences.ts';

describe('everyday texts', () => {
  it('are put together from sentences of which none is there twice', () => {
    expect(new Set(SENTENCES).size).toBe(SENTENCES.length);
    expect(SENTENCES.length).toBeGreaterThanOrEqual(60);
  });

  it('have the length they were asked for, and the same number gives the same text', () => {
    expect([20, 57, 300].map((length) => textOf(3, length).length)).toEqual([20, 57, 300]);
    expect(textOf(7, 120)).toBe(textOf(7, 120));
    expect(textOf(7, 120)).not.toBe(textOf(8, 120));
  });

  it('come in all lengths from 20 to 300 characters', () => {
    const lengths = texts(2000).map((text) => text.length);
    expect(Math.min(...lengths)).toBe(20);
    expect(Math.max(...lengths)).toBe(300);
    expect(new Set(lengths).size).toBe(281);
  });

  it('hold no sentence twice', () => {
    const parts = textOf(5, 300).split('。').slice(0, -1);
    expect(new Set(parts).size).toBe(parts.length);
  });
});
