import { informativeness } from './segmenter.ts';
import type { Subject } from './subject.ts';
import { wordsOf } from './tokens.ts';

/** 规范用语词: a word of the terms that subjects stand for; one for all subjects that use it. */
export interface OfficialWord {
  readonly text: string;
  readonly information: number;
  /** Its number among all of them, for use as an array position. */
  readonly number: number;
}

const known = new Map<string, OfficialWord>();
const phrasesOf = new WeakMap<Subject, readonly (readonly OfficialWord[])[]>();

/** The words of each of a subject's terms. Subjects come again with every text: each is cut once, and only if a text speaks of it. */
export function officialWords(subject: Subject): readonly (readonly OfficialWord[])[] {
  const cut = phrasesOf.get(subject);
  if (cut) return cut;
  const phrases = subject.terms.map((term) => [...new Set(wordsOf(term))].map(officialWord));
  phrasesOf.set(subject, phrases);
  return phrases;
}

function officialWord(text: string): OfficialWord {
  let word = known.get(text);
  if (!word) known.set(text, (word = { text, information: informativeness(text), number: known.size }));
  return word;
}
