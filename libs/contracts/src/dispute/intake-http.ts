import { z } from 'zod';
import { Id, Instant, Line, Text } from '../fields.ts';
import { CitedBasisInput, DisputeOriginAnswer, DisputePartyAnswer, DisputeSummary, SplitInput } from './http.ts';
import { DisputeIssue, DisputeKind, DisputeLevel, DisputeOriginType, DisputeState, DisputeUrgency, OutOfScope, PartyStance } from './words.ts';

/** 当事方, as whoever raises the dispute names it; a unit only where the dispute is between units. */
export const PartyInput = z.strictObject({ organId: Id, unitId: Id.optional(), stance: PartyStance.optional(), interested: z.boolean().default(false) });
export type PartyInput = z.output<typeof PartyInput>;

/** 领导批示: whose instruction it was, and what it says. */
export const RecordLeaderRequest = z.strictObject({ leader: Line.max(100), instruction: Text(2000), at: Instant.optional() });
export type RecordLeaderRequest = z.output<typeof RecordLeaderRequest>;

const Items = z.array(Id).max(50).refine((keys) => new Set(keys).size === keys.length, { error: 'each item once' });

/** 提出争议: who raises it ticks what it also is; what belongs to another procedure is answered with the way there. */
export const RaiseDisputeRequest = z.strictObject({
  kind: DisputeKind,
  issue: DisputeIssue.optional(),
  urgency: DisputeUrgency.default('NORMAL'),
  title: Line.max(200),
  description: Text(8000),
  legalIssue: Text(4000).optional(),
  /** 行业领域: by which the 三定 provisions name a regulator where no list does. */
  sector: Line.max(100).optional(),
  itemKeys: Items.default([]),
  origin: z.strictObject({ type: DisputeOriginType, refId: Id.optional(), matterId: Id.optional() }).optional(),
  parties: z.array(PartyInput).max(20),
  /** 受理范围: which of these the matter is. */
  subject: z.array(OutOfScope.extract(['CITIZEN', 'DISCIPLINE', 'STAFFING', 'OTHER_PROCEDURE'])).max(4).default([]),
  /** 新的事实: what was not known when the same was decided. */
  newFacts: Text(4000).optional(),
  /** 批示: a leader raises it by an instruction. */
  instruction: RecordLeaderRequest.optional(),
});
export type RaiseDisputeRequest = z.output<typeof RaiseDisputeRequest>;

const listOf = <T extends string>(one: z.ZodType<T, string>) => z.string().transform((text) => text.split(',')).pipe(z.array(one).min(1)).optional();
const Page = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };

const DisputeFilters = {
  state: listOf(DisputeState),
  kind: listOf(DisputeKind),
  level: z.coerce.number().pipe(DisputeLevel).optional(),
  organId: Id.optional(),
  origin: DisputeOriginType.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** 与本单位有关: a party, the raiser or the interim holder is the own organ. */
  mine: z.enum(['true', 'false']).optional(),
  keyword: Line.max(100).optional(),
};
/** 争议案件查询; the keyword is sought in the number, the title and the document number. */
export const DisputesQuery = z.strictObject({ ...Page, ...DisputeFilters });
export type DisputesQuery = z.output<typeof DisputesQuery>;
export const DisputesExportQuery = z.strictObject(DisputeFilters);
export type DisputesExportQuery = z.output<typeof DisputesExportQuery>;
export const DisputesPage = z.object({ items: z.array(DisputeSummary), next: z.string().nullable(), total: z.int().min(0) });

/** 争议请求的状态. */
export const DisputeRequestState = z.enum(['WAITING', 'RAISED', 'JOINED', 'REFERRED', 'REFUSED']);
export type DisputeRequestState = z.infer<typeof DisputeRequestState>;

export const DisputeRequestsQuery = z.strictObject({ ...Page, state: listOf(DisputeRequestState), origin: DisputeOriginType.optional() });
export type DisputeRequestsQuery = z.output<typeof DisputeRequestsQuery>;

/** 不予立案的去向. */
export const RouteAnswer = z.object({ ground: OutOfScope, route: z.string(), routeZh: z.string() });

