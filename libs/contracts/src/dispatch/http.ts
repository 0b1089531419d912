import { z } from 'zod';
import { BusinessDate, ClockKind, Id, Instant, Line, Location, OrganCode, Text } from '../fields.ts';

/** 来件渠道: how a matter reached the city. */
export const Channel = z.enum(['HOTLINE', 'ONLINE_GOVERNANCE', 'INSPECTION', 'GRID', 'SENSOR', 'PETITION', 'LEADER', 'SUMMONS', 'ASP', 'DEPARTMENT_SYSTEM']);
export const Urgency = z.enum(['EMERGENCY', 'URGENT', 'NORMAL']);
export type Urgency = z.infer<typeof Urgency>;
/** 匹配结论: AUTO is dispatched at once, the others wait for an operator (domain 19 A8). */
export const MatchDecision = z.enum(['AUTO', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED']);
export type MatchDecision = z.infer<typeof MatchDecision>;

/** 来件状态. */
export const MatterState = z.enum(['RECEIVED', 'MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED', 'CLOSED']);
/** 派件单状态. */
export const OrderState = z.enum(['DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK', 'CLOSED', 'REDISPATCHED']);
export const OrderRole = z.enum(['LEAD', 'ASSIST']);
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

/** 来件登记. */
export const ReceiveMatterRequest = z.strictObject({
  channel: Channel,
  /** The sender's own number: the same one with the same body is the same matter. */
  externalId: Line.optional(),
  ...MatterText,
  occurredAt: Instant.optional(),
  urgency: Urgency.default('NORMAL'),
  complainant: Complainant.optional(),
  attachments: z.array(Line).max(50).default([]),
});
export type ReceiveMatterRequest = z.infer<typeof ReceiveMatterRequest>;

/** 匹配说明: asks the list without storing anything; a question needs no title. */
export const ExplainMatchRequest = z.strictObject({ ...MatterText, title: Line.optional(), limit: z.int().min(1).max(50).optional() });
export type ExplainMatchRequest = z.infer<typeof ExplainMatchRequest>;

/** 派件决定: the operator names the item and says why. */
export const DecideMatterRequest = z.strictObject({ itemKey: Id, reason: Text(2000), purpose: Purpose.default('PERFORMANCE') });
export type DecideMatterRequest = z.infer<typeof DecideMatterRequest>;

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
/** 回访: responded, resolved, satisfied (三率). */
export const CallBackRequest = z.strictObject({
  responded: z.boolean(),
  resolved: z.boolean(),
  satisfaction: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).optional(),
});
export type CallBackRequest = z.infer<typeof CallBackRequest>;
/** 办结: an unresolved matter is closed only with the ground on which it cannot be solved. */
export const CloseOrderRequest = z.strictObject({ unresolvedGround: Text(2000).optional() });
export type CloseOrderRequest = z.infer<typeof CloseOrderRequest>;

const PageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().min(0) });
const Paging = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
/** Several values of one filter: `state=SIGNED,IN_PROGRESS`. */
const listOf = <T extends string>(one: z.ZodType<T, string>) => z.string().transform((text) => text.split(',')).pipe(z.array(one).min(1)).optional();

/** 来件查询: days are business dates, both inclusive. */
export const MattersQuery = z.strictObject({
  ...Paging,
  state: listOf(MatterState),
  channel: Channel.optional(),
  urgency: Urgency.optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
  keyword: z.string().trim().min(1).max(100).optional(),
});
export type MattersQuery = z.infer<typeof MattersQuery>;

const OrderFilters = {
  view: z.enum(['mine', 'unit', 'organ', 'all']).optional(),
  state: listOf(OrderState),
  role: OrderRole.optional(),
  urgency: Urgency.optional(),
  overdue: z.enum(['true', 'false']).optional(),
  organId: Id.optional(),
  unitId: Id.optional(),
  from: BusinessDate.optional(),
  to: BusinessDate.optional(),
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
  status: z.enum(['RUNNING', 'MET', 'BREACHED', 'CANCELLED']),
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
export const OrdersPage = PageOf(OrderSummary);

/** 办理轨迹: one recorded fact. */
export const TimelineEntry = z.object({
  at: Instant,
  event: z.string(),
  actor: z.object({ id: z.string(), organId: Id.nullable(), roles: z.array(z.string()) }),
  data: z.record(z.string(), z.unknown()),
  note: z.record(z.string(), z.unknown()).nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

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
  rowVersion: z.int(),
});
export type MatterSummary = z.infer<typeof MatterSummary>;
/** 来件列表. */
export const MattersPage = PageOf(MatterSummary);

/** 来件: with what the list said, who decided, and the orders it led to. */
export const MatterAnswer = MatterSummary.extend({
  content: z.string(),
  category: z.string().nullable(),
  location: Location.nullable(),
  occurredAt: Instant.nullable(),
  attachments: z.array(z.string()),
  hasComplainant: z.boolean(),
  match: MatchAnswer,
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
  rows: z.array(z.object({ organ: NamedOrgan, unit: NamedUnit, running: z.int(), dueToday: z.int(), overdue: z.int() })),
});
export type StatisticsAnswer = z.infer<typeof StatisticsAnswer>;
