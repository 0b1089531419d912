import { CommonSpeech } from './common-speech.ts';
import { normalize } from './normalize.ts';
import { Phrases } from './phrases.ts';
import type { Spotted, Subject } from './subject.ts';
import type { LexiconEntry } from './types.ts';

interface Pair {
  readonly word: string;
  readonly other: string;
  readonly subject: Subject;
}

/** What a part of a word means alone, and what with another part nearby. */
interface Meaning {
  readonly alone: readonly Subject[];
  readonly pairs: readonly Pair[];
  /** The first character of the other part of each pair: most others are seen not to occur by that alone. */
  readonly firsts: string;
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
const noMeaning: Meaning = { alone: [], pairs: [], firsts: '' };

/** 日常用语词典: finds everyday words in a text and says what the lists call them. */
export class Lexicon {
  private readonly parts: Phrases;
  /** By position of the part. */
  private readonly meanings: readonly Meaning[];
  /** By first character, the length of the longest part. */
  private readonly longest = new Map<string, number>();
  private readonly under: Lexicon | undefined;
  private readonly subjects: Subject[] = [];
  private entries: readonly LexiconEntry[];
  private speech: CommonSpeech | undefined;

  /** Where this lexicon has a line for a word, the one under it is not asked about that word. */
  constructor(entries: readonly LexiconEntry[], under?: Lexicon) {
    this.under = under;
    this.entries = under ? [] : entries;
    const own = new Map<string, Subject[]>();
    for (const entry of entries) {
      const subject = { terms: clean(entry.terms), holders: clean(entry.holders ?? []) };
      this.subjects.push(subject);
      for (const word of clean(entry.words)) {
        const known = own.get(word);
        if (known) known.push(subject);
        else own.set(word, [subject]);
      }
    }
    const meanings = new Map<string, Meaning>();
    for (const [word, subjects] of own) {
      const [part, meaning] = learned(word, subjects, (key) => meanings.get(key) ?? under?.meaningOf(key) ?? noMeaning);
      meanings.set(part, meaning);
    }
    this.parts = new Phrases([...meanings.keys()]);
    this.meanings = [...meanings.values()];
    for (const part of meanings.keys()) this.longest.set(part.slice(0, 1), Math.max(part.length, this.longest.get(part.slice(0, 1)) ?? 0));
  }

  /** Subjects of a normalised text, in the order they first appear. A word inside a longer one that was found says nothing of its own. */
  spot(text: string): Spotted[] {
    const spotted = new Map<Subject, string[]>();
    for (const { subject, word } of outermost(this.scan(text))) {
      if (subject.terms.length + subject.holders.length === 0) continue;
      const words = spotted.get(subject);
      if (!words) spotted.set(subject, [word]);
      else if (!words.includes(word)) words.push(word);
    }
    return Array.from(spotted, ([subject, words]) => ({ subject, words }));
  }

  /** 常人说法: sentences are compared with the common lexicon. */
  commonSpeech(): CommonSpeech {
    if (this.under) return this.under.commonSpeech();
    // Cutting thousands of sentences into words takes a moment, which whoever only looks words up need not wait for.
    this.speech ??= new CommonSpeech(this.entries, this.subjects);
    this.entries = [];
    return this.speech;
  }

  private meaningOf(part: string): Meaning | undefined {
    return this.meanings[this.parts.find(part)] ?? this.under?.meaningOf(part);
  }

  private scan(text: string): Found[] {
    const found: Found[] = [];
    for (let at = 0; at < text.length; at++) occurs[text.charCodeAt(at)] = 1;
    // By length of the part that starts here; what lies above stands in the place of what lies under it.
    const here: (Meaning | undefined)[] = [];
    for (let at = 0; at < text.length; at++) {
      here.length = 0;
      this.read(text, at, here);
      for (let length = here.length - 1; length > 0; length--) {
        const meaning = here[length];
        if (!meaning) continue;
        // What the text breaks off with counts as the longest part it may be the beginning of.
        const end = at + (at + length < text.length ? length : this.longestFrom(text[at]!));
        tell(meaning, text, { at, length, end }, found);
      }
    }
    for (let at = 0; at < text.length; at++) occurs[text.charCodeAt(at)] = 0;
    return found;
  }

  private longestFrom(character: string): number {
    return Math.max(this.longest.get(character) ?? 0, this.under?.longestFrom(character) ?? 0);
  }

  private read(text: string, at: number, into: (Meaning | undefined)[]): void {
    this.under?.read(text, at, into);
    const { parts } = this;
    let node = 0;
    for (let end = at; end < text.length; end++) {
      node = parts.next(node, text.charCodeAt(end));
      if (node < 0) return;
      const part = parts.endingAt(node);
      if (part >= 0) into[end + 1 - at] = this.meanings[part];
    }
  }
}

/** What a part means once a word with it was learned. */
function learned(word: string, subjects: readonly Subject[], known: (part: string) => Meaning): [part: string, meaning: Meaning] {
  const [first = '', second = ''] = word.split(apart);
  if (second === '') return [first, { ...known(first), alone: subjects }];
  // The longer part is the rarer one, so the other is looked for less often.
  const [part, other] = second.length > first.length ? [second, first] : [first, second];
  const { alone, pairs: before } = known(part);
  const pairs = [...before.filter((pair) => pair.word !== word), ...subjects.map((subject) => ({ word, other, subject }))];
  // Nothing at all occurs wherever the part itself does.
  return [part, { alone, pairs, firsts: pairs.map((pair) => (pair.other || part).charAt(0)).join('') }];
}

/** By character, 1 while it occurs in the text that is read. */
const occurs = new Uint8Array(65_536);

function tell({ alone, pairs, firsts }: Meaning, text: string, { at, length, end }: { at: number; length: number; end: number }, into: Found[]): void {
  for (const subject of alone) into.push({ word: text.slice(at, at + length), at, end, subject });
  for (let pair = 0; pair < firsts.length; pair++) {
    if (occurs[firsts.charCodeAt(pair)] === 0) continue;
    const { word, other, subject } = pairs[pair]!;
    if (near(other, text, at, length)) into.push({ word, at, end, subject });
  }
}

/** Whether a part lies near what was found here, without running into it. */
function near(part: string, text: string, at: number, length: number): boolean {
  const ahead = text.indexOf(part, Math.max(0, at - nearby));
  if (ahead >= 0 && ahead + part.length <= at) return true;
  const behind = text.indexOf(part, at + length);
  return behind >= 0 && behind + part.length <= at + length + nearby;
}

/** Of what was found, in order of place and the longest first at each, what lies inside no longer one. */
function outermost(found: readonly Found[]): Found[] {
  let reach = 0;
  let last: Found | undefined;
  return found.filter((one) => {
    // What was found at the very same place is no longer than this.
    if (last && (last.at !== one.at || last.end !== one.end)) reach = Math.max(reach, last.end);
    last = one;
    return one.end > reach;
  });
}

function clean(texts: readonly string[]): string[] {
  return texts.map((text) => normalize(text).replaceAll('...', apart).trim()).filter(Boolean);
}
