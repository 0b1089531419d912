import type { Violation } from '@yidan/kernel';

/** 起草: what is known about a version when it is begun. */
export interface Draft {
  readonly id: string;
  readonly tenantId: string;
  readonly dutyListId: string;
  readonly organId: string;
  readonly organCode: string;
  readonly major: number;
  readonly minor: number;
  readonly kind: 'INITIAL' | 'FULL_REVISION' | 'ADJUSTMENT';
  readonly urgency: VersionUrgency;
  readonly baseVersionId: string | null;
  readonly adjustmentCaseIds: readonly string[];
  readonly chainId?: string | null;
  /** How many items it begins with. */
  readonly itemCount: number;
}

/** 编辑: what happened to the items of a draft, and how many there are now. */
export interface ContentChange {
  readonly put: number;
  readonly removed: number;
  readonly itemCount: number;
  readonly by: 'ITEMS' | 'IMPORT' | 'REBASE';
  /** The file the items came from. */
  readonly importId?: string;
}

/** 办理通道: EXPEDITED is the side lane for what cannot wait: halved limits, in force from the day of its approval. */
export type VersionUrgency = 'NORMAL' | 'EXPEDITED';

/** 审查机关: 编办 or 司法局. */
export type Reviewer = 'ESTABLISHMENT' | 'JUSTICE';

/** 自查承诺: the organ answers for its list (部门对全面性、准确性、合法性、规范性负责); who signed it and when is added at the submission. */
export interface SelfCheck {
  readonly completeness: boolean;
  readonly accuracy: boolean;
  readonly legality: boolean;
  readonly normativity: boolean;
  readonly statement: string;
}

/** 已签自查承诺. */
export interface SignedSelfCheck extends SelfCheck {
  readonly signedBy: string;
  readonly signedAt: string;
}

/** 报送材料: what a submission has to bring along, as it is stored at that moment. */
export interface Submission {
  readonly selfCheck: SelfCheck | null;
  /** 清单编制报告 of exactly this content. */
  readonly compilationReportId: string | null;
  /** Items that have no flowchart yet. */
  readonly itemsWithoutFlowchart: number;
  /** Findings of severity ERROR that the checks of the list make now, each with its row and element. */
  readonly errors: readonly Violation[];
  /** Review findings of the last round that the organ has not answered. */
  readonly unanswered: number;
  /** The version in force where it is not the one the draft was begun from: its changes have to be taken over first. */
  readonly outdatedBy: string | null;
}

/** 审查记录: a stored opinion of one reviewing organ about one round. */
export interface ReviewOpinion {
  readonly id: string;
  readonly versionId: string;
  readonly reviewer: Reviewer;
  readonly round: number;
  readonly conclusion: 'PASS' | 'RETURN';
  readonly errors: number;
  /** Who examined the version (审核人); another person signs the opinion. */
  readonly preparedBy: string;
}

/** 审议记录: a stored item of the minutes of a commission meeting, with the count that its votes give. */
export interface DeliberationResult {
  readonly meetingId: string;
  readonly versionId: string;
  readonly conclusion: 'APPROVED' | 'APPROVED_WITH_CHANGES' | 'REJECTED' | 'DEFERRED';
  /** Members entitled to vote and members whose attendance is recorded. */
  readonly members: number;
  readonly present: number;
  readonly quorum: number;
  /** Votes of members who are not recused. */
  readonly inFavour: number;
  readonly against: number;
  /** 会议纪要: signed minutes; null as long as there are none. */
  readonly minutesDocumentId: string | null;
  readonly documentNumber: string | null;
  readonly reason: string | null;
}

/** 审定内容: the content that is fixed by the approval. */
export interface ApprovedContent {
  readonly documentNumber: string;
  readonly approvedOn: string;
  readonly itemCount: number;
  readonly contentHash: string;
  /** The day the version is to come into force; null where it follows from publicity and filing. */
  readonly plannedFrom: string | null;
  /** The version in force at the moment of the approval; what is approved was begun from it or rebased on it. */
  readonly inForceVersionId: string | null;
  /** Another version of the organ that is approved and not yet in force, by its label; approving this one would undo it. */
  readonly otherApproved: string | null;
}

/** 与上一版本相比的变化: what an element-only change may and may not contain. */
export interface ChangeSummary {
  readonly added: number;
  readonly cancelled: number;
  readonly modified: number;
  /** Items whose holder, lead unit of another organ or mode of performance changed. */
  readonly transferred: number;
}

/** 公示: what is shown, for how long. */
export interface PublicityNotice {
  readonly from: string;
  readonly to: string;
  readonly shown: number;
  readonly hidden: number;
}
