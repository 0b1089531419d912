/** 办理单位标注: who answers by the sample lists. */
export interface Answerable {
  /** Codes of the organs that may answer, none where no list holds an item for it. */
  readonly organs: readonly string[];
  /** Codes of the items an officer would cite, the best first. */
  readonly items: readonly string[];
}

/** 诉求主题: one subject as many people told it, written without sight of lists or lexicon, and who answers for it, labelled by somebody else. */
export interface ToldSubject extends Answerable {
  readonly subject: string;
  readonly messages: readonly string[];
  /** By position of the message: those that are somebody else's than the others. */
  readonly others?: Readonly<Record<number, Answerable>>;
}
