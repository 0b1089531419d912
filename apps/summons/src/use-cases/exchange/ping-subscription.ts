import { Injectable } from '@nestjs/common';
import type { PingAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Transactions } from '@yidan/platform';
import type { Actor, Scope } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { ExchangeSecrets } from '../../storage/exchange/exchange-secrets.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';
import { PostWebhook } from './post-webhook.ts';
import { signedHeaders } from './sign-webhook.ts';

/** 测试推送: one signed message without an order, at once and only once; holds no transaction while it is on its way. */
@Injectable()
export class PingSubscription {
  constructor(
    private readonly transactions: Transactions,
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly secrets: ExchangeSecrets,
    private readonly posting: PostWebhook,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, actor: Actor, scope: Scope): Promise<PingAnswer> {
    const at = this.clock.now();
    const { url, keys } = await this.transactions.run(scope, async () => {
      const subscription = await this.subscriptions.get(id, actor);
      subscription.assertMayPing(actor);
      return { url: subscription.url, keys: await this.secrets.keysAt(subscription, at) };
    });
    const webhookId = uuid();
    const body = JSON.stringify({ type: 'exchange.ping', timestamp: at.toISOString(), data: { subscriptionId: id, tenantId: actor.tenantId } });
    const { kind, status, failure } = await this.posting.execute(url, signedHeaders(webhookId, at, body, keys), body, at);
    return { webhookId, delivered: kind === 'DELIVERED', status, failure };
  }
}
