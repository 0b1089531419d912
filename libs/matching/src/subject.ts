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
