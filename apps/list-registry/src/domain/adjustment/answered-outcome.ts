import type { ListAmendment, OutcomeSource } from '@yidan/contracts';

/** 未能落稿的缘由: what kept a part of an outcome from being worked into a draft at once, in words for whoever drafts it now. */
export interface Obstacle {
  readonly message: string;
  readonly messageZh: string;
}

/** 定责结果 as a case keeps it: what the document says about this organ's list, and the fingerprint of the list with exactly that in it. */
export interface AnsweredOutcome {
  readonly documentNumber: string;
  readonly source: OutcomeSource;
  readonly amendments: readonly ListAmendment[];
  readonly obstacles: readonly Obstacle[];
  /** Whether every amendment stands in the case as an item with its text; what lies in the way of a draft may go, what could not be worded does not. */
  readonly whole: boolean;
  /** Of the draft at the moment it was the list in force and the amendments, and nothing else; null before there was one. */
  readonly contentHash: string | null;
}

/** 依裁定审定 (corrections A5): only a ruling stands for an approval, and only of the exact text it was given. */
export function isExactlyRuled(outcome: AnsweredOutcome | null, contentHash: string): outcome is AnsweredOutcome {
  return outcome?.source === 'RULING' && outcome.contentHash !== null && outcome.contentHash === contentHash;
}
