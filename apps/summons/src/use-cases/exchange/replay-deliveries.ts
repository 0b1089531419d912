import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { NotDead } from '../../domain/exchange/exchange.errors.ts';
import { ExchangeDeliveryViews } from '../../storage/exchange/exchange-delivery.views.ts';
import { ExchangeFeed } from '../../storage/exchange/exchange-feed.ts';
import { ExchangeQueue } from '../../storage/exchange/exchange-queue.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';

/** 重放与重投: sends again what went out after a cursor, or what was given up; under the same webhook-ids. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly deliveries: ExchangeDeliveryViews,
    private readonly feed: ExchangeFeed,
    private readonly queue: ExchangeQueue,
    private readonly clock: Clock,
  ) {}

  /** 重放: everything of the subscription after a cursor. */
  async after(subscriptionId: string, cursor: string, actor: Actor): Promise<number> {
    const subscription = await this.subscriptions.get(subscriptionId, actor);
    subscription.assertMayReplay(actor);
    const at = this.clock.now();
    const queued = await this.feed.replay(subscriptionId, cursor, at);
    subscription.replayed(cursor, queued, at);
    await this.subscriptions.save(subscription);
    return queued;
  }

  /** 重投死信: all of the subscription. */
  async dead(subscriptionId: string, actor: Actor): Promise<number> {
    return this.redrive(subscriptionId, null, actor);
  }

  /** 重投死信: one. */
  async one(deliveryId: string, actor: Actor): Promise<void> {
    const { subscriptionId, state } = await this.deliveries.one(deliveryId, actor);
    if (state !== 'DEAD') throw new NotDead(state);
    if ((await this.redrive(subscriptionId, deliveryId, actor)) === 0) throw new NotFound('ExchangeDelivery', deliveryId);
  }

  private async redrive(subscriptionId: string, deliveryId: string | null, actor: Actor): Promise<number> {
    const subscription = await this.subscriptions.get(subscriptionId, actor);
    subscription.assertMayRedrive(actor);
    const at = this.clock.now();
    const queued = await this.queue.redrive(subscriptionId, deliveryId, at);
    subscription.redriven(deliveryId, queued, at);
    await this.subscriptions.save(subscription);
    return queued;
  }
}
