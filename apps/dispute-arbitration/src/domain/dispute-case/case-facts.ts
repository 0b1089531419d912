import type {
  DisputeCause, DisputeIssue, DisputeKind, DisputeLevel, DisputeOrigin, DisputeOutcome, DisputeUrgency, InterimRule, Jurisdiction, ListAmendment, OutOfScope, PartyRole, PartyStance, RaisedBy, RoundKind,
  SplitRow,
} from '@yidan/contracts';

/** 当事方. */
export interface DisputeParty {
  readonly organId: string;
  readonly role: PartyRole;
  readonly stance: PartyStance | null;
}

/** 依据: the clause of a law, or of the 三定 provisions, that is cited. */
export interface CitedBasis {
  readonly instrument: string;
  readonly article: string | null;
  readonly text: string | null;
}

/** 签署: who signed exactly which text, in which capacity, and when; void once the text is another. */
export interface SignedText {
  readonly personId: string;
  readonly organId: string;
  readonly role: string;
  readonly at: string;
  readonly sha256: string;
}

/** 临时责任单位 as it stands: by which rule, in words for the parties. */
export interface InterimHolder {
  readonly organId: string;
  readonly unitId: string | null;
  readonly rule: InterimRule;
  readonly ground: string;
  readonly scope: string;
  readonly from: string;
  readonly by: string;
}

/** 意见书. */
export interface PartyStatement {
  readonly organId: string;
  readonly by: string;
  readonly at: string;
  readonly stance: PartyStance;
  readonly claim: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  readonly sandingRefs: readonly string[];
  readonly practice: string | null;
  readonly proposedSplit: readonly SplitRow[] | null;
  readonly evidence: readonly string[];
}

/** 部门协商: what was done at level 1. */
export interface NegotiationFacts {
  readonly openedByOrganId: string;
  readonly openedAt: string;
  readonly meetings: readonly { readonly at: string; readonly place: string; readonly attendees: readonly { readonly organId: string; readonly name: string }[]; readonly points: string; readonly by: string }[];
  readonly refusals: readonly { readonly organId: string; readonly reason: string; readonly at: string; readonly by: string }[];
  readonly minutes: { readonly text: string; readonly split: readonly SplitRow[]; readonly amendments: readonly ListAmendment[]; readonly sha256: string; readonly keptBy: string; readonly at: string } | null;
  readonly signatures: readonly SignedText[];
  readonly filed: { readonly documentNumber: string; readonly at: string; readonly by: string } | null;
  readonly objections: readonly { readonly ground: string; readonly at: string; readonly by: string }[];
}

/** 协调申请书. */
export interface ApplicationFacts {
  readonly byOrganId: string;
  readonly by: string;
  readonly at: string;
  readonly documentNumber: string;
  readonly matter: string;
  readonly negotiationDone: string;
  readonly mainDispute: string;
  readonly proposal: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  readonly attachments: readonly string[];
  readonly supplements: readonly { readonly text: string; readonly attachments: readonly string[]; readonly by: string; readonly at: string }[];
}

/** 受理决定. */
export interface AcceptanceFacts {
  readonly decision: 'ACCEPTED' | 'SUPPLEMENT' | 'REJECTED' | 'TRANSFERRED' | 'REFERRED_UP';
  readonly documentNumber: string | null;
  readonly reasons: string | null;
  readonly ground: OutOfScope | null;
  readonly to: string | null;
  readonly at: string;
  readonly by: string;
}

/** 上级退回: a request to the superior, and the reply that left the case to the office that had asked. */
export interface UpperReturnFacts {
  readonly to: string;
  readonly requestNumber: string;
  readonly askedAt: string;
  readonly authority: string;
  readonly documentNumber: string;
  readonly text: string;
  readonly at: string;
  readonly by: string;
}

/** 编办、司法协调: what was done at level 2. */
export interface CoordinationFacts {
  readonly startedAt: string;
  readonly rounds: readonly { readonly no: number; readonly kind: RoundKind; readonly questions: string; readonly heldAt: string; readonly minutes: string | null; readonly by: string }[];
  /** 答复; deemed where the time passed in silence: no objection to the facts. */
  readonly replies: readonly { readonly organId: string; readonly text: string | null; readonly deemed: boolean; readonly at: string; readonly by: string | null }[];
  readonly extension: { readonly reason: string; readonly at: string; readonly by: string } | null;
  readonly opinion: OpinionFacts | null;
  /** 协调逾期: since when the time of the level is over. */
  readonly overdueAt?: string | null;
  /** 提请裁定请示 as both directors sign it; a further signature is to the same words, or the first is void. */
  readonly proposal?: { readonly reasons: string; readonly sha256: string; readonly signatures: readonly SignedText[] } | null;
  readonly submission: { readonly documentNumber: string; readonly at: string } | null;
}

