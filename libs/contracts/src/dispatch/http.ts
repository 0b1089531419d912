import { z } from 'zod';
import { BusinessDate, ClockKind, Disclosure, Id, Instant, Line, Location, OrganCode, TenantId, Text, UnitCode } from '../fields.ts';
import { MatterFigure, OrderFigure } from './live-figures.ts';

/** 来件渠道: how a matter reached the city. */
export const Channel = z.enum(['HOTLINE', 'ONLINE_GOVERNANCE', 'INSPECTION', 'GRID', 'SENSOR', 'PETITION', 'LEADER', 'SUMMONS', 'ASP', 'DEPARTMENT_SYSTEM']);
export const Urgency = z.enum(['EMERGENCY', 'URGENT', 'NORMAL']);
export type Urgency = z.infer<typeof Urgency>;
/** 匹配结论: AUTO is dispatched at once, the others wait for an operator (domain 19 A8). */
export const MatchDecision = z.enum(['AUTO', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED']);
export type MatchDecision = z.infer<typeof MatchDecision>;

/** 来件状态. */
export const MatterState = z.enum(['RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'IN_DISPUTE', 'DISPATCHED', 'CLOSED', 'REFERRED', 'MERGED']);
/** 派件单状态. */
export const OrderState = z.enum([
  'DISPATCHED', 'RETURN_REQUESTED', 'IN_DISPUTE', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'SUSPENDED', 'CLOSED', 'REDISPATCHED', 'WITHDRAWN',
]);
/** 牵头、主办、协办: who leads coordinates, who handles has an order of its own, who assists gets a copy (domain 19 A12). */
export const OrderRole = z.enum(['LEAD', 'HANDLER', 'ASSIST']);
/** 退件理由. */
export const ReturnReason = z.enum(['NOT_MY_DUTY', 'WRONG_REGION', 'DUPLICATE', 'OUTSIDE_SCOPE', 'INCOMPLETE']);
export type ReturnReason = z.infer<typeof ReturnReason>;
/** 中止计时事由 (R-DL-2). */
export const PauseReason = z.enum(['SUPPLEMENT', 'APPRAISAL', 'LEGAL_ACT', 'PUBLICITY']);
export type PauseReason = z.infer<typeof PauseReason>;
/** 争议终结事由: how a dispute ends without an outcome. */
export const DisputeEnding = z.enum(['WITHDRAWN', 'REJECTED', 'TRANSFERRED', 'REFUSED']);
export type DisputeEnding = z.infer<typeof DisputeEnding>;
/** 法定途径 (R-DIS-5): matters that go another way by law; 110, 119, 120 and 122 are called at once. */
export const StatutoryChannel = z.enum(['LITIGATION', 'ARBITRATION', 'RECONSIDERATION', 'DISCIPLINE', 'PETITION_IN_PROGRESS', 'INFORMATION_DISCLOSURE', 'POLICE_110', 'FIRE_119', 'AMBULANCE_120', 'TRAFFIC_122']);
export type StatutoryChannel = z.infer<typeof StatutoryChannel>;
/** 时限颜色: green to half of the time, yellow to four fifths, orange to the end, red when it is over, grey where nothing runs. */
export const Colour = z.enum(['GREEN', 'YELLOW', 'ORANGE', 'RED', 'GREY']);
/** 派件目的: what the order asks of the holder; a suspended item still answers for all but enforcement. */
export const Purpose = z.enum(['PERFORMANCE', 'INFORMATION', 'SAFETY', 'INTERIM_DUTY']);

/** 诉求人: personal data; kept encrypted, never in events, shown only to the handling chain. */
export const Complainant = z.strictObject({ name: z.string().trim().min(1).max(100), phone: z.string().trim().min(1).max(40).optional() });
export type Complainant = z.infer<typeof Complainant>;

const MatterText = {
  title: Line,
  content: Text(20_000),
  category: Line.optional(),
  location: Location.optional(),
};

/** Whatever else is wrong with it, all but a secret stub has a title and a content. */
function requireText(body: { disclosure?: unknown; title?: unknown; content?: unknown } | undefined, context: z.RefinementCtx): void {
  if (typeof body !== 'object' || body.disclosure === 'SECRET_STUB') return;
  for (const field of ['title', 'content'] as const) if (body[field] === '') context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: [field] });
}

/** 来件登记. */
export const ReceiveMatterRequest = z
  .strictObject({
    channel: Channel,
    /** The sender's own number: the same one with the same body is the same matter. */
    externalId: Line.optional(),
    ...MatterText,
    /** Left out of a secret stub only, as is the content. */
    title: z.union([z.literal(''), Line]).default(''),
    content: z.union([z.literal(''), Text(20_000)]).default(''),
    occurredAt: Instant.optional(),
    urgency: Urgency.default('NORMAL'),
    complainant: Complainant.optional(),
    attachments: z.array(Line).max(50).default([]),
    /** 公开属性 (R-SEC-3): without one it is internal. */
    disclosure: Disclosure.optional(),
    /** 指定知悉人: who, beside whoever hands it in and the units that hold its orders, may read a restricted matter. */
    readers: z.array(Id).max(50).optional(),
    /** 纸质档号: all that is kept of a secret matter. */
    paperFileNumber: Line.optional(),
    /** 法定途径: where the sender knows that it goes another way by law; it is then dispatched to nobody (R-DIS-5). */
    statutoryChannel: StatutoryChannel.optional(),
  })
  .superRefine(requireText, { when: () => true });
export type ReceiveMatterRequest = z.infer<typeof ReceiveMatterRequest>;

/** 匹配说明: asks the list without storing anything; a question needs no title. What was learned from decided matters is asked as the tenant has it, unless `learning` says otherwise. */
export const ExplainMatchRequest = z.strictObject({ ...MatterText, title: Line.optional(), limit: z.int().min(1).max(50).optional(), learning: z.boolean().optional() });
export type ExplainMatchRequest = z.infer<typeof ExplainMatchRequest>;

const Ground = Text(2000);
/** Who takes part beside the holder of the item: others who handle, by their items, and who gets a copy, by items, organs or units. */
const BESIDE = { handlers: z.array(Id).max(20).optional(), assistants: z.array(Id).max(50).optional() };
/** 派件决定: the operator names the item and says why; where others were consulted (会商), what they said. */
export const DecideMatterRequest = z.strictObject({ itemKey: Id, ...BESIDE, reason: Ground, consultation: Ground.optional(), purpose: Purpose.default('PERFORMANCE') });
export type DecideMatterRequest = z.infer<typeof DecideMatterRequest>;
/** 改派: a matter that is out is sent elsewhere, or to more units. */
export const ReassignMatterRequest = z.strictObject({ itemKey: Id, ...BESIDE, reason: Ground });
export type ReassignMatterRequest = z.infer<typeof ReassignMatterRequest>;
/** 引导法定途径. */
export const ReferMatterRequest = z.strictObject({ statutoryChannel: StatutoryChannel, ground: Ground });
export type ReferMatterRequest = z.infer<typeof ReferMatterRequest>;
/** 并件. */
export const MergeMatterRequest = z.strictObject({ intoMatterId: Id, ground: Ground });
export type MergeMatterRequest = z.infer<typeof MergeMatterRequest>;
/** 提请职责争议处理: a new law names nobody, or nobody can say who holds it. */
export const RequestDisputeRequest = z.strictObject({
  kind: z.enum(['NEW_LAW', 'WHO_HOLDS']),
  ground: Ground,
  consultation: Ground.optional(),
  /** 相关单位: whom the operator takes to be concerned. */
  partyOrganIds: z.array(Id).max(20).refine((ids) => new Set(ids).size === ids.length, { error: 'each organ once' }).optional(),
});
export type RequestDisputeRequest = z.infer<typeof RequestDisputeRequest>;

/** 签收. */
export const SignForRequest = z.strictObject({});
/** 开始办理: the head names who handles it; without a name it is whoever signed for it. */
export const StartOrderRequest = z.strictObject({ handlerPersonId: Id.optional() });
export type StartOrderRequest = z.infer<typeof StartOrderRequest>;
/** 提交结果: who signs first gives result and evidence; who signs second may leave them out and signs what is there. */
export const SubmitOrderRequest = z.strictObject({
  result: Text(20_000).optional(),
  evidence: z.array(Line).min(1).max(50).optional(),
});
export type SubmitOrderRequest = z.infer<typeof SubmitOrderRequest>;
/** 退回重办、重新办理: with the reason. */
export const ReasonRequest = z.strictObject({ reason: Text(2000) });
export type ReasonRequest = z.infer<typeof ReasonRequest>;
/** 理由: why somebody decides so. */
export const GroundRequest = z.strictObject({ ground: Ground });
export type GroundRequest = z.infer<typeof GroundRequest>;
/** 回访: responded, resolved, satisfied (三率), and what it rests on: who was asked, and what was said. */
export const CallBackRequest = z.strictObject({
  responded: z.boolean(),
  resolved: z.boolean(),
  satisfaction: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).optional(),
  ground: Ground,
});
export type CallBackRequest = z.infer<typeof CallBackRequest>;
/** 办结: an unresolved matter is closed only with the ground on which it cannot be solved. */
export const CloseOrderRequest = z.strictObject({ ground: Ground, unresolvedGround: Text(2000).optional() });
export type CloseOrderRequest = z.infer<typeof CloseOrderRequest>;

/** 申请退件: why it is not theirs, whose it is, and by which clause; of an item alone the organ follows. */
export const RequestReturnRequest = z.strictObject({ reason: ReturnReason, proposedOrganId: Id.optional(), proposedItemKey: Id.optional(), basis: Ground });
export type RequestReturnRequest = z.infer<typeof RequestReturnRequest>;
/** 同意退件: to the holder of another item, into another matter, or to a statutory channel. */
export const ApproveReturnRequest = z
  .strictObject({ itemKey: Id.optional(), mergeIntoMatterId: Id.optional(), statutoryChannel: StatutoryChannel.optional(), ground: Ground })
  .refine(({ itemKey, mergeIntoMatterId, statutoryChannel }) => [itemKey, mergeIntoMatterId, statutoryChannel].filter((way) => way !== undefined).length === 1, {
    error: 'name one of itemKey, mergeIntoMatterId and statutoryChannel',
    path: ['itemKey'],
  });
export type ApproveReturnRequest = z.infer<typeof ApproveReturnRequest>;
/** 依定责意见续办: the item by which somebody is the holder, and the number of the decision that says so. */
export const SettleOrderRequest = z.strictObject({ itemKey: Id, decisionDocument: Line, ground: Ground });
export type SettleOrderRequest = z.infer<typeof SettleOrderRequest>;
/** 先行处置. */
export const ReportInterimRequest = z.strictObject({ text: Text(20_000) });
export type ReportInterimRequest = z.infer<typeof ReportInterimRequest>;
/** 请求协助. */
export const RequestHelpRequest = z.strictObject({ kind: z.enum(['ASSISTANCE', 'SUMMONS']), wantedOrganId: Id.optional(), text: Ground });
export type RequestHelpRequest = z.infer<typeof RequestHelpRequest>;
/** 登记联合执法 (F-179): when, where, what was done, and who of which organ took part, each with the number of the enforcement certificate. */
export const RecordJointActRequest = z.strictObject({
  happenedAt: Instant,
  place: Line,
  done: Text(20_000),
  people: z.array(z.strictObject({ organId: Id, name: z.string().trim().min(1).max(100), certificateNumber: z.string().trim().min(1).max(40) })).min(1).max(50),
});
export type RecordJointActRequest = z.infer<typeof RecordJointActRequest>;
/** 中止计时 (R-DL-2). */
export const PauseClockRequest = z.strictObject({ reason: PauseReason, ground: Ground });
export type PauseClockRequest = z.infer<typeof PauseClockRequest>;
/** 恢复计时. */
export const ProceedClockRequest = z.strictObject({});
/** 申请延期 (R-DL-3): in the unit of the limit for handling, working days for most orders. */
export const RequestExtensionRequest = z.strictObject({ amount: z.int().min(1).max(3660), reason: Ground });
export type RequestExtensionRequest = z.infer<typeof RequestExtensionRequest>;
/** 挂账、挂账复核: what stands in the way, what is planned, and for when. */
export const SuspendOrderRequest = z.strictObject({ obstacle: Ground, plan: Ground, plannedFor: BusinessDate });
export type SuspendOrderRequest = z.infer<typeof SuspendOrderRequest>;

const PageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().min(0) });
/** Of a list that may be long: counted to the end only as far as that is quick, and once for all its pages. */
const CountedPageOf = <S extends z.ZodType>(item: S) => PageOf(item).extend({ totalIsLowerBound: z.boolean() });
const RegionCode = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);
const Paging = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
/** Several values of one filter: `state=SIGNED,IN_PROGRESS`. */
const listOf = <T extends string>(one: z.ZodType<T, string>) => z.string().transform((text) => text.split(',')).pipe(z.array(one).min(1)).optional();

