/** 标注来件: a matter as somebody wrote it, and who answers for it by the sample lists; the label was given after the text, the text without sight of the lists. */
export interface LabelledMatter {
  readonly channel: string;
  readonly title: string;
  readonly content: string;
  readonly address: string | null;
  /** Codes of the organs that may answer, none where no list holds an item for it. */
  readonly organs: readonly string[];
  /** The lead units that may answer, as organ/unit. */
  readonly units: readonly string[];
  /** Codes of the items an officer would cite, the best first. */
  readonly items: readonly string[];
}
