import { Injectable } from '@nestjs/common';
import type { ChangeSubscriptionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';
import { WebhookTargets } from './webhook-targets.ts';

/** 变更推送订阅: another address, other events, other units; for what happens from now on, and for the address at once. */
@Injectable()
export class ChangeSubscription {
  constructor(
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly targets: WebhookTargets,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, { url, eventTypes, units }: ChangeSubscriptionRequest, actor: Actor): Promise<void> {
    const subscription = await this.subscriptions.get(id, actor);
    requireVersion(subscription.rowVersion, readVersion);
    this.targets.assertAllowed(url);
    const unitIds = await this.subscriptions.unitIdsOf(subscription.organId, units);
    subscription.change({ url, eventTypes: [...new Set(eventTypes)], unitIds }, actor, this.clock.now());
    await this.subscriptions.assertFree(subscription.organId, url, id);
    await this.subscriptions.save(subscription);
    await this.subscriptions.forgive(id);
  }
}