/** 来件查询: days are business dates, both inclusive. */
export const MattersQuery = z.strictObject({
  ...Paging,
  state: listOf(MatterState),
  channel: Channel.optional(),
  urgency: Urgency.optional(),
  regionCode: RegionCode.optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  /** 指标下钻: the matters that a figure of a report counts. */
  figure: MatterFigure.optional(),
  keyword: z.string().trim().min(1).max(100).optional(),
});
export type MattersQuery = z.infer<typeof MattersQuery>;

const OrderFilters = {
  view: z.enum(['mine', 'unit', 'organ', 'all']).optional(),
  state: listOf(OrderState),
  role: OrderRole.optional(),
  urgency: Urgency.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  /** 事项已变动: open orders whose item another unit holds by now, or nobody; they stay with their holder until the operator says otherwise. */
  movedItem: z.enum(['true']).optional(),
  organId: Id.optional(),
  unitId: Id.optional(),
  itemKey: Id.optional(),
  channel: Channel.optional(),
  regionCode: RegionCode.optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  closedFrom: BusinessDate.optional(),
  closedTo: BusinessDate.optional(),
  /** 指标下钻: the orders that a figure of the live picture or of a report counts. */
  figure: OrderFigure.optional(),
  keyword: z.string().trim().min(1).max(100).optional(),
};
/** 派件单查询. */
export const OrdersQuery = z.strictObject({ ...Paging, ...OrderFilters });
export type OrdersQuery = z.infer<typeof OrdersQuery>;
/** 派件单导出. */
export const OrdersExportQuery = z.strictObject({ format: z.enum(['xlsx', 'csv']).default('xlsx'), ...OrderFilters });
export type OrdersExportQuery = z.infer<typeof OrdersExportQuery>;

