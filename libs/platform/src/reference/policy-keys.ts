import { DEFAULT_OFFICE_HOURS, parseLimit, URGENCIES, type Due, type Limit, type LimitText, type OfficeHours, type Urgency } from '@yidan/kernel';
import { z } from 'zod';

/** 政策参数: a value a tenant may set, its shape and the value that holds where nobody set it. */
export interface PolicyKey<T = unknown> {
  readonly key: string;
  readonly schema: z.ZodType<T>;
  readonly fallback: T;
}

/** Every key that was declared; setting a policy is checked against it. */
export const policyCatalogue = new Map<string, PolicyKey>();

/** Declares a policy key once. */
export function definePolicy<T>(key: string, schema: z.ZodType<T>, fallback: T): PolicyKey<T> {
  if (policyCatalogue.has(key)) throw new Error(`policy ${key} is declared twice`);
  const declared = { key, schema, fallback: schema.parse(fallback) };
  policyCatalogue.set(key, declared);
  return declared;
}

/** 时限参数: one limit, or one for each degree of urgency, in the words of the lifecycle tables: '5 WD', '4 wh', '10 min'. */
export type LimitPolicy = Due['limit'];

const LimitWords = z.string().refine(isLimit, { error: 'write 3 WD, 4 wh, 2 h, 30 min, 10 CD or 6 months' }) as unknown as z.ZodType<LimitText>;

/** The shape of a policy value that is a limit. */
export const LimitValue: z.ZodType<LimitPolicy> = z.union([LimitWords, z.partialRecord(z.enum(URGENCIES), LimitWords)]);

/**
 * The limit that holds for an urgency. What a policy leaves unsaid is as `otherwise` has it;
 * a degree nobody named runs like NORMAL, and EMERGENCY like URGENT. EXPEDITED keeps its relation to the usual limit.
 */
export function limitFor(policy: LimitPolicy, urgency: Urgency, otherwise: LimitPolicy = {}): Limit {
  const expedited = urgency === 'EXPEDITED' ? expeditedLimit(policy, otherwise) : null;
  if (expedited) return expedited;
  if (typeof policy === 'string') return parseLimit(policy);
  const merged = { ...(typeof otherwise === 'string' ? { NORMAL: otherwise } : otherwise), ...policy };
  const words = merged[urgency] ?? (urgency === 'EMERGENCY' ? merged.URGENT : undefined) ?? merged.NORMAL;
  if (!words) throw new RangeError(`no limit is set for ${urgency}`);
  return parseLimit(words);
}

/** 加快办理: where a policy sets the usual limit only, half of it, rounded up, if the table halves it too (corrections A6); else what the table says, unless the usual one is shorter. */
function expeditedLimit(policy: LimitPolicy, otherwise: LimitPolicy): Limit | null {
  const [stated, table] = [policy, otherwise].map((each) => (typeof each === 'string' ? { NORMAL: each } : each));
  const [words, usual, hurried] = [stated?.NORMAL, table?.NORMAL, table?.EXPEDITED];
  if (stated?.EXPEDITED || !words || !usual || !hurried) return null;
  const [normal, from, to] = [words, usual, hurried].map(parseLimit) as [Limit, Limit, Limit];
  if (to.clock === from.clock && to.amount === Math.ceil(from.amount / 2)) return { clock: normal.clock, amount: Math.ceil(normal.amount / 2) };
  return normal.clock === to.clock && normal.amount < to.amount ? normal : to;
}

function isLimit(text: string): boolean {
  try {
    parseLimit(text);
    return true;
  } catch {
    return false;
  }
}

const limit = (key: string, fallback: LimitPolicy): PolicyKey<LimitPolicy> => definePolicy(key, LimitValue, fallback);

/** 派件各环节时限 (07 §3.5.3): how long each step of an order may take. */
export const dispatchLimits = {
  match: limit('dispatch.limits.match', { NORMAL: '30 min', EMERGENCY: '5 min' }),
  decide: limit('dispatch.limits.decide', '1 WD'),
  sign: limit('dispatch.limits.sign', { NORMAL: '4 wh', URGENT: '1 h', EMERGENCY: '10 min' }),
  requestReturn: limit('dispatch.limits.requestReturn', { NORMAL: '1 WD', URGENT: '2 h' }),
  return: limit('dispatch.limits.return', '1 WD'),
  escalate: limit('dispatch.limits.escalate', '2 WD'),
  start: limit('dispatch.limits.start', '1 WD'),
  handle: limit('dispatch.limits.handle', { NORMAL: '5 WD', URGENT: '24 h' }),
  reject: limit('dispatch.limits.reject', '1 WD'),
  callback: limit('dispatch.limits.callback', '3 WD'),
  suspensionReview: limit('dispatch.limits.suspensionReview', '20 WD'),
} as const;

/** 期限截止: whether a day's deadline ends at midnight or with the office. */
export const calendarCutoff = definePolicy<'24:00' | 'OFFICE'>('calendar.cutoff', z.enum(['24:00', 'OFFICE']), '24:00');

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** 上班时间: the spans of a working day, in order and not overlapping. */
export const calendarOfficeHours = definePolicy<OfficeHours>(
  'calendar.officeHours',
  z
    .array(z.tuple([Time, Time]))
    .min(1)
    .refine((spans) => spans.flat().every((time, i, all) => i === 0 || (all[i - 1] ?? '') < time), { error: 'office hours must follow one another' }),
  DEFAULT_OFFICE_HOURS,
);

const Share = z.number().min(0).max(1);

