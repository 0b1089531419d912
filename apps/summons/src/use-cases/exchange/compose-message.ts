import { Injectable } from '@nestjs/common';
import type { WebhookMessage } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { ActorResolver, Problem, readerOf, stampOf, Transactions } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import type { ExchangeSubscription } from '../../domain/exchange/subscription.ts';
import { ExchangeFeedViews } from '../../storage/exchange/exchange-feed.views.ts';

/** What is pushed needs the scope by which the same is read. */
const NEEDED = 'orders.read';

/** The account of the subscription may no longer read the organ's orders. */
export class AccountEnded extends Error {}

/**
 * 编制报文: the order as the subscription's account reads it by GET at this moment, under the same row security. Made anew for each attempt:
 * nothing of an order is kept twice, and what was withdrawn from the account in between is not sent.
 */
@Injectable()
export class ComposeMessage {
  constructor(
    private readonly resolver: ActorResolver,
    private readonly transactions: Transactions,
    private readonly feed: ExchangeFeedViews,
    private readonly clock: Clock,
  ) {}

  /** The body, or null where the account may not see this order. */
  async execute(subscription: ExchangeSubscription, organCode: string, position: string): Promise<string | null> {
    const actor = await this.actorOf(subscription, organCode);
    const entry = await this.entryOf(actor, position);
    if (!entry) return null;
    const { type, timestamp, ...data } = entry;
    return JSON.stringify({ type, timestamp, data: { tenantId: subscription.tenantId, ...data } } satisfies WebhookMessage);
  }

  private async actorOf({ account, tenantId, organId }: ExchangeSubscription, organCode: string): Promise<Actor> {
    const actor = await this.resolver.actorOf(account, { organ: `${tenantId}/${organCode}` }).catch((error: unknown) => {
      throw error instanceof Problem ? new AccountEnded() : error;
    });
    const isItself = actor.tenantId === tenantId && actor.organId === organId;
    if (!isItself || !actor.scopes?.includes(NEEDED)) throw new AccountEnded();
    return actor;
  }

  private async entryOf(actor: Actor, position: string) {
    const { tenantId: tenant, cityId: city } = actor;
    const scope = { tenant, city, actor: stampOf(actor), reader: readerOf(actor) };
    try {
      return await this.transactions.run(scope, () => this.feed.one(position, actor, this.clock.now()));
    } catch (error) {
      if (error instanceof NotFound) return null;
      throw error;
    }
  }
}
