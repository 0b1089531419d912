import { z } from 'zod';
import { BusinessDate, Id, Instant, Line, OrganCode, Text, UnitCode } from '../fields.ts';
import { SupervisionLevel, SupervisionOrigin, SupervisionReason, SupervisionState } from './supervision-words.ts';

/** What a notice may be about: an object of this service, or of another one, which then tells what it is. */
export const ObjectType = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);
const ObjectId = Line.max(100);
const NamedOrgan = z.object({ id: Id, code: OrganCode.nullable(), name: z.string() });
const NamedUnit = z.object({ id: Id, code: z.string().nullable(), name: z.string() });

/** 对象情况: what another service says of its own object; only a machine account brings it. */
export const ToldObject = z.strictObject({
  number: Line,
  title: Line.optional(),
  organCode: OrganCode,
  unitCode: UnitCode.optional(),
  /** What has to be done by when. */
  task: Line.max(40).optional(),
  startedAt: Instant.optional(),
  dueAt: Instant,
});
export type ToldObject = z.infer<typeof ToldObject>;

/** 一键督办: whatever is left out is as the prefill has it. */
export const IssueNoticeRequest = z.strictObject({
  objectType: ObjectType,
  objectId: ObjectId,
  level: SupervisionLevel.optional(),
  reason: SupervisionReason.optional(),
  requirement: Text(2000).optional(),
  /** 答复时限; left out, it is counted from the signing for. */
  dueAt: Instant.optional(),
  object: ToldObject.optional(),
});
export type IssueNoticeRequest = z.infer<typeof IssueNoticeRequest>;

/** 督办预填. */
export const PrefillQuery = z.strictObject({ objectType: ObjectType, objectId: ObjectId });
export type PrefillQuery = z.infer<typeof PrefillQuery>;

const OpenNotice = z.object({ id: Id, number: z.string(), level: SupervisionLevel, levelZh: z.string(), state: SupervisionState, stateZh: z.string() });
const OverdueClock = z.object({ task: z.string(), startedAt: Instant.nullable(), dueAt: Instant, overdue: z.boolean() });

/** 督办预填内容: what the notice will say if nothing is changed. */
export const PrefillAnswer = z.object({
  objectType: ObjectType,
  objectId: z.string(),
  objectNumber: z.string(),
  objectTitle: z.string().nullable(),
  organ: NamedOrgan,
  unit: NamedUnit.nullable(),
  clock: OverdueClock.nullable(),
  facts: z.string(),
  level: SupervisionLevel,
  levelZh: z.string(),
  reason: SupervisionReason,
  requirement: z.string(),
  dueAt: Instant,
  /** Open notices about the same object: at most one of each level. */
  open: z.array(OpenNotice),
});
export type PrefillAnswer = z.infer<typeof PrefillAnswer>;

/** 督办答复. */
export const WriteReplyRequest = z.strictObject({ text: Text(5000), evidence: z.array(Line).max(20).default([]) });
export type WriteReplyRequest = z.infer<typeof WriteReplyRequest>;
/** 对象办结: another service says that its object is settled. */
export const SettleObjectRequest = z.strictObject({ objectType: ObjectType, objectId: ObjectId, ground: z.enum(['DONE', 'NO_LONGER_DUE']) });
export type SettleObjectRequest = z.infer<typeof SettleObjectRequest>;
export const SettledAnswer = z.object({ closed: z.array(z.object({ id: Id, number: z.string() })) });
export type SettledAnswer = z.infer<typeof SettledAnswer>;

const listOf = <T extends string>(one: z.ZodType<T, string>) => z.string().transform((text) => text.split(',')).pipe(z.array(one).min(1)).optional();

const NoticeFilters = {
  state: listOf(SupervisionState),
  level: listOf(SupervisionLevel),
  organId: Id.optional(),
  unitId: Id.optional(),
  objectType: ObjectType.optional(),
  objectId: ObjectId.optional(),
  origin: SupervisionOrigin.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** 领导协调. */
  leaderCoordination: z.enum(['true', 'false']).optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  keyword: Line.max(100).optional(),
};
/** 督办台账查询: days are business dates, both inclusive. */
export const NoticesQuery = z.strictObject({ cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50), ...NoticeFilters });
export type NoticesQuery = z.infer<typeof NoticesQuery>;
/** 督办台账导出; of the level LISTED it is the 挂牌督办清单. */
export const NoticesExportQuery = z.strictObject(NoticeFilters);
export type NoticesExportQuery = z.infer<typeof NoticesExportQuery>;

/** 督办单列表中的一行. */
export const NoticeSummary = z.object({
  id: Id,
  number: z.string(),
  level: SupervisionLevel,
  levelZh: z.string(),
  state: SupervisionState,
  stateZh: z.string(),
  reason: SupervisionReason,
  reasonZh: z.string(),
  origin: SupervisionOrigin,
  leaderCoordination: z.boolean(),
  objectType: ObjectType,
  objectId: z.string(),
  objectNumber: z.string(),
  objectTitle: z.string().nullable(),
  organ: NamedOrgan,
  unit: NamedUnit.nullable(),
  issuedAt: Instant,
  /** By when the organ has to do what it owes now: sign for it, or reply. */
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  formerId: Id.nullable(),
  successorId: Id.nullable(),
  closedGround: z.string().nullable(),
  rowVersion: z.int(),
});
export type NoticeSummary = z.infer<typeof NoticeSummary>;
export const NoticesPage = z.object({ items: z.array(NoticeSummary), next: z.string().nullable(), total: z.int().min(0) });

/** 答复一轮: who wrote it, who signed it, what became of it. */
export const ReplyAnswer = z.object({
  text: z.string(),
  evidence: z.array(z.string()),
  writtenBy: Id,
  writtenAt: Instant,
  signedBy: Id.nullable(),
  signedAt: Instant.nullable(),
  onTime: z.boolean().nullable(),
  decision: z.object({ accepted: z.boolean(), reason: z.string(), by: z.string(), at: Instant }).nullable(),
});

/** 督办单. */
export const NoticeAnswer = NoticeSummary.extend({
  clock: OverdueClock.nullable(),
  facts: z.string(),
  requirement: z.string(),
  issuedBy: z.string(),
  signedAt: Instant.nullable(),
  replies: z.array(ReplyAnswer),
  closedAt: Instant.nullable(),
  actions: z.array(z.string()),
});
export type NoticeAnswer = z.infer<typeof NoticeAnswer>;
