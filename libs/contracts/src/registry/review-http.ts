import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, TenantId, Text } from '../fields.ts';
import { DutyItemCode } from './http.ts';
import { AgendaKind } from './review-events.ts';

const OrganName = z.object({ id: Id, code: OrganCode, name: z.string() });
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

// ---- review ---------------------------------------------------------------------

export const FindingSeverity = z.enum(['INFO', 'WARN', 'ERROR']);
/** 审查意见: the conclusion of one reviewing organ, and what it found; `copyChecks` takes over what the checks of the list find by themselves. */
export const OpinionRequest = z.strictObject({
  conclusion: z.enum(['PASS', 'RETURN']),
  findings: z.array(z.strictObject({ itemKey: Id.optional(), rule: Line, severity: FindingSeverity, text: Text(2000) })).max(500).default([]),
  copyChecks: z.boolean().default(false),
});
export type OpinionRequest = z.output<typeof OpinionRequest>;

export const FindingAnswerRequest = z.strictObject({ text: Text(2000) });

/** 审查记录 of one organ and round, with the organ's answers. */
export const ReviewAnswer = z.object({
  reviewId: Id,
  versionId: Id,
  round: z.int(),
  reviewer: z.enum(['ESTABLISHMENT', 'JUSTICE']),
  state: z.enum(['PREPARED', 'SIGNED']),
  conclusion: z.enum(['PASS', 'RETURN']),
  findings: z.array(
    z.object({
      findingId: Id,
      itemKey: Id.nullable(),
      rule: z.string(),
      severity: FindingSeverity,
      text: z.string(),
      answer: z.object({ text: z.string(), answeredBy: z.string(), answeredAt: Instant }).nullable(),
    }),
  ),
  preparedBy: z.string(),
  preparedAt: Instant,
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  rowVersion: z.int(),
  actions: z.array(z.string()),
});
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;
export const ReviewsAnswer = z.object({ items: z.array(ReviewAnswer) });

// ---- commission -------------------------------------------------------------------

export const PlanMeetingRequest = z.strictObject({ meetsOn: BusinessDate, place: Line });
export type PlanMeetingRequest = z.output<typeof PlanMeetingRequest>;
export const PostponeMeetingRequest = z.strictObject({ meetsOn: BusinessDate });
/** 议程: what the commission decides on beside versions, which are scheduled by their own step; a dispute is on it under its own number and title where no other subject is named. */
export const AgendaItemRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('SANDING'), subject: Line, sandingId: Id }),
  z.strictObject({ kind: z.literal('DISPUTE'), subject: Line.optional(), caseId: Id }),
  z.strictObject({ kind: z.literal('OTHER'), subject: Line }),
]);
export type AgendaItemRequest = z.output<typeof AgendaItemRequest>;
export const ScheduleVersionRequest = z.strictObject({ meetingId: Id });
export const HoldMeetingRequest = z.strictObject({ present: z.array(Id).max(100) });
export const AttendMeetingRequest = z.strictObject({ personId: Id });
export const RecuseRequest = z.strictObject({ agendaItemId: Id, ground: Text(500) });
export type RecuseRequest = z.output<typeof RecuseRequest>;
export const VoteRequest = z.strictObject({ agendaItemId: Id, choice: z.enum(['FOR', 'AGAINST', 'ABSTAIN']) });
export type VoteRequest = z.output<typeof VoteRequest>;
export const DeliberationConclusion = z.enum(['APPROVED', 'APPROVED_WITH_CHANGES', 'REJECTED', 'DEFERRED']);
/** 会议纪要: its words, and the conclusion of every item; what is not carried has a reason. */
export const MinutesRequest = z.strictObject({
  text: Text(100_000),
  conclusions: z
    .array(z.strictObject({ agendaItemId: Id, conclusion: DeliberationConclusion, reason: Text(2000).optional() }))
    .max(200)
    .refine((all) => all.every(({ conclusion, reason }) => conclusion === 'APPROVED' || reason !== undefined), { error: 'a conclusion other than APPROVED names its reason' }),
});
export type MinutesRequest = z.output<typeof MinutesRequest>;

const MeetingState = z.enum(['PLANNED', 'HELD', 'MINUTES_SIGNED', 'CANCELLED']);
/** 编委会议 in a list of meetings. */
export const MeetingSummary = z.object({ meetingId: Id, meetsOn: BusinessDate, place: z.string(), state: MeetingState, agendaItems: z.int(), rowVersion: z.int() });
export type MeetingSummary = z.infer<typeof MeetingSummary>;
export const MeetingFilter = z.strictObject({ state: MeetingState.optional() });

