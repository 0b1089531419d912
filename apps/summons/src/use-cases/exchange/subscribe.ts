import { Injectable } from '@nestjs/common';
import type { CreateSubscriptionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { SubscriberUnclear } from '../../domain/exchange/exchange.errors.ts';
import { ExchangeSubscription } from '../../domain/exchange/subscription.ts';
import { ExchangeSecrets } from '../../storage/exchange/exchange-secrets.ts';
import { ExchangeSubscriptionRepository } from '../../storage/exchange/exchange-subscription.repository.ts';
import { WebhookTargets } from './webhook-targets.ts';

/** 设立推送订阅: a machine account for its own organ, an administrator for one it names; the secret is handed out this once. */
@Injectable()
export class Subscribe {
  constructor(
    private readonly subscriptions: ExchangeSubscriptionRepository,
    private readonly secrets: ExchangeSecrets,
    private readonly targets: WebhookTargets,
    private readonly clock: Clock,
  ) {}

  async execute({ url, eventTypes, units, organCode, account }: CreateSubscriptionRequest, actor: Actor): Promise<{ id: string; secret: string }> {
    this.targets.assertAllowed(url);
    const whose = await this.whose(organCode, account, actor);
    const unitIds = await this.subscriptions.unitIdsOf(whose.organId, units);
    const at = this.clock.now();
    const subscription = new ExchangeSubscription({ id: uuid(), tenantId: actor.tenantId, ...whose, url, eventTypes: [...new Set(eventTypes)], unitIds }, actor, at);
    await this.subscriptions.assertFree(whose.organId, url);
    await this.subscriptions.save(subscription);
    return { id: subscription.id, secret: await this.secrets.make(subscription, at, null) };
  }

  private async whose(organCode: string | undefined, account: string | undefined, actor: Actor): Promise<{ organId: string; account: string }> {
    if (actor.scopes !== undefined) {
      if (organCode !== undefined && organCode !== actor.organCode) throw new SubscriberUnclear('organCode', 'a machine account subscribes for its own organ', '系统账号只能为本机关订阅');
      if (account !== undefined && account !== actor.subject) throw new SubscriberUnclear('account', 'a machine account subscribes for itself', '系统账号只能为自己订阅');
      return { organId: actor.organId, account: actor.subject };
    }
    if (account === undefined) throw new SubscriberUnclear('account', 'name the machine account the messages are for', '请写明接收推送的系统账号');
    const organId = organCode === undefined ? null : await this.subscriptions.organIdOf(organCode);
    if (organId === null) throw new SubscriberUnclear('organCode', 'name an organ of this tenant', '请写明本租户的机构代码');
    return { organId, account };
  }
}
