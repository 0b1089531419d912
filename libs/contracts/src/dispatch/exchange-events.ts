import { z } from 'zod';
import { defineEvent } from '../define-event.ts';
import { Id, Instant, Line } from '../fields.ts';
import { StatusStep } from './exchange-http.ts';

/** What is told of a subscription names no secret and no address: both are the department's. Audit only, like all of this file. */
const Subscription = z.object({ subscriptionId: Id, organId: Id, account: Line, at: Instant });
const audit = { published: false };

/** 推送订阅设立: an organ's system is told of its orders from now on. */
export const SubscriptionCreatedV1 = defineEvent('dispatch.subscription.created', 1, Subscription.extend({ eventTypes: z.array(Line), unitIds: z.array(Id) }), audit);
/** 推送订阅变更. */
export const SubscriptionChangedV1 = defineEvent('dispatch.subscription.changed', 1, Subscription.extend({ eventTypes: z.array(Line), unitIds: z.array(Id) }), audit);
/** 推送订阅暂停: by its keeper, or because the receiver is gone or the account may no longer read. */
export const SubscriptionPausedV1 = defineEvent('dispatch.subscription.paused', 1, Subscription.extend({ ground: z.enum(['KEEPER', 'RECEIVER_GONE', 'ACCOUNT_ENDED']) }), audit);
/** 推送订阅恢复. */
export const SubscriptionResumedV1 = defineEvent('dispatch.subscription.resumed', 1, Subscription, audit);
/** 推送订阅终止: what was not delivered is not delivered any more. */
export const SubscriptionEndedV1 = defineEvent('dispatch.subscription.ended', 1, Subscription, audit);
/** 签名密钥更换: the earlier secrets hold until the stated instant. */
export const SubscriptionSecretRotatedV1 = defineEvent('dispatch.subscription.secret-rotated', 1, Subscription.extend({ formerValidUntil: Instant }), audit);
/** 推送重放: what was pushed after a position is pushed again. */
export const SubscriptionReplayedV1 = defineEvent('dispatch.subscription.replayed', 1, Subscription.extend({ after: z.string(), deliveries: z.int().min(0) }), audit);
/** 死信重投: what was given up is tried again, one delivery or all of the subscription. */
export const SubscriptionRedrivenV1 = defineEvent('dispatch.subscription.re-driven', 1, Subscription.extend({ deliveryId: Id.nullable(), deliveries: z.int().min(0) }), audit);
/** 派件单状态回传: a department's system took a step in the name of a person of the unit, or told how far it is. */
export const OrderStatusReceivedV1 = defineEvent(
  'dispatch.order-status.received',
  1,
  z.object({ statusId: Id, orderId: Id, organId: Id, unitId: Id, step: StatusStep, externalRef: Line, account: Line, personId: Id, at: Instant }),
  audit,
);
