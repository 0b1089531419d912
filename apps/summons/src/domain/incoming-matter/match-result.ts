import type { MatchDecision, MatchReason } from '@yidan/contracts';

/** A duty item that may answer for the matter, as the list said it then. */
export interface ProposedItem {
  readonly itemKey: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly versionId: string;
  readonly organId: string;
  readonly unitId: string;
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** What the list answered, before it is kept. */
export interface ListAnswer {
  readonly decision: MatchDecision;
  readonly candidates: readonly ProposedItem[];
  readonly algorithmVersion: string;
}

/** 匹配结果: the list's answer to one matter at one instant; kept as it was, so that it can be explained later. */
export class MatchResult {
  readonly id: string;
  readonly tenantId: string;
  readonly matterId: string;
  readonly decision: MatchDecision;
  readonly candidates: readonly ProposedItem[];
  readonly versionIds: readonly string[];
  readonly algorithmVersion: string;
  readonly matchedAt: Date;

  constructor(id: string, matter: { id: string; tenantId: string }, answer: ListAnswer, at: Date) {
    this.id = id;
    this.tenantId = matter.tenantId;
    this.matterId = matter.id;
    this.decision = answer.decision;
    this.candidates = answer.candidates;
    this.versionIds = versionsOf(answer.candidates);
    this.algorithmVersion = answer.algorithmVersion;
    this.matchedAt = at;
  }
}

/** The list versions a set of candidates comes from. */
export function versionsOf(candidates: readonly { versionId: string }[]): string[] {
  return [...new Set(candidates.map((candidate) => candidate.versionId))].sort();
}
