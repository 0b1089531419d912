import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { ExchangeQueue } from '../../storage/exchange/exchange-queue.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';

/** 暂停、恢复、终止订阅: while it is paused everything is kept for it; once it has ended nothing is. */
@Injectable()
export class MoveSubscription {
  constructor(
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly queue: ExchangeQueue,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, move: 'pause' | 'resume' | 'end', actor: Actor): Promise<void> {
    const subscription = await this.subscriptions.get(id, actor);
    subscription[move](actor, this.clock.now());
    await this.subscriptions.save(subscription);
    if (move === 'resume') await this.subscriptions.forgive(id);
    if (move === 'end') await this.queue.cancelAll(id);
  }
}
