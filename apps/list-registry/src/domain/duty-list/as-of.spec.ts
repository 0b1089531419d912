import { dayOf } from './as-of.ts';
import { searchable, searchTextOf } from './search-text.ts';

const now = new Date('2026-03-01T18:00:00Z');

describe('a question as of', () => {
  it('a day means that day', () => expect(dayOf('2025-12-31', now)).toBe('2025-12-31'));
  it('an instant means the day it falls on in Beijing', () => expect(dayOf('2025-12-31T17:30:00Z', now)).toBe('2026-01-01'));
  it('nothing means today in Beijing', () => expect(dayOf(undefined, now)).toBe('2026-03-02'));
});

describe('a keyword', () => {
  it('is found in name, description, keywords and powers, whatever its width and case', () => {
    const text = searchTextOf({ name: 'ＰＶＣ管道', description: '巡查', keywords: ['河道'], powers: [{ type: 'PENALTY', number: null, name: '罚款' }] });

    for (const word of ['pvc', '巡查', '河道', '罚款']) expect(text).toContain(searchable(word));
  });

  it('is not found across two of them', () => {
    expect(searchTextOf({ name: '河', description: '道', keywords: [], powers: [] })).not.toContain('河道');
  });
});