/** 先例对照 (R-DSP-12): which earlier cases were shown before signing, and why it was decided otherwise where it was. */
export interface PrecedentUse {
  readonly precedentId: string;
  readonly follows: boolean;
  readonly reason: string | null;
}

/** 协调意见. */
export interface OpinionFacts {
  readonly facts: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  readonly split: readonly SplitRow[];
  readonly amendments: readonly ListAmendment[];
  readonly precedents: readonly PrecedentUse[];
  readonly minor: boolean;
  readonly sha256: string;
  readonly draftedBy: string;
  readonly draftedAt: string;
  readonly acceptances: readonly (SignedText & { readonly accepts: boolean; readonly reason: string | null })[];
  readonly signatures: readonly SignedText[];
  readonly documentNumber: string | null;
}

/** 编委裁定: what was done at level 3. */
export interface CommissionFacts {
  readonly meetingId: string | null;
  readonly hearings: readonly { readonly at: string; readonly parties: readonly { readonly organId: string; readonly attended: boolean; readonly said: string | null }[]; readonly by: string }[];
  readonly ruling: RulingFacts | null;
  readonly former: readonly RulingFacts[];
  readonly review: { readonly byOrganId: string; readonly newFacts: string; readonly at: string; readonly by: string; readonly decision: 'UPHELD' | 'REPLACED' | null; readonly decidedAt: string | null; readonly meetingId?: string | null; readonly draft?: RulingFacts | null } | null;
}

/** 裁定. */
export interface RulingFacts {
  readonly meetingId: string | null;
  /** 上级决定: whose decision was recorded where the case was referred up. */
  readonly upperAuthority: string | null;
  readonly facts: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  readonly policyRuling: boolean;
  readonly split: readonly SplitRow[];
  readonly amendments: readonly ListAmendment[];
  readonly precedents: readonly PrecedentUse[];
  readonly staffingNote: string | null;
  readonly executeBy: string;
  readonly executionDocNumber: string | null;
  readonly sha256: string;
  readonly draftedBy: string;
  readonly draftedAt: string;
  readonly signature: SignedText | null;
  readonly documentNumber: string | null;
}

/** 执行. */
export interface ExecutionFacts {
  readonly startedAt: string;
  readonly reports: readonly { readonly organId: string; readonly text: string; readonly evidence: readonly string[]; readonly by: string; readonly at: string }[];
  readonly nonCompliance: readonly { readonly organId: string; readonly facts: string; readonly by: string; readonly at: string }[];
  readonly confirmation: {
    readonly versionIds: readonly string[];
    readonly noListChange: boolean;
    readonly note: string;
    readonly by: string;
    readonly at: string;
    /** 不予修改: lists that were to change and do not, each with the reason of 编办. */
    readonly dismissals?: readonly { readonly organId: string; readonly reason: string }[];
  } | null;
  /** 客观制约的解决建议 (F-180): what is proposed where not the provisions but the means were the cause. */
  readonly proposal?: { readonly kind: 'ASSISTANCE' | 'RESOURCE' | 'STAFFING'; readonly text: string } | null;
}

/** 领导批示 (F-051): a leader had to intervene; what the procedure is to make needless. */
export interface LeaderAct {
  readonly leader: string;
  readonly instruction: string;
  readonly at: string;
  readonly by: string;
}

/** What a case is when it is raised. */
export interface RaisedFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly number: string;
  readonly chainId: string;
  readonly kind: DisputeKind;
  readonly issue: DisputeIssue;
  readonly urgency: DisputeUrgency;
  readonly jurisdiction: Jurisdiction;
  readonly title: string;
  readonly description: string;
  readonly legalIssue: string | null;
  readonly sector: string | null;
  readonly itemKeys: readonly string[];
  readonly origin: DisputeOrigin;
  readonly parties: readonly DisputeParty[];
  readonly convenorOrganId: string;
  readonly raisedBy: RaisedBy;
  readonly raisedByOrganId: string | null;
  readonly raisedByPersonId: string | null;
  /** 同一争议: the same items between the same parties; one open case of it. */
  readonly fingerprint: string;
}

/** What the steps of the procedure change, phase by phase. */
export interface CaseProgress {
  readonly parties: readonly DisputeParty[];
  readonly statements: readonly PartyStatement[];
  readonly negotiation: NegotiationFacts | null;
  readonly application: ApplicationFacts | null;
  readonly acceptance: AcceptanceFacts | null;
  readonly upperReturns: readonly UpperReturnFacts[];
  readonly coordination: CoordinationFacts | null;
  readonly commission: CommissionFacts | null;
  readonly execution: ExecutionFacts | null;
  readonly leaderActs: readonly LeaderAct[];
  readonly withdrawalConsents: readonly SignedText[];
  readonly outcome: DisputeOutcome | null;
  readonly outcomeAt: Date | null;
  readonly cause: DisputeCause | null;
  readonly level: DisputeLevel;
}
