import type { LexiconEntryAnswer, LexiconEntryRequest } from '@yidan/contracts';

/** The fields of an entry as the form has them: one word, term or organ on each line. */
export const ENTRY_FIELDS = ['words', 'terms', 'holders', 'note'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];
export type EntryDraft = Record<EntryField, string>;

export const emptyDraft: EntryDraft = { words: '', terms: '', holders: '', note: '' };

/** As the contract has them, so that a slip is named before it is sent. */
const LIMITS = { words: { most: 50, longest: 20 }, terms: { most: 20, longest: 30 }, holders: { most: 4, longest: 30 } } as const;
export const LONGEST_NOTE = 500;

/** What is wrong with a field, and the facts its sentence names. */
export interface EntryFault {
  fault: 'needed' | 'tooMany' | 'tooLong';
  most: number;
  word: string;
}

/** The entry as it stands, to be changed. */
export function draftOf({ words, terms, holders, note }: LexiconEntryAnswer): EntryDraft {
  return { words: words.join('\n'), terms: terms.join('\n'), holders: holders.join('\n'), note: note ?? '' };
}

/** The draft as the services take it. */
export function entryOf({ words, terms, holders, note }: EntryDraft): LexiconEntryRequest {
  return { words: linesOf(words), terms: linesOf(terms), holders: linesOf(holders), ...(note.trim() !== '' && { note: note.trim() }) };
}

/** What can be said of a draft without asking the services. */
export function entryFaults(draft: EntryDraft): Partial<Record<EntryField, EntryFault>> {
  const faults: Partial<Record<EntryField, EntryFault>> = {};
  for (const field of ['words', 'terms', 'holders'] as const) {
    const { most, longest } = LIMITS[field];
    const lines = linesOf(draft[field]);
    const long = lines.find((line) => line.length > longest);
    if (field === 'words' && lines.length === 0) faults[field] = { fault: 'needed', most, word: '' };
    else if (lines.length > most) faults[field] = { fault: 'tooMany', most, word: '' };
    else if (long !== undefined) faults[field] = { fault: 'tooLong', most: longest, word: long };
  }
  return faults;
}

/** The lines of a text; somebody who writes an enumeration instead means the same. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split(/[\n\r、，,；;]+/).map((line) => line.trim()))].filter((line) => line !== '');
}