const NamedOrgan = z.object({ id: Id, code: OrganCode.nullable(), name: z.string() });
const NamedUnit = z.object({ id: Id, code: z.string().nullable(), name: z.string() });

/** 匹配理由: one fact that speaks for a candidate. */
export const MatchReason = z.object({
  kind: z.string(),
  field: z.string(),
  terms: z.array(z.string()),
  weight: z.number(),
  text: z.string(),
  textZh: z.string(),
});
export type MatchReason = z.infer<typeof MatchReason>;

/** 明责文件 of an item: an issued document that says what its holder does about a matter that draws attention or is pushed around (F-167). */
export const ItemClarification = z.object({
  clarificationId: Id,
  documentNumber: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuedOn: BusinessDate,
  subject: z.string(),
  role: z.enum(['LEAD', 'HANDLER', 'ASSIST']),
  duty: z.string(),
});
export type ItemClarification = z.infer<typeof ItemClarification>;

/** 候选事项: a duty item that may answer for the matter, with who holds it and why. */
export const MatchCandidate = z.object({
  itemKey: Id,
  itemCode: z.string(),
  itemName: z.string(),
  versionId: Id,
  organ: NamedOrgan,
  unit: NamedUnit,
  score: z.number(),
  reasons: z.array(MatchReason),
  clarifications: z.array(ItemClarification),
});
export type MatchCandidate = z.infer<typeof MatchCandidate>;

