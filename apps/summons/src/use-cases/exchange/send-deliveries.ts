import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { exchangeAtOnce, exchangeRetryDays, failpoint, isOutage, Reference, Transactions } from '@yidan/platform';
import type { Scope } from '@yidan/platform';
import { afterFailure, DAY, probeDelayMs } from '../../domain/exchange/retry-schedule.ts';
import type { ExchangeSubscription, PauseGround } from '../../domain/exchange/subscription.ts';
import { ExchangeQueue } from '../../storage/exchange/exchange-queue.ts';
import type { ClaimedDelivery, DueQueue } from '../../storage/exchange/exchange-queue.ts';
import { ExchangeSecrets } from '../../storage/exchange/exchange-secrets.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';
import { AccountEnded, ComposeMessage } from './compose-message.ts';
import { ExchangeMetrics } from './exchange-metrics.ts';
import { PostWebhook } from './post-webhook.ts';
import type { Outcome } from './post-webhook.ts';
import { signedHeaders } from './sign-webhook.ts';

/** What a handful of messages of one queue need. */
interface Handful {
  readonly subscription: ExchangeSubscription;
  readonly organCode: string;
  readonly keys: readonly Buffer[];
  readonly keepTryingMs: number;
  readonly deliveries: readonly ClaimedDelivery[];
}

/**
 * 投递: takes what is due of one queue and tells its receiver, a few orders at once. Claimed, sent and noted are three steps and no transaction lasts while a message
 * is on its way; whoever dies between them has told at most once too often, under the same webhook-id.
 */
@Injectable()
export class SendDeliveries {
  private readonly logger = new Logger('exchange');

  constructor(
    private readonly transactions: Transactions,
    private readonly queue: ExchangeQueue,
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly secrets: ExchangeSecrets,
    private readonly compose: ComposeMessage,
    private readonly posting: PostWebhook,
    private readonly reference: Reference,
    private readonly metrics: ExchangeMetrics,
    private readonly clock: Clock,
  ) {}

  /** Works on one queue until nothing of it is due, or somebody says stop; says how many messages it tried. */
  async serve({ tenantId, city, subscriptionId }: DueQueue, isStopped: () => boolean): Promise<number> {
    const scope: Scope = { tenant: tenantId, city, actor: { id: 'system:exchange', organId: null, roles: [] } };
    let tried = 0;
    while (!isStopped()) {
      const handful = await this.transactions.run(scope, () => this.take(subscriptionId));
      if (!handful || handful.deliveries.length === 0) break;
      failpoint('exchange.claimed-unsent');
      await Promise.all(handful.deliveries.map((delivery) => this.send(scope, handful, delivery)));
      tried += handful.deliveries.length;
    }
    return tried;
  }

  private async take(subscriptionId: string): Promise<Handful | null> {
    const now = this.clock.now();
    const deliveries = await this.queue.claim(subscriptionId, (await this.reference.policy(exchangeAtOnce)).value, now);
    if (deliveries.length === 0) return null;
    const subscription = (await this.subscriptions.find(subscriptionId))!;
    const keys = await this.secrets.keysAt(subscription, now);
    const keepTryingMs = (await this.reference.policy(exchangeRetryDays)).value * DAY;
    return { subscription, organCode: (await this.subscriptions.organCodeOf(subscription.organId)) ?? '', keys, keepTryingMs, deliveries };
  }

  private async send(scope: Scope, handful: Handful, delivery: ClaimedDelivery): Promise<void> {
    const { subscription, organCode, keys } = handful;
    try {
      const body = await this.compose.execute(subscription, organCode, delivery.position);
      if (body === null) {
        await this.transactions.run(scope, () => this.queue.withhold(delivery.id));
        return;
      }
      const at = this.clock.now();
      const began = performance.now();
      const outcome = await this.posting.execute(subscription.url, signedHeaders(delivery.eventId, at, body, keys), body, at);
      failpoint('exchange.sent-unrecorded');
      this.metrics.attempted(outcome.kind, (performance.now() - began) / 1000);
      await this.transactions.run(scope, () => this.note(handful, delivery, outcome));
      if (outcome.kind === 'GONE') await this.pause(scope, subscription.id, 'RECEIVER_GONE');
    } catch (error) {
      if (!(error instanceof AccountEnded)) throw error;
      await this.transactions.run(scope, () => this.queue.release(delivery.id));
      await this.pause(scope, subscription.id, 'ACCOUNT_ENDED');
    }
  }

  private async note({ subscription, keepTryingMs }: Handful, delivery: ClaimedDelivery, outcome: Outcome): Promise<void> {
    const at = this.clock.now();
    const attempt = { at, status: outcome.status, failure: outcome.failure };
    if (outcome.kind === 'DELIVERED') return this.queue.delivered(subscription.id, delivery.id, attempt);
    const chance = Math.random();
    const next = afterFailure({ firstAttemptAt: delivery.firstAttemptAt ?? at, at, failures: delivery.attempts + 1, keepTryingMs, retryAfterMs: outcome.retryAfterMs, chance });
    const rests = outcome.kind === 'UNANSWERED' || outcome.kind === 'GONE';
    const restMs = Math.max(probeDelayMs((await this.queue.failuresOf(subscription.id)) + 1, chance), Math.min(outcome.retryAfterMs ?? 0, DAY));
    await this.queue.failed(subscription.id, delivery.id, attempt, next, rests ? new Date(at.getTime() + restMs) : null);
    const { host } = new URL(subscription.url);
    this.logger.warn(`delivery ${delivery.id} of subscription ${subscription.id} to ${host}: ${outcome.failure}; ${next.dead ? 'given up' : `attempt ${delivery.attempts + 1}, again at ${next.nextAttemptAt!.toISOString()}`}`);
  }

  private async pause(scope: Scope, subscriptionId: string, ground: PauseGround): Promise<void> {
    try {
      await this.transactions.run(scope, async () => {
        const subscription = await this.subscriptions.find(subscriptionId);
        if (subscription?.state !== 'ACTIVE') return;
        subscription.pauseBySystem(ground, this.clock.now());
        await this.subscriptions.save(subscription);
      });
    } catch (error) {
      // Several messages of one queue may find out at once; the first has paused it.
      if (!isOutage(error)) throw error;
    }
  }
}