/** 编委会议 with its rolls and the count of each item. */
export const MeetingAnswer = MeetingSummary.extend({
  heldAt: Instant.nullable(),
  /** Before the meeting who is a member now, afterwards who was when it was opened. */
  members: z.array(Id),
  present: z.array(Id),
  agenda: z.array(
    z.object({
      agendaItemId: Id,
      number: z.int(),
      kind: AgendaKind,
      objectId: Id.nullable(),
      subject: z.string(),
      /** `partyOrganId` where the member belongs to a party of the dispute: such a recusal follows from that and is nobody's to declare. */
      recusals: z.array(z.object({ personId: Id, ground: z.string(), partyOrganId: Id.nullable() })),
      votes: z.array(z.object({ personId: Id, choice: z.enum(['FOR', 'AGAINST', 'ABSTAIN']) })),
      count: z.object({ members: z.int(), present: z.int(), quorum: z.int(), inFavour: z.int(), against: z.int(), abstained: z.int() }),
      conclusion: DeliberationConclusion.nullable(),
      reason: z.string().nullable(),
      documentNumber: z.string().nullable(),
    }),
  ),
  minutes: z.object({ minutesId: Id, text: z.string(), sha256: Sha256, keptBy: z.string(), signedBy: z.string().nullable() }).nullable(),
  actions: z.array(z.string()),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/** 审定: the day the version is to come into force, where it does not follow from publicity and filing. */
export const ApproveVersionRequest = z.strictObject({ plannedFrom: BusinessDate.optional() });
export const RepealVersionRequest = z.strictObject({ reason: Text(2000) });

// ---- publicity and filing ------------------------------------------------------------

export const PubliciseRequest = z.strictObject({ channel: Line });
export const ObjectionRequest = z.strictObject({ itemKey: Id.optional(), text: Text(5000) });
export type ObjectionRequest = z.output<typeof ObjectionRequest>;
export const AnswerObjectionRequest = z.strictObject({ result: z.enum(['PARTLY', 'REJECTED']), text: Text(5000) });
export type AnswerObjectionRequest = z.output<typeof AnswerObjectionRequest>;
export const UpholdObjectionRequest = z.strictObject({ objectionId: Id, text: Text(5000) });
export type UpholdObjectionRequest = z.output<typeof UpholdObjectionRequest>;
/** 备案: the receipt of the city's 编办; one is drawn where none is named. */
export const FileVersionRequest = z.strictObject({ receiptNumber: Line.optional() });

/** 公示异议. */
export const ObjectionAnswer = z.object({
  objectionId: Id,
  versionId: Id,
  filedBy: z.enum(['ORGAN', 'PUBLIC']),
  organ: OrganName.nullable(),
  receipt: z.string(),
  itemKey: Id.nullable(),
  text: z.string(),
  state: z.enum(['FILED', 'ANSWERED', 'CLOSED']),
  result: z.enum(['UPHELD', 'PARTLY', 'REJECTED']).nullable(),
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  filedAt: Instant,
  rowVersion: z.int(),
  actions: z.array(z.string()),
});
export type ObjectionAnswer = z.infer<typeof ObjectionAnswer>;

/** 公示 of a version, with the objections raised in it. */
export const PublicityAnswer = z.object({
  publicityId: Id,
  versionId: Id,
  channel: z.string(),
  from: BusinessDate,
  to: BusinessDate,
  shown: z.int(),
  hidden: z.int(),
  state: z.enum(['OPEN', 'CLOSED', 'ENDED']),
  endedAt: Instant.nullable(),
  objections: z.array(ObjectionAnswer),
});
export type PublicityAnswer = z.infer<typeof PublicityAnswer>;

// ---- for everybody, without a token ------------------------------------------------------

/** 地区: whose lists are asked for. */
export const PublicTenant = TenantId;
const PublicOrgan = z.object({ code: OrganCode, name: z.string() });
const Keyword = z.string().trim().min(2).max(100);

/** 公示中的清单. */
export const PublicPublicity = z.object({
  versionId: Id,
  organ: PublicOrgan,
  label: z.string(),
  from: BusinessDate,
  to: BusinessDate,
  shown: z.int(),
  hidden: z.int(),
  /** 内部事项 n 项不予公开: said wherever something is left out. */
  note: z.string().nullable(),
  noteEn: z.string().nullable(),
});
export type PublicPublicity = z.infer<typeof PublicPublicity>;

/** 生效清单, as anybody sees it. */
export const PublicList = z.object({
  versionId: Id,
  organ: PublicOrgan,
  label: z.string(),
  documentNumber: z.string(),
  effectiveFrom: BusinessDate,
  shown: z.int(),
  hidden: z.int(),
  note: z.string().nullable(),
  noteEn: z.string().nullable(),
});
export type PublicList = z.infer<typeof PublicList>;

/** 公开事项: which organ and unit, and on what basis; nobody by name. */
export const PublicItem = z.object({
  itemKey: Id,
  code: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  attribute: z.string(),
  organ: PublicOrgan,
  leadUnit: z.string(),
  assistUnits: z.array(z.string()),
  basis: z.array(z.string()),
  powers: z.array(z.object({ type: z.string(), number: z.string().nullable(), name: z.string() })),
});
export type PublicItem = z.infer<typeof PublicItem>;
export const PublicItemFilter = z.strictObject({ keyword: Keyword.optional(), organ: OrganCode.optional() });
export type PublicItemFilter = z.infer<typeof PublicItemFilter>;

/** 谁负责: an item by code or by words. */
export const WhoQuery = z
  .strictObject({ code: DutyItemCode.optional(), keyword: Keyword.optional() })
  .refine(({ code, keyword }) => (code === undefined) !== (keyword === undefined), { error: 'name either a code or a keyword' });
export const WhoAnswer = z.object({ asOf: BusinessDate, responsible: z.array(PublicItem) });
export type WhoAnswer = z.infer<typeof WhoAnswer>;

export const Receipt = z.string().regex(/^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){3}$/);
/** 异议回执: no name is taken; whoever holds the receipt reads the answer. */
export const PublicObjectionAnswer = z.object({
  receipt: Receipt,
  state: z.enum(['FILED', 'ANSWERED', 'CLOSED']),
  filedAt: Instant,
  result: z.enum(['UPHELD', 'PARTLY', 'REJECTED']).nullable(),
  answer: z.string().nullable(),
});
export type PublicObjectionAnswer = z.infer<typeof PublicObjectionAnswer>;