/** 匹配结果. */
export const MatchAnswer = z.object({
  decision: MatchDecision,
  candidates: z.array(MatchCandidate),
  versionIds: z.array(Id),
  algorithmVersion: z.string(),
});
export type MatchAnswer = z.infer<typeof MatchAnswer>;

/** 日常用语: 1 to 20 characters; `狗…咬` stands for two words near each other. */
const EverydayWord = Line.pipe(z.string().max(20));
const ENTRY = {
  words: z.array(EverydayWord).min(1).max(50),
  /** With neither terms nor holders the words are switched off: they mean nothing any more. */
  terms: z.array(Line.pipe(z.string().max(30))).max(20).default([]),
  holders: z.array(Line.pipe(z.string().max(30))).max(4).default([]),
};
/** 日常用语对照: what the tenant's people say, what the lists call it, and the names of the organs that usually answer. */
export const LexiconEntryRequest = z.strictObject({ ...ENTRY, note: Text(500).optional() });
export type LexiconEntryRequest = z.infer<typeof LexiconEntryRequest>;
export const LexiconEntryAnswer = z.object({
  id: Id,
  words: z.array(z.string()),
  terms: z.array(z.string()),
  holders: z.array(z.string()),
  note: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: Instant,
  rowVersion: z.int(),
});
export type LexiconEntryAnswer = z.infer<typeof LexiconEntryAnswer>;
/** 日常用语查询: the keyword may be part of a word, a term or an organ's name. */
export const LexiconQuery = z.strictObject({ ...Paging, keyword: z.string().trim().min(1).max(50).optional() });
export type LexiconQuery = z.infer<typeof LexiconQuery>;
export const LexiconPage = PageOf(LexiconEntryAnswer);
/** 通用词典: what the product brings along. */
export const CommonLexiconAnswer = z.object({ items: z.array(z.object({ words: z.array(z.string()), terms: z.array(z.string()), holders: z.array(z.string()) })), total: z.int() });
export type CommonLexiconAnswer = z.infer<typeof CommonLexiconAnswer>;
/** 词典试算: what texts would be answered if the entries were entered; nothing is stored. */
export const LexiconTrialRequest = z.strictObject({ entries: z.array(z.strictObject(ENTRY)).min(1).max(50), texts: z.array(Text(4000)).min(1).max(50) });
export type LexiconTrialRequest = z.infer<typeof LexiconTrialRequest>;
const TrialOutcome = z.object({ decision: MatchDecision, candidates: z.array(MatchCandidate) });
export const LexiconTrialAnswer = z.object({ items: z.array(z.object({ text: z.string(), before: TrialOutcome, after: TrialOutcome })) });
export type LexiconTrialAnswer = z.infer<typeof LexiconTrialAnswer>;

