import { z } from 'zod';
import { eventCatalogue } from '../define-event.ts';
import { Id, Instant, Line, OrganCode, Text, UnitCode } from '../fields.ts';
import { OrderAnswer, OrderState } from './http.ts';

/** 推送事件: the published events of orders, whatever they are at the time. */
export function pushedTypes(): string[] {
  return [...eventCatalogue.values()].filter(({ type, published }) => published && type.startsWith('dispatch.order.')).map(({ type }) => type);
}

/** The header names of a signed message, as the Standard Webhooks convention has them. */
export const WEBHOOK_HEADERS = { id: 'webhook-id', timestamp: 'webhook-timestamp', signature: 'webhook-signature' } as const;

const PushedType = z.string().refine((type) => pushedTypes().includes(type), { error: 'names no event of orders' });
const PushedTypes = z.array(PushedType).max(100);
const Address = z.url().max(2000).refine(isWebAddress, { error: 'must be an https address without a user, a password or a fragment' });
const UNIT_CODES = z.array(UnitCode).max(200);
const Paging = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const FeedCursor = z.string().regex(/^\d{1,18}$/);

/** 订阅状态: FAILING is ACTIVE while the receiver cannot be reached. */
export const SubscriptionState = z.enum(['ACTIVE', 'PAUSED', 'FAILING', 'ENDED']);
/** 投递状态. */
export const DeliveryState = z.enum(['PENDING', 'DELIVERED', 'DEAD', 'WITHHELD', 'CANCELLED']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** 设立推送订阅: a machine account subscribes for its own organ; an administrator names organ and account. */
export const CreateSubscriptionRequest = z
  .strictObject({
    url: Address,
    /** Which events; all of orders where none is named. */
    eventTypes: PushedTypes.default([]),
    /** Which units of the organ, by code; all where none is named. */
    units: UNIT_CODES.default([]),
    organCode: OrganCode.optional(),
    account: Line.optional(),
  })
  .meta({ examples: [{ url: 'https://oa.swj.example.gov.cn/yidan/webhook', eventTypes: ['dispatch.order.dispatched', 'dispatch.order.redispatched'], units: [] }] });
export type CreateSubscriptionRequest = z.infer<typeof CreateSubscriptionRequest>;

/** 变更推送订阅. */
export const ChangeSubscriptionRequest = z
  .strictObject({ url: Address, eventTypes: PushedTypes, units: UNIT_CODES })
  .meta({ examples: [{ url: 'https://oa.swj.example.gov.cn/yidan/webhook', eventTypes: [], units: ['ZF'] }] });
export type ChangeSubscriptionRequest = z.infer<typeof ChangeSubscriptionRequest>;

/** 暂停、恢复、终止、测试、重投: nothing to say. */
export const NothingToSay = z.strictObject({}).meta({ examples: [{}] });
/** 更换签名密钥: for how long the earlier secrets still hold; as the tenant's policy says where nothing is said. */
export const RotateSecretRequest = z.strictObject({ overlapHours: z.int().min(0).max(168).optional() }).meta({ examples: [{ overlapHours: 24 }] });
export type RotateSecretRequest = z.infer<typeof RotateSecretRequest>;
/** 重放: everything after a cursor of the feed; '0' is the beginning. */
export const ReplayRequest = z.strictObject({ after: FeedCursor }).meta({ examples: [{ after: '0' }] });
export type ReplayRequest = z.infer<typeof ReplayRequest>;

/** 推送订阅. */
export const SubscriptionAnswer = z
  .object({
    id: Id,
    organ: z.object({ id: Id, code: OrganCode.nullable(), name: z.string() }),
    account: z.string(),
    url: z.string(),
    eventTypes: z.array(z.string()),
    units: z.array(z.string()),
    state: SubscriptionState,
    stateZh: z.string(),
    pausedFor: z.enum(['KEEPER', 'RECEIVER_GONE', 'ACCOUNT_ENDED']).nullable(),
    createdAt: Instant,
    secrets: z.array(z.object({ id: Id, madeAt: Instant, validUntil: Instant.nullable() })),
    health: z.object({
      failuresInARow: z.int(),
      lastSuccessAt: Instant.nullable(),
      lastFailureAt: Instant.nullable(),
      lastFailure: z.string().nullable(),
      triedAgainAt: Instant.nullable(),
    }),
    pending: z.int(),
    dead: z.int(),
    actions: z.array(z.string()),
    rowVersion: z.int(),
  })
  .meta({ id: 'ExchangeSubscription' });
export type SubscriptionAnswer = z.infer<typeof SubscriptionAnswer>;
/** 签名密钥, shown this once: `whsec_` and the key in base64. */
const SecretShown = { secret: z.string(), secretShownOnce: z.literal(true) };
export const SubscriptionCreatedAnswer = SubscriptionAnswer.extend(SecretShown).meta({ id: 'ExchangeSubscriptionCreated' });
export type SubscriptionCreatedAnswer = z.infer<typeof SubscriptionCreatedAnswer>;
/** 推送订阅列表. */
export const SubscriptionsQuery = z.strictObject({ ...Paging, ended: z.enum(['true', 'false']).default('false') });
export type SubscriptionsQuery = z.infer<typeof SubscriptionsQuery>;
export const SubscriptionsPage = z.object({ items: z.array(SubscriptionAnswer), next: z.string().nullable(), total: z.int() });

/** 测试推送的结果: what the receiver answered, without its words. */
export const PingAnswer = z.object({ webhookId: z.string(), delivered: z.boolean(), status: z.int().nullable(), failure: z.string().nullable() }).meta({ id: 'ExchangePing' });
export type PingAnswer = z.infer<typeof PingAnswer>;
/** 已重新排队. */
export const QueuedAnswer = z.object({ deliveries: z.int() }).meta({ id: 'ExchangeQueued' });
export type QueuedAnswer = z.infer<typeof QueuedAnswer>;

/** 投递查询. */
export const DeliveriesQuery = z.strictObject({
  ...Paging,
  subscriptionId: Id.optional(),
  orderId: Id.optional(),
  state: z.string().transform((text) => text.split(',')).pipe(z.array(DeliveryState).min(1)).optional(),
  type: PushedType.optional(),
});
export type DeliveriesQuery = z.infer<typeof DeliveriesQuery>;
/** 投递: one event on its way to one subscription; `webhookId` is the same at every attempt and in the feed. */
export const DeliveryAnswer = z
  .object({
    id: Id,
    subscriptionId: Id,
    webhookId: Id,
    cursor: z.string(),
    type: z.string(),
    orderId: Id,
    orderNumber: z.string(),
    occurredAt: Instant,
    state: DeliveryState,
    stateZh: z.string(),
    attempts: z.int(),
    firstAttemptAt: Instant.nullable(),
    nextAttemptAt: Instant.nullable(),
    deliveredAt: Instant.nullable(),
    lastStatus: z.int().nullable(),
    lastFailure: z.string().nullable(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'ExchangeDelivery' });
export type DeliveryAnswer = z.infer<typeof DeliveryAnswer>;
export const DeliveriesPage = z.object({ items: z.array(DeliveryAnswer), next: z.string().nullable(), total: z.int() });

/** 变更流查询: what happened to the organ's orders after a cursor, in the order in which it happened. */
export const FeedQuery = z.strictObject({ after: FeedCursor.default('0'), limit: z.coerce.number().int().min(1).max(200).default(50) });
export type FeedQuery = z.infer<typeof FeedQuery>;
/** 变更: the same id, type and order as the message that is pushed for it. */
export const FeedEntry = z.object({ id: Id, cursor: z.string(), type: z.string(), timestamp: Instant, facts: z.record(z.string(), z.unknown()), order: OrderAnswer });
export type FeedEntry = z.infer<typeof FeedEntry>;
/** 变更流: `next` is where to go on, also when there is nothing more yet. */
export const FeedAnswer = z.object({ items: z.array(FeedEntry), next: z.string(), more: z.boolean() });
export type FeedAnswer = z.infer<typeof FeedAnswer>;

/** 推送报文: the body of a webhook. */
export const WebhookMessage = z.object({ type: z.string(), timestamp: Instant, data: FeedEntry.omit({ type: true, timestamp: true }).extend({ tenantId: z.string() }) });
export type WebhookMessage = z.infer<typeof WebhookMessage>;

/** 回传步骤: what a department's system may do for a person of the unit. */
export const StatusStep = z.enum(['SIGN_FOR', 'START', 'PROGRESS', 'SUBMIT']);
export type StatusStep = z.infer<typeof StatusStep>;
const Signed = {
  /** The department's own number of this report: unique per order; the same one with the same body is the same report. */
  externalRef: Line,
  /** Whose act it is: a handler or the head of the unit that holds the order, by sign-in name or by id. */
  personRef: Line,
};
/** 状态回传. */
export const StatusRequest = z
  .discriminatedUnion('step', [
    z.strictObject({ step: z.literal('SIGN_FOR'), ...Signed }),
    z.strictObject({ step: z.literal('START'), ...Signed, handlerRef: Line.optional() }),
    z.strictObject({ step: z.literal('PROGRESS'), ...Signed, text: Text(4000) }),
    z.strictObject({ step: z.literal('SUBMIT'), ...Signed, result: Text(20_000).optional(), evidence: z.array(Line).min(1).max(50).optional() }),
  ])
  .meta({
    examples: [
      { step: 'SIGN_FOR', externalRef: 'SWJ-2026-000117-1', personRef: 'qh.swj.hd.handler' },
      { step: 'SUBMIT', externalRef: 'SWJ-2026-000117-4', personRef: 'qh.swj.hd.handler', result: '已清理河道垃圾约三吨', evidence: ['photo-1'] },
    ],
  });
export type StatusRequest = z.infer<typeof StatusRequest>;
/** 回传结果: what the report did; the same for every repetition. */
export const StatusAnswer = z
  .object({
    id: Id,
    orderId: Id,
    step: StatusStep,
    externalRef: z.string(),
    personId: Id,
    account: z.string(),
    text: z.string().nullable(),
    receivedAt: Instant,
    orderState: OrderState,
    orderVersion: z.int(),
  })
  .meta({ id: 'ExchangeStatus' });
export type StatusAnswer = z.infer<typeof StatusAnswer>;
/** 回传记录. */
export const StatusesAnswer = z.object({ items: z.array(StatusAnswer) });
export type StatusesAnswer = z.infer<typeof StatusesAnswer>;

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hash } = new URL(text);
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === '' && hash === '';
}
