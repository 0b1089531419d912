import type { LexiconEntryAnswer } from '@yidan/contracts';
import { draftOf, emptyDraft, entryFaults, entryOf } from './entry-draft.ts';

const draft = { ...emptyDraft, words: '铁扒子\n河坝…刨', terms: '河道采砂' };

describe('an entry of everyday words', () => {
  it('is written one word on a line, or as an enumeration, each once', () => {
    expect(entryOf({ words: ' 铁扒子 \n\n河坝…刨\r\n铁扒子', terms: '河道采砂、非法采砂', holders: '水务，水利', note: '  ' })).toEqual({
      words: ['铁扒子', '河坝…刨'],
      terms: ['河道采砂', '非法采砂'],
      holders: ['水务', '水利'],
    });
  });

  it('comes back into the form as it was written', () => {
    const entry = { ...entryOf({ ...draft, note: '本地叫法' }), note: '本地叫法' } as LexiconEntryAnswer;
    expect(entryOf(draftOf(entry))).toEqual(entry);
    expect(draftOf({ ...entry, note: null }).note).toBe('');
  });

  it('is in order with words alone, which switches them off', () => {
    expect(entryFaults(draft)).toEqual({});
    expect(entryFaults({ ...emptyDraft, words: '铁扒子' })).toEqual({});
  });

  it.each([
    ['no word', { ...draft, words: ' \n、' }, { words: { fault: 'needed' } }],
    ['a word of more than 20 characters', { ...draft, words: '一'.repeat(21) }, { words: { fault: 'tooLong', most: 20, word: '一'.repeat(21) } }],
    ['more than 50 words', { ...draft, words: Array.from({ length: 51 }, (_, i) => `词${i}`).join('\n') }, { words: { fault: 'tooMany', most: 50 } }],
    ['more than four organs', { ...draft, holders: '水务\n水利\n公安\n城管\n住建' }, { holders: { fault: 'tooMany', most: 4 } }],
    ['a term of more than 30 characters', { ...draft, terms: '一'.repeat(31) }, { terms: { fault: 'tooLong', most: 30 } }],
  ])('with %s is not sent', (_, wrong, expected) => {
    expect(entryFaults(wrong)).toMatchObject(expected);
    expect(Object.keys(entryFaults(wrong))).toEqual(Object.keys(expected));
  });
});