/** 时限. */
export const DeadlineAnswer = z.object({
  kind: z.string(),
  kindZh: z.string(),
  clock: z.union([ClockKind, z.literal('CLOCK_MINUTE')]),
  amount: z.int(),
  startedAt: Instant,
  dueAt: Instant,
  provisional: z.boolean(),
  status: z.enum(['RUNNING', 'PAUSED', 'MET', 'BREACHED', 'CANCELLED']),
  metAt: Instant.nullable(),
  policyKey: z.string(),
});
export type DeadlineAnswer = z.infer<typeof DeadlineAnswer>;

/** 派件单摘要: one line of a list. */
export const OrderSummary = z.object({
  id: Id,
  number: z.string(),
  matterId: Id,
  matterNumber: z.string(),
  title: z.string(),
  channel: Channel,
  urgency: Urgency,
  role: OrderRole,
  interim: z.boolean(),
  itemCode: z.string().nullable(),
  itemName: z.string().nullable(),
  organ: NamedOrgan,
  unit: NamedUnit,
  state: OrderState,
  stateZh: z.string(),
  dispatchedAt: Instant,
  dueAt: Instant.nullable(),
  dueKind: z.string().nullable(),
  colour: Colour,
  rowVersion: z.int(),
});
export type OrderSummary = z.infer<typeof OrderSummary>;
/** 派件单列表. */
export const OrdersPage = CountedPageOf(OrderSummary);

