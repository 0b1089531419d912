import { z } from 'zod';
import { Id, Instant, Line, Text } from '../fields.ts';
import { AmendmentText, DisputeOutcome, ListAmendment, SplitRow } from './outcome.ts';
import {
  DisputeCause, DisputeIssue, DisputeKind, DisputeLevel, DisputeOriginType, DisputeState, DisputeUrgency, InterimRule, Jurisdiction, OutOfScope, PartyRole, PartyStance, RaisedBy, RoundKind,
} from './words.ts';

/** 依据: as somebody cites it. */
export const CitedBasisInput = z.strictObject({ instrument: Line, article: Line.nullable().default(null), text: Text(4000).nullable().default(null) });
export type CitedBasisInput = z.output<typeof CitedBasisInput>;

/** 新增事项: what a task that no list holds yet shall be in the list of its leading organ. */
export const NewItemInput = AmendmentText.omit({ leadUnitId: true, assistUnitIds: true, remarks: true }).strict();

/** 职责分工表的一行, as somebody proposes it: an item that some list holds, or what shall be a new one. */
export const SplitRowInput = z.strictObject({
  task: Line,
  itemKey: Id.optional(),
  newItem: NewItemInput.optional(),
  leadOrganId: Id,
  leadUnitId: Id,
  handlerOrganIds: z.array(Id).max(20).default([]),
  assistOrganIds: z.array(Id).max(20).default([]),
  handoff: Text(2000).optional(),
});
export type SplitRowInput = z.output<typeof SplitRowInput>;
export const SplitInput = z.array(SplitRowInput).min(1).max(50);

const OrganName = z.object({ id: Id, code: z.string().nullable(), name: z.string().nullable() });
export const DisputePartyAnswer = z.object({ organ: OrganName, role: PartyRole, stance: PartyStance.nullable() });
export const DisputeOriginAnswer = z.object({ type: DisputeOriginType, refId: Id.nullable(), matterId: Id.nullable() });

/** 临时责任单位 as it is explained to everybody who may see the case. */
export const InterimHolderAnswer = z.object({ organ: OrganName, unitId: Id.nullable(), rule: InterimRule, ground: z.string(), groundEn: z.string(), scope: z.string(), from: Instant, until: Instant.nullable() });
export type InterimHolderAnswer = z.infer<typeof InterimHolderAnswer>;

/** 职责争议 in a list. */
export const DisputeSummary = z.object({
  id: Id,
  number: z.string(),
  kind: DisputeKind,
  kindZh: z.string(),
  title: z.string(),
  urgency: DisputeUrgency,
  state: DisputeState,
  stateZh: z.string(),
  level: DisputeLevel,
  parties: z.array(DisputePartyAnswer),
  interim: InterimHolderAnswer.nullable(),
  origin: DisputeOriginAnswer,
  raisedAt: Instant,
  /** By when the next step is due; null where none runs. */
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  nonCompliant: z.boolean(),
  rowVersion: z.int(),
});
export type DisputeSummary = z.infer<typeof DisputeSummary>;

const Basis = z.object({ instrument: z.string(), article: z.string().nullable(), text: z.string().nullable() });
const Signed = z.object({ personId: z.string(), organId: Id, role: z.string(), at: Instant, sha256: z.string() });
const Split = z.array(SplitRow);
const Amendments = z.array(ListAmendment);
const Precedents = z.array(z.object({ precedentId: Id, follows: z.boolean(), reason: z.string().nullable() }));

/** 裁定 as it is read. */
export const RulingAnswer = z.object({
  meetingId: Id.nullable(), upperAuthority: z.string().nullable(), facts: z.string(), reasons: z.string(), bases: z.array(Basis), policyRuling: z.boolean(), split: Split, amendments: Amendments, precedents: Precedents,
  staffingNote: z.string().nullable(), executeBy: z.string(), executionDocNumber: z.string().nullable(), sha256: z.string(), draftedBy: z.string(), draftedAt: Instant, signature: Signed.nullable(), documentNumber: z.string().nullable(),
});

/** 上级答复: the superior decided the case, or returned it undecided, in which words. */
const UpperReply = z.object({ kind: z.enum(['DECIDED', 'RETURNED']), authority: z.string(), documentNumber: z.string(), text: z.string().nullable(), at: Instant });
/** 向上请示 (F-179): what was asked of the superior, for how many working days it has been waited for, and the reply once there is one. */
export const UpwardRequest = z.object({ to: z.string(), documentNumber: z.string(), askedAt: Instant, workingDays: z.int().min(0), reply: UpperReply.nullable() });
export type UpwardRequest = z.infer<typeof UpwardRequest>;

