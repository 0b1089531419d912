import { HolderContrast } from './holder-contrast.ts';
import { HolderSpeech } from './holder-speech.ts';
import { NumberSet } from './numbers.ts';
import { Sayings } from './sayings.ts';
import { SubjectIndex, type Likeness } from './subject-index.ts';
import type { Subject } from './subject.ts';
import type { TermNumbers } from './term-numbers.ts';
import type { LexiconEntry } from './types.ts';

/** What is counted beside what was learned: the count knows every kind of organ, the learned contrast only those of many sentences. */
const countedShare = 0.4;

/** 常人说法: how people speak of the subjects of the common lexicon and in matters of each kind of organ. */
export class CommonSpeech {
  readonly terms: TermNumbers;
  /** By line of the lexicon. */
  readonly subjects: readonly Subject[];
  private readonly sentence: NumberSet;
  private readonly text: NumberSet;
  private readonly index: SubjectIndex;
  private readonly holders: HolderSpeech;
  private readonly contrast: HolderContrast;
  /** By number of a kind in the contrast, its number among all kinds. */
  private readonly contrasted: readonly number[];

  /** The subjects are those of the entries, one each. */
  constructor(entries: readonly LexiconEntry[], subjects: readonly Subject[]) {
    const sayings = new Sayings(entries);
    this.terms = sayings.terms;
    this.subjects = subjects;
    this.sentence = new NumberSet(sayings.terms.size);
    this.text = new NumberSet(sayings.terms.size);
    this.index = new SubjectIndex(sayings);
    const holders = subjects.map((subject) => subject.holders);
    this.holders = new HolderSpeech(sayings, holders);
    this.contrast = new HolderContrast(sayings, holders);
    this.contrasted = this.contrast.kinds.map((kind) => this.kinds.indexOf(kind));
  }

  /** Kinds of organ, by their usual names. */
  get kinds(): readonly string[] {
    return this.holders.kinds;
  }

  /** Takes down a term of the sentence that is being read; -1 for one it does not know. */
  hear(term: number): void {
    if (term < 0) return;
    this.sentence.add(term);
    this.text.add(term);
  }

  /** Lines of the lexicon that the sentence resembles, which ends here. */
  resembling(): Likeness[] {
    return this.index.resembling(this.sentence.take());
  }

  /** By number of the kind of organ, how much the terms of the text are words of its matters; the text ends here. */
  speaksFor(): Float64Array {
    const terms = this.text.take();
    const sums = this.holders.speaksFor(terms).map((sum) => countedShare * sum);
    this.contrast.contrastOf(terms).forEach((amount, at) => {
      const kind = this.contrasted[at]!;
      sums[kind] = sums[kind]! + amount;
    });
    return sums;
  }
}