/** 办理轨迹: one recorded fact. */
export const TimelineEntry = z.object({
  at: Instant,
  event: z.string(),
  actor: z.object({ id: z.string(), organId: Id.nullable(), roles: z.array(z.string()) }),
  data: z.record(z.string(), z.unknown()),
  note: z.record(z.string(), z.unknown()).nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** 退件记录: an organ's one return of a matter, and the answer to it. */
export const ReturnAnswer = z.object({
  orderId: Id,
  organ: NamedOrgan,
  reason: ReturnReason,
  proposedOrgan: NamedOrgan.nullable(),
  proposedItemKey: Id.nullable(),
  /** As the lists in force name it; absent where it is on none any more, or not for this reader. */
  proposedItem: z.object({ code: z.string(), name: z.string() }).nullable(),
  basis: z.string(),
  requestedAt: Instant,
  outcome: z.enum(['APPROVED', 'REJECTED', 'ESCALATED']).nullable(),
  ground: z.string().nullable(),
  answeredAt: Instant.nullable(),
});
export type ReturnAnswer = z.infer<typeof ReturnAnswer>;

/** 联合执法: one act of several organs in a matter, with the certificates of those who took part; their names are asked for apart. */
export const JointActAnswer = z.object({
  id: Id,
  happenedAt: Instant,
  place: z.string(),
  done: z.string(),
  recordedAt: Instant,
  organs: z.array(z.object({ organ: NamedOrgan, certificateNumbers: z.array(z.string()) })),
});
export type JointActAnswer = z.infer<typeof JointActAnswer>;
/** 执法人员 of the joint acts of a matter: personal data, for the handling chain only. */
export const JointActPeopleAnswer = z.object({ items: z.array(z.object({ jointActId: Id, organ: NamedOrgan, certificateNumber: z.string(), name: z.string() })) });
export type JointActPeopleAnswer = z.infer<typeof JointActPeopleAnswer>;

/** 争议案件 of a matter or an order. */
const DisputeCaseRef = z.object({ caseId: Id, number: z.string() });

/** 派件单. */
export const OrderAnswer = OrderSummary.extend({
  matter: z.object({
    id: Id,
    number: z.string(),
    channel: Channel,
    externalId: z.string().nullable(),
    title: z.string(),
    content: z.string(),
    category: z.string().nullable(),
    location: Location.nullable(),
    occurredAt: Instant.nullable(),
    receivedAt: Instant,
    attachments: z.array(z.string()),
    hasComplainant: z.boolean(),
  }),
  item: z
    .object({
      itemKey: Id,
      code: z.string(),
      name: z.string(),
      versionId: Id,
      versionLabel: z.string(),
      majorFunction: z.string(),
      specialFunction: z.string(),
      basisTexts: z.array(z.string()),
    })
    .nullable(),
  handlerPersonId: Id.nullable(),
  result: z.string().nullable(),
  evidence: z.array(z.string()),
  signatures: z.array(z.object({ as: z.string(), personId: Id.nullable(), at: Instant })),
  callback: z.object({ responded: z.boolean(), resolved: z.boolean(), satisfaction: z.int().nullable() }).nullable(),
  /** 锁定: it was returned before, and stays. */
  locked: z.boolean(),
  /** 定责文号: the decision by which the holder is the holder. */
  decisionDocument: z.string().nullable(),
  /** 争议案件: the case that says, or said, whose it is. */
  dispute: DisputeCaseRef.nullable(),
  returnableUntil: Instant,
  /** 明责文件 of its item. */
  clarifications: z.array(ItemClarification),
  /** 退件: of the matter, by whichever organ, the first first. */
  returns: z.array(ReturnAnswer),
  extension: z
    .object({
      amount: z.int(),
      reason: z.string(),
      askedAt: Instant,
      answer: z.object({ granted: z.boolean(), ground: z.string(), at: Instant }).nullable(),
    })
    .nullable(),
  suspension: z.object({ obstacle: z.string(), plan: z.string(), plannedFor: BusinessDate }).nullable(),
  interimMeasures: z.array(z.object({ text: z.string(), by: Id, at: Instant })),
  /** 可参加联合执法的单位: those that lead, handle or assist in its matter. */
  jointOrgans: z.array(NamedOrgan),
  /** 联合执法 in its matter, the first first. */
  jointActs: z.array(JointActAnswer),
  deadlines: z.array(DeadlineAnswer),
  reasons: z.array(MatchReason),
  timeline: z.array(TimelineEntry),
  actions: z.array(z.string()),
});
export type OrderAnswer = z.infer<typeof OrderAnswer>;

/** 来件摘要: one line of a list. */
export const MatterSummary = z.object({
  id: Id,
  number: z.string(),
  channel: Channel,
  externalId: z.string().nullable(),
  title: z.string(),
  urgency: Urgency,
  state: MatterState,
  stateZh: z.string(),
  receivedAt: Instant,
  disclosure: Disclosure,
  rowVersion: z.int(),
});
export type MatterSummary = z.infer<typeof MatterSummary>;
/** 来件列表. */
export const MattersPage = CountedPageOf(MatterSummary);

/** 来件: with what the list said, who decided, and the orders it led to. */
export const MatterAnswer = MatterSummary.extend({
  content: z.string(),
  category: z.string().nullable(),
  location: Location.nullable(),
  occurredAt: Instant.nullable(),
  attachments: z.array(z.string()),
  hasComplainant: z.boolean(),
  /** Of a secret stub: where the paper is. */
  paperFileNumber: z.string().nullable(),
  match: MatchAnswer,
  /** 法定途径: where it was sent, or where its wording points; the second is for the operator to say. */
  statutory: z
    .object({ channel: StatutoryChannel, isReferred: z.boolean(), cue: z.string().nullable(), name: z.string(), nameZh: z.string(), advice: z.string(), adviceZh: z.string() })
    .nullable(),
  mergedInto: z.object({ id: Id, number: z.string() }).nullable(),
  /** 争议案件: the case that says, or said, whose it is. */
  dispute: DisputeCaseRef.nullable(),
  decision: z
    .object({ how: z.enum(['AUTO', 'CONFIRMED', 'MANUAL']), itemKey: Id, reason: z.string().nullable(), by: z.string(), at: Instant })
    .nullable(),
  deadlines: z.array(DeadlineAnswer),
  orders: z.array(OrderSummary),
  actions: z.array(z.string()),
});
export type MatterAnswer = z.infer<typeof MatterAnswer>;

/** 履职实时显示: orders of a unit that run, are due today, or are overdue. */
export const StatisticsAnswer = z.object({
  at: Instant,
  total: z.object({ running: z.int(), dueToday: z.int(), overdue: z.int() }),
  /** 重复诉求人: who sent several of the matters that run, by pseudonym, the most frequent first. */
  repeatComplainants: z.array(z.object({ complainant: z.string(), matters: z.int() })),
  rows: z.array(z.object({ organ: NamedOrgan, unit: NamedUnit, running: z.int(), dueToday: z.int(), overdue: z.int() })),
});
export type StatisticsAnswer = z.infer<typeof StatisticsAnswer>;

/** 参与角色: who leads, who handles, who assists, who is only told. */
export const CaseRole = z.enum(['LEAD', 'HANDLER', 'ASSIST', 'INFORMED']);
export type CaseRole = z.infer<typeof CaseRole>;
/** 参与状态. */
export const ParticipationState = z.enum(['INVITED', 'REPLIED', 'CONFIRMED', 'ENDED']);

/** 加入参与方: an organ of a district of this city, or one unit of it, and by when it should reply. */
export const AddParticipantRequest = z.strictObject({ tenantId: TenantId, organCode: OrganCode, role: CaseRole, unit: UnitCode.optional(), dueAt: Instant.optional() });
export type AddParticipantRequest = z.infer<typeof AddParticipantRequest>;
/** 结束参与. */
export const EndParticipantRequest = z.strictObject({ reason: Text(2000).optional() });
export type EndParticipantRequest = z.infer<typeof EndParticipantRequest>;
/** 跨区办结: needs a reason where somebody who leads or handles has not confirmed. */
export const ConcludeMatterRequest = z.strictObject({ reason: Text(2000).optional() });
export type ConcludeMatterRequest = z.infer<typeof ConcludeMatterRequest>;
/** 处理情况反馈. */
export const ContributeRequest = z.strictObject({ text: Text(20_000) });
export type ContributeRequest = z.infer<typeof ContributeRequest>;
/** 确认反馈. */
export const ConfirmContributionRequest = z.strictObject({});

/** 处理情况反馈: what a participating organ reported, and when another of its people signed it. */
export const ContributionAnswer = z.object({
  id: Id,
  unit: z.string().nullable(),
  text: z.string(),
  contributedAt: Instant,
  confirmedAt: Instant.nullable(),
});
export type ContributionAnswer = z.infer<typeof ContributionAnswer>;

/** 参与方: one organ of a district in a matter of the city, with what it reported. */
export const ParticipantAnswer = z.object({
  id: Id,
  tenantId: TenantId,
  organ: z.object({ code: OrganCode, name: z.string() }),
  unit: z.string().nullable(),
  role: CaseRole,
  state: ParticipationState,
  stateZh: z.string(),
  addedAt: Instant,
  endedAt: Instant.nullable(),
  contributions: z.array(ContributionAnswer),
});
export type ParticipantAnswer = z.infer<typeof ParticipantAnswer>;

/** 跨区事项参与方: as the city sees them. */
export const ParticipantsAnswer = z.object({
  matterId: Id,
  number: z.string(),
  closedAt: Instant.nullable(),
  closingReason: z.string().nullable(),
  items: z.array(ParticipantAnswer.extend({ dueAt: Instant.nullable(), actions: z.array(z.string()) })),
  actions: z.array(z.string()),
});
export type ParticipantsAnswer = z.infer<typeof ParticipantsAnswer>;

/** 跨区事项查询: the matters of the city that the own organ takes part in. */
export const SharedMattersQuery = z.strictObject({
  ...Paging,
  state: listOf(ParticipationState),
  role: CaseRole.optional(),
  open: z.enum(['true', 'false']).optional(),
  keyword: z.string().trim().min(1).max(100).optional(),
});
export type SharedMattersQuery = z.infer<typeof SharedMattersQuery>;
/** 跨区事项摘要. */
export const SharedMatterSummary = z.object({
  id: Id,
  tenantId: TenantId,
  number: z.string(),
  channel: Channel,
  title: z.string(),
  urgency: Urgency,
  receivedAt: Instant,
  closedAt: Instant.nullable(),
  role: CaseRole,
  state: ParticipationState,
  stateZh: z.string(),
  addedAt: Instant,
  dueAt: Instant.nullable(),
});
export type SharedMatterSummary = z.infer<typeof SharedMatterSummary>;
/** 跨区事项列表. */
export const SharedMattersPage = PageOf(SharedMatterSummary);
/** 跨区事项: what a participant may see of it; nothing of the complainant. Who has signed nothing yet shows no reply to other organs. */
export const SharedMatterAnswer = SharedMatterSummary.extend({
  content: z.string(),
  category: z.string().nullable(),
  location: Location.nullable(),
  occurredAt: Instant.nullable(),
  participantId: Id,
  participants: z.array(ParticipantAnswer),
  actions: z.array(z.string()),
});
export type SharedMatterAnswer = z.infer<typeof SharedMatterAnswer>;
