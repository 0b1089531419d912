import { HolderSpeech, type Said } from './holder-speech.ts';
import { normalize } from './normalize.ts';
import { SubjectIndex, termsOf, type Likeness, type Speech } from './subject-index.ts';
import type { LexiconEntry } from './types.ts';

/** 主题: what one line of the lexicon says about its words. */
export interface Subject {
  readonly terms: readonly string[];
  readonly holders: readonly string[];
}

/** A subject the text speaks of, and the everyday words it was recognised by. */
export interface Spotted {
  readonly subject: Subject;
  readonly words: readonly string[];
}

interface Pair {
  readonly word: string;
  readonly other: string;
  readonly subject: Subject;
}

interface Line {
  readonly subject: Subject;
  readonly entry: LexiconEntry;
}

interface Meaning {
  readonly alone: readonly Subject[];
  readonly pairs: readonly Pair[];
}

interface Found {
  readonly word: string;
  readonly at: number;
  readonly end: number;
  readonly subject: Subject;
}

const apart = '…';
/** 相邻: the parts of a pair stand in one clause or the next; further apart they tell two stories. */
const nearby = 14;

/** 日常用语词典: finds everyday words in a text and says what the lists call them. */
export class Lexicon {
  /** By the part of a word that is looked for in the text: what it means alone, and what with another part nearby. */
  private readonly meanings: Map<string, Meaning>;
  private readonly lengthsByFirst: Map<string, readonly number[]>;
  private readonly lines: Line[] = [];
  private readonly under: Lexicon | undefined;
  private speech: { subjects: SubjectIndex; holders: HolderSpeech } | undefined;

  /** Where this lexicon has a line for a word, the one under it is not asked about that word. */
  constructor(entries: readonly LexiconEntry[], under?: Lexicon) {
    this.under = under;
    this.meanings = new Map(under?.meanings);
    this.lengthsByFirst = new Map(under?.lengthsByFirst);
    const own = new Map<string, Subject[]>();
    for (const entry of entries) {
      const subject = { terms: clean(entry.terms), holders: clean(entry.holders ?? []) };
      this.lines.push({ subject, entry });
      for (const word of clean(entry.words)) {
        const known = own.get(word);
        if (known) known.push(subject);
        else own.set(word, [subject]);
      }
    }
    for (const [word, subjects] of own) this.learn(word, subjects);
  }

  /** Subjects of a normalised text, in the order they first appear. A word inside a longer one that was found says nothing of its own. */
  spot(text: string): Spotted[] {
    const found = this.scan(text);
    const whole = found.filter((one) => !found.some((other) => other.end - other.at > one.end - one.at && other.at <= one.at && one.end <= other.end));
    const spotted = new Map<Subject, Set<string>>();
    for (const { subject, word } of whole) {
      if (subject.terms.length + subject.holders.length > 0) spotted.set(subject, (spotted.get(subject) ?? new Set<string>()).add(word));
    }
    return [...spotted].map(([subject, words]) => ({ subject, words: [...words] }));
  }

  /** Subjects that a sentence of these terms resembles; sentences are compared with the common lexicon. */
  resembling(terms: ReadonlySet<string>): Likeness[] {
    if (this.under) return this.under.resembling(terms);
    return this.commonSpeech().subjects.resembling(terms);
  }

  /** By kind of organ, how much the terms of a text are words of its matters, by the common lexicon. */
  speaksFor(terms: Iterable<string>): ReadonlyMap<string, number> {
    if (this.under) return this.under.speaksFor(terms);
    return this.commonSpeech().holders.speaksFor(terms);
  }

  // Cutting thousands of sentences into words takes a moment, which whoever only looks words up need not wait for.
  private commonSpeech(): { subjects: SubjectIndex; holders: HolderSpeech } {
    if (!this.speech) {
      const speeches = this.lines.map(speechOf);
      this.speech = { subjects: new SubjectIndex(speeches), holders: new HolderSpeech(speeches.flatMap(saidOf)) };
      this.lines.length = 0;
    }
    return this.speech;
  }

  private learn(word: string, subjects: readonly Subject[]): void {
    const [first = '', second = ''] = word.split(apart);
    if (second === '') {
      this.know(first, { alone: subjects, pairs: this.meanings.get(first)?.pairs ?? [] });
      return;
    }
    // The longer part is the rarer one, so the other is looked for less often.
    const [key, other] = second.length > first.length ? [second, first] : [first, second];
    const known = this.meanings.get(key);
    const others = (known?.pairs ?? []).filter((pair) => pair.word !== word);
    this.know(key, { alone: known?.alone ?? [], pairs: [...others, ...subjects.map((subject) => ({ word, other, subject }))] });
  }

  private know(part: string, meaning: Meaning): void {
    this.meanings.set(part, meaning);
    const first = part.slice(0, 1);
    const lengths = this.lengthsByFirst.get(first) ?? [];
    if (!lengths.includes(part.length)) this.lengthsByFirst.set(first, [...lengths, part.length].sort((x, y) => y - x));
  }

  private scan(text: string): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < text.length; at++) {
      for (const length of this.lengthsByFirst.get(text[at]!) ?? []) {
        const part = text.slice(at, at + length);
        const meaning = this.meanings.get(part);
        if (!meaning) continue;
        for (const subject of meaning.alone) found.push({ word: part, at, end: at + length, subject });
        if (meaning.pairs.length === 0) continue;
        const around = `${text.slice(Math.max(0, at - nearby), at)}\n${text.slice(at + length, at + length + nearby)}`;
        for (const { word, other, subject } of meaning.pairs) if (around.includes(other)) found.push({ word, at, end: at + length, subject });
      }
    }
    return found;
  }
}

/** A line's words taken together stand for many sentences. */
const wordsWeight = 3;

function speechOf({ subject, entry: { words, terms, examples = [] } }: Line): Speech {
  const cut = (text: string): string[] => [...new Set(termsOf(normalize(text)))];
  return { subject, words: words.length > 0 ? cut([...words.map((word) => word.replace(apart, '，')), ...terms].join('，')) : [], examples: examples.map(cut) };
}

function saidOf({ subject: { holders }, words, examples }: Speech): Said[] {
  return [{ terms: words, holders, weight: wordsWeight }, ...examples.map((terms) => ({ terms, holders, weight: 1 }))];
}

function clean(texts: readonly string[]): string[] {
  return texts.map((text) => normalize(text).replaceAll('...', apart).trim()).filter(Boolean);
}
