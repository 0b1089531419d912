import { defineEntity, p } from '@mikro-orm/core';
import { ExchangeSubscription } from '../../domain/exchange/subscription.ts';
import type { PauseGround } from '../../domain/exchange/subscription.ts';
import type { SubscriptionState } from '../../domain/exchange/subscription.lifecycle.ts';

/** Class ⇄ table of 推送订阅. */
export const ExchangeSubscriptionSchema = defineEntity({
  class: ExchangeSubscription,
  tableName: 'exchange_subscription',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    organId: p.uuid(),
    account: p.text(),
    url: p.text(),
    eventTypes: p.json<string[]>(),
    unitIds: p.json<string[]>(),
    state: p.text().$type<SubscriptionState>(),
    pausedFor: p.text().$type<PauseGround>().nullable(),
    createdAt: p.datetime(),
    actedAt: p.datetime(),
    rowVersion: p.integer().version(),
  },
});