/** 职责争议: the whole case as its parties and the offices read it; phase by phase, with what the caller may do now. */
export const DisputeAnswer = DisputeSummary.extend({
  chainId: Id,
  issue: DisputeIssue,
  jurisdiction: Jurisdiction,
  description: z.string(),
  legalIssue: z.string().nullable(),
  sector: z.string().nullable(),
  items: z.array(z.object({ itemKey: Id, code: z.string().nullable(), name: z.string().nullable(), organId: Id.nullable() })),
  convenorOrganId: Id,
  raisedBy: RaisedBy,
  raisedByOrganId: Id.nullable(),
  interims: z.array(InterimHolderAnswer),
  statements: z.array(
    z.object({
      organId: Id, by: z.string(), at: Instant, stance: PartyStance, claim: z.string(), reasons: z.string(), bases: z.array(Basis), sandingRefs: z.array(z.string()), practice: z.string().nullable(), proposedSplit: Split.nullable(),
      evidence: z.array(z.string()),
    }),
  ),
  negotiation: z
    .object({
      openedByOrganId: Id,
      openedAt: Instant,
      meetings: z.array(z.object({ at: Instant, place: z.string(), attendees: z.array(z.object({ organId: Id, name: z.string() })), points: z.string(), by: z.string() })),
      refusals: z.array(z.object({ organId: Id, reason: z.string(), at: Instant, by: z.string() })),
      minutes: z.object({ text: z.string(), split: Split, amendments: Amendments, sha256: z.string(), keptBy: z.string(), at: Instant }).nullable(),
      signatures: z.array(Signed),
      filed: z.object({ documentNumber: z.string(), at: Instant, by: z.string() }).nullable(),
      objections: z.array(z.object({ ground: z.string(), at: Instant, by: z.string() })),
    })
    .nullable(),
  application: z
    .object({
      byOrganId: Id, by: z.string(), at: Instant, documentNumber: z.string(), matter: z.string(), negotiationDone: z.string(), mainDispute: z.string(), proposal: z.string(), reasons: z.string(), bases: z.array(Basis),
      attachments: z.array(z.string()), supplements: z.array(z.object({ text: z.string(), attachments: z.array(z.string()), by: z.string(), at: Instant })),
    })
    .nullable(),
  acceptance: z
    .object({ decision: z.enum(['ACCEPTED', 'SUPPLEMENT', 'REJECTED', 'TRANSFERRED', 'REFERRED_UP']), documentNumber: z.string().nullable(), reasons: z.string().nullable(), ground: OutOfScope.nullable(), to: z.string().nullable(), at: Instant, by: z.string() })
    .nullable(),
  /** The latest; those before it were returned undecided. */
  upward: UpwardRequest.nullable(),
  formerUpward: z.array(UpwardRequest),
  coordination: z
    .object({
      startedAt: Instant,
      rounds: z.array(z.object({ no: z.int(), kind: RoundKind, questions: z.string(), heldAt: Instant, minutes: z.string().nullable(), by: z.string() })),
      replies: z.array(z.object({ organId: Id, text: z.string().nullable(), deemed: z.boolean(), at: Instant, by: z.string().nullable() })),
      extension: z.object({ reason: z.string(), at: Instant, by: z.string() }).nullable(),
      opinion: z
        .object({
          facts: z.string(), reasons: z.string(), bases: z.array(Basis), split: Split, amendments: Amendments, precedents: Precedents, minor: z.boolean(), sha256: z.string(), draftedBy: z.string(), draftedAt: Instant,
          acceptances: z.array(Signed.extend({ accepts: z.boolean(), reason: z.string().nullable() })), signatures: z.array(Signed), documentNumber: z.string().nullable(),
        })
        .nullable(),
      overdueAt: Instant.nullable().optional(),
      proposal: z.object({ reasons: z.string(), sha256: z.string(), signatures: z.array(Signed) }).nullable().optional(),
      submission: z.object({ documentNumber: z.string(), at: Instant }).nullable(),
    })
    .nullable(),
  commission: z
    .object({
      meetingId: Id.nullable(),
      hearings: z.array(z.object({ at: Instant, parties: z.array(z.object({ organId: Id, attended: z.boolean(), said: z.string().nullable() })), by: z.string() })),
      ruling: RulingAnswer.nullable(),
      former: z.array(RulingAnswer),
      review: z.object({ byOrganId: Id, newFacts: z.string(), at: Instant, by: z.string(), decision: z.enum(['UPHELD', 'REPLACED']).nullable(), decidedAt: Instant.nullable(), meetingId: Id.nullable().optional(), draft: RulingAnswer.nullable().optional() }).nullable(),
    })
    .nullable(),
  execution: z
    .object({
      startedAt: Instant,
      reports: z.array(z.object({ organId: Id, text: z.string(), evidence: z.array(z.string()), by: z.string(), at: Instant })),
      nonCompliance: z.array(z.object({ organId: Id, facts: z.string(), by: z.string(), at: Instant })),
      confirmation: z
        .object({ versionIds: z.array(Id), noListChange: z.boolean(), note: z.string(), by: z.string(), at: Instant, dismissals: z.array(z.object({ organId: Id, reason: z.string() })).optional() })
        .nullable(),
      proposal: z.object({ kind: z.enum(['ASSISTANCE', 'RESOURCE', 'STAFFING']), text: z.string() }).nullable().optional(),
    })
    .nullable(),
  leaderActs: z.array(z.object({ leader: z.string(), instruction: z.string(), at: Instant, by: z.string() })),
  withdrawalConsents: z.array(Signed),
  outcome: DisputeOutcome.nullable(),
  outcomeAt: Instant.nullable(),
  cause: DisputeCause.nullable(),
  closedAt: Instant.nullable(),
  deadlines: z.array(z.object({ kind: z.string(), kindZh: z.string(), startedAt: Instant, dueAt: Instant, status: z.string(), provisional: z.boolean() })),
  actions: z.array(z.string()),
});
export type DisputeAnswer = z.infer<typeof DisputeAnswer>;