/** 办件经验: whether matching asks what decided matters taught, and how much that counts beside the list (1 as usual). */
export const dispatchLearning = definePolicy('dispatch.learning', z.strictObject({ enabled: z.boolean(), weight: z.number().min(0).max(2) }), { enabled: true, weight: 1 });

/** 派件匹配阈值 (07 §3.5.2): from which score a match is sure, from which it is a proposal, and by how much it must lead. */
export const dispatchMatchThresholds = definePolicy('dispatch.match.thresholds', z.strictObject({ auto: Share, ambiguous: Share, margin: Share }), { auto: 0.75, ambiguous: 0.5, margin: 0.15 });

/** 督办各环节时限 (07 §3.5.11, 18). */
export const supervisionLimits = {
  sign: limit('supervision.sign', '4 wh'),
  reply: limit('supervision.reply', '3 WD'),
  replyAgain: limit('supervision.replyAgain', '2 WD'),
  appeal: limit('supervision.bulletin.appeal', '3 WD'),
} as const;

const SUPERVISION_LADDER = ['REMIND', 'URGE', 'SUPERVISE', 'LISTED', 'INTERVIEW', 'BULLETIN'] as const;
/** 督办阶梯的一级: what happens so long after the breach; at once where nothing is said. */
export interface LadderRung {
  readonly after?: LimitText | undefined;
  readonly act: (typeof SUPERVISION_LADDER)[number];
}

/** 督办阶梯: what an overdue object brings about by itself; an empty ladder is switched off. */
export const supervisionLadder = definePolicy<readonly LadderRung[]>(
  'supervision.ladder',
  z
    .array(z.strictObject({ after: LimitWords.optional(), act: z.enum(SUPERVISION_LADDER) }))
    .max(SUPERVISION_LADDER.length)
    .refine((rungs) => rungs.every(({ act }, i) => i === 0 || SUPERVISION_LADDER.indexOf(rungs[i - 1]!.act) < SUPERVISION_LADDER.indexOf(act)), { error: 'each rung is above the one before' }),
  [{ act: 'REMIND' }, { after: '1 WD', act: 'URGE' }, { after: '2 WD', act: 'SUPERVISE' }, { after: '5 WD', act: 'BULLETIN' }],
);

/** 列入通报的门槛 (R-SUP-4): so many 督办 of one organ within so many months. */
export const bulletinThreshold = definePolicy('supervision.bulletin.threshold', z.strictObject({ count: z.int().min(1).max(100), months: z.int().min(1).max(60) }), { count: 3, months: 6 });

/** 推送重试天数 (R-DIS-7): for how many days a message to a department's system is tried before it is given up; never less than seven. */
export const exchangeRetryDays = definePolicy('dispatch.exchange.retryDays', z.int().min(7).max(30), 7);

/** 签名密钥并行小时数: for how long a former signing secret holds beside a new one. */
export const exchangeRotationHours = definePolicy('dispatch.exchange.rotationHours', z.int().min(0).max(168), 24);

/** 同时推送数: how many messages of one subscription are on their way at once. */
export const exchangeAtOnce = definePolicy('dispatch.exchange.atOnce', z.int().min(1).max(16), 4);

const IssuerMark = z.string().regex(/^[\p{Script=Han}A-Za-z]{1,20}$/u);

/** 争议文书发文代字: what stands before the year in the numbers of 编办's papers, of rulings and of the parties' papers; without a value they are built from the tenant's name. */
export const disputeIssuerMarks = definePolicy('dispute.issuerMarks', z.strictObject({ office: IssuerMark, ruling: IssuerMark, parties: IssuerMark }).nullable(), null);

/** 争议各环节时限 (05 §3.3.4): how long each step of a dispute may take. */
export const disputeLimits = {
  request: limit('dispute.request', '2 WD'),
  interim: limit('dispute.interim', '2 WD'),
  convene: limit('dispute.convene', '3 WD'),
  negotiation: limit('dispute.negotiation', { NORMAL: '10 WD', URGENT: '3 WD' }),
  file: limit('dispute.file', '3 WD'),
  minutesObjection: limit('dispute.minutesObjection', '5 WD'),
  apply: limit('dispute.apply', '5 WD'),
  accept: limit('dispute.accept', '3 WD'),
  supplement: limit('dispute.supplement', '10 WD'),
  upper: limit('dispute.upper', '20 WD'),
  forward: limit('dispute.forward', '2 WD'),
  reply: limit('dispute.reply', '7 WD'),
  coordination: limit('dispute.coordination', '20 WD'),
  submit: limit('dispute.submit', '5 WD'),
  deliberate: limit('dispute.deliberate', { NORMAL: '20 WD', URGENT: '5 WD' }),
  execute: limit('dispute.execute', '10 WD'),
  confirm: limit('dispute.confirm', '30 WD'),
  review: limit('dispute.review', '10 WD'),
  reviewDecision: limit('dispute.reviewDecision', '20 WD'),
} as const;

/** 协调延期 (R-DL-3): by how many working days the coordination of a dispute is extended, once. */
export const disputeCoordinationExtension = definePolicy('dispute.coordinationExtension', z.int().min(1).max(20), 10);

/** 书面协调轮数 (宁波 2014): so many written rounds, then the parties meet. */
export const disputeMaxWrittenRounds = definePolicy('dispute.maxWrittenRounds', z.int().min(1).max(10), 2);

/** 简易争议以协调意见定责 (fsou-168309 第十八条第二款): whether the opinion settles a minor dispute without every party's acceptance. */
export const disputeOpinionBindingForMinor = definePolicy('dispute.opinionBindingForMinor', z.boolean(), false);