/** 争议请求: what another procedure asked for, and what became of it. */
export const DisputeRequestAnswer = z.object({
  id: Id,
  kind: DisputeKind,
  kindZh: z.string(),
  urgency: DisputeUrgency,
  origin: DisputeOriginAnswer,
  /** 来源编号: of the matter, the order or the request. */
  sourceNumber: z.string().nullable(),
  note: z.string().nullable(),
  chainId: Id,
  items: z.array(z.object({ itemKey: Id, code: z.string().nullable(), name: z.string().nullable(), organId: Id.nullable() })),
  parties: z.array(DisputePartyAnswer.omit({ role: true })),
  state: DisputeRequestState,
  stateZh: z.string(),
  refusal: RouteAnswer.nullable(),
  case: z.object({ id: Id, number: z.string() }).nullable(),
  receivedAt: Instant,
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  settledAt: Instant.nullable(),
  actions: z.array(z.string()),
  rowVersion: z.int(),
});
export type DisputeRequestAnswer = z.infer<typeof DisputeRequestAnswer>;
export const DisputeRequestsPage = z.object({ items: z.array(DisputeRequestAnswer), next: z.string().nullable(), total: z.int().min(0) });

/** 立案: 编办 names the parties that the request does not say. */
export const RaiseFromRequest = z.strictObject({
  kind: DisputeKind.optional(),
  issue: DisputeIssue.optional(),
  urgency: DisputeUrgency.optional(),
  title: Line.max(200),
  description: Text(8000),
  sector: Line.max(100).optional(),
  itemKeys: Items.optional(),
  parties: z.array(PartyInput).max(20),
});
export type RaiseFromRequest = z.output<typeof RaiseFromRequest>;
/** 并案. */
export const JoinCaseRequest = z.strictObject({ caseId: Id });
/** 不予立案. */
export const RefuseDisputeRequest = z.strictObject({ ground: OutOfScope });

/** 指定临时责任单位 (R-DSP-1): in urgent cases, or where delay causes harm that cannot be made good. */
export const DesignateInterimRequest = z.strictObject({ organId: Id, unitId: Id.optional(), ground: Text(1000), irreparableHarm: z.boolean().default(false) });
export type DesignateInterimRequest = z.output<typeof DesignateInterimRequest>;

/** 意见书. */
export const StatementRequest = z.strictObject({
  stance: PartyStance,
  claim: Text(4000),
  reasons: Text(8000),
  bases: z.array(CitedBasisInput).max(50).default([]),
  sandingRefs: z.array(Line).max(50).default([]),
  practice: Text(4000).optional(),
  proposedSplit: SplitInput.optional(),
  evidence: z.array(Line).max(50).default([]),
});
export type StatementRequest = z.output<typeof StatementRequest>;

/** 以书面意见代替协商 (R-DSP-4): by which of the three exceptions. */
export const ReplaceNegotiationRequest = z.strictObject({ ground: z.enum(['URGENT', 'NEW_LAW', 'CHAIR_INSTRUCTION']) });
export type ReplaceNegotiationRequest = z.output<typeof ReplaceNegotiationRequest>;

/** 协商会议. */
export const RecordMeetingRequest = z.strictObject({ at: Instant, place: Line, attendees: z.array(z.strictObject({ organId: Id, name: Line.max(100) })).min(1).max(100), points: Text(8000) });
export type RecordMeetingRequest = z.output<typeof RecordMeetingRequest>;
/** 拒绝协商. */
export const RecordRefusalRequest = z.strictObject({ organId: Id, reason: Text(2000) });
export type RecordRefusalRequest = z.output<typeof RecordRefusalRequest>;
/** 协商纪要: what was agreed, with the table of who does what. */
export const KeepMinutesRequest = z.strictObject({ text: Text(20000), split: SplitInput });
export type KeepMinutesRequest = z.output<typeof KeepMinutesRequest>;
/** 签署: the digest of exactly the text that was read. */
export const SignTextRequest = z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) });
/** 对纪要提出异议: contrary to law or to the 三定 provisions. */
export const ObjectToMinutesRequest = z.strictObject({ ground: Text(2000) });
/** 协商不成、撤回: why. */
export const DisputeReasonRequest = z.strictObject({ reason: Text(2000) });
