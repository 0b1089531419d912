import { Controller, Get, Post, Put } from '@nestjs/common';
import {
  ChangeSubscriptionRequest, CreateSubscriptionRequest, Id, NothingToSay, PingAnswer, QueuedAnswer, ReplayRequest, RotateSecretRequest, SubscriptionAnswer, SubscriptionCreatedAnswer, SubscriptionsPage, SubscriptionsQuery,
} from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, OwnTransactions, RequestScope, RequiresIfMatch, Transactions, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor, Page, Scope } from '@yidan/platform';
import { subscriptionLifecycle } from '../../domain/exchange/subscription.lifecycle.ts';
import { ExchangeSubscriptionViews } from '../../storage/exchange/exchange-subscription.views.ts';
import { ChangeSubscription } from '../../use-cases/exchange/change-subscription.ts';
import { MoveSubscription } from '../../use-cases/exchange/move-subscription.ts';
import { PingSubscription } from '../../use-cases/exchange/ping-subscription.ts';
import { ReplayDeliveries } from '../../use-cases/exchange/replay-deliveries.ts';
import { RotateSecret } from '../../use-cases/exchange/rotate-secret.ts';
import { Subscribe } from '../../use-cases/exchange/subscribe.ts';
import { KEEPERS } from './keepers.ts';

const scope = 'exchange.manage';

/** 推送订阅管理: where an organ's system is told of its orders. */
@Controller('exchange/subscriptions')
export class ExchangeSubscriptionsController {
  constructor(
    private readonly views: ExchangeSubscriptionViews,
    private readonly subscribe: Subscribe,
    private readonly changeSubscription: ChangeSubscription,
    private readonly moveSubscription: MoveSubscription,
    private readonly rotateSecret: RotateSecret,
    private readonly pingSubscription: PingSubscription,
    private readonly replayDeliveries: ReplayDeliveries,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ by: KEEPERS, scope })
  @Answers(SubscriptionsPage, { summary: '推送订阅列表' })
  list(@ValidQuery(SubscriptionsQuery) query: SubscriptionsQuery, @CurrentActor() actor: Actor): Promise<Page<SubscriptionAnswer>> {
    return this.views.page(query, actor, this.clock.now());
  }

  @Get(':id')
  @Allow({ by: KEEPERS, scope })
  @Answers(SubscriptionAnswer, { summary: '推送订阅详情' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SubscriptionAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }

  // A secret must not be kept with the answers to repeated requests, so these two keep none; subscribing the same address again is refused.
  @Post()
  @Allow({ step: [subscriptionLifecycle, 'subscribe'], scope })
  @OwnTransactions()
  @Answers(SubscriptionCreatedAnswer, { status: 201, summary: '设立推送订阅（签名密钥仅显示一次）' })
  create(@ValidBody(CreateSubscriptionRequest) request: CreateSubscriptionRequest, @RequestScope() inScope: Scope, @CurrentActor() actor: Actor): Promise<SubscriptionCreatedAnswer> {
    return this.transactions.run(inScope, async () => {
      const { id, secret } = await this.subscribe.execute(request, actor);
      return { ...(await this.views.one(id, actor, this.clock.now())), secret, secretShownOnce: true as const };
    });
  }

  @Post(':id/rotate-secret')
  @Allow({ step: [subscriptionLifecycle, 'rotateSecret'], scope })
  @OwnTransactions()
  @Answers(SubscriptionCreatedAnswer, { status: 200, summary: '更换签名密钥（新密钥仅显示一次，旧密钥在说明的时间内仍有效）' })
  rotate(
    @ValidParam('id', Id) id: string, @ValidBody(RotateSecretRequest) request: RotateSecretRequest, @RequestScope() inScope: Scope, @CurrentActor() actor: Actor,
  ): Promise<SubscriptionCreatedAnswer> {
    return this.transactions.run(inScope, async () => {
      const secret = await this.rotateSecret.execute(id, request, actor);
      return { ...(await this.views.one(id, actor, this.clock.now())), secret, secretShownOnce: true as const };
    });
  }

  @Put(':id')
  @Allow({ step: [subscriptionLifecycle, 'change'], scope })
  @RequiresIfMatch()
  @Answers(SubscriptionAnswer, { summary: '变更推送订阅' })
  async change(@ValidParam('id', Id) id: string, @ValidBody(ChangeSubscriptionRequest) request: ChangeSubscriptionRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<SubscriptionAnswer> {
    await this.changeSubscription.execute(id, version, request, actor);
    return this.one(id, actor);
  }

  @Post(':id/pause')
  @Allow({ step: [subscriptionLifecycle, 'pause'], scope })
  @Answers(SubscriptionAnswer, { status: 200, summary: '暂停推送（期间的事件保留，恢复后补推）' })
  async pause(@ValidParam('id', Id) id: string, @ValidBody(NothingToSay) _: object, @CurrentActor() actor: Actor): Promise<SubscriptionAnswer> {
    await this.moveSubscription.execute(id, 'pause', actor);
    return this.one(id, actor);
  }

  @Post(':id/resume')
  @Allow({ step: [subscriptionLifecycle, 'resume'], scope })
  @Answers(SubscriptionAnswer, { status: 200, summary: '恢复推送' })
  async resume(@ValidParam('id', Id) id: string, @ValidBody(NothingToSay) _: object, @CurrentActor() actor: Actor): Promise<SubscriptionAnswer> {
    await this.moveSubscription.execute(id, 'resume', actor);
    return this.one(id, actor);
  }

  @Post(':id/end')
  @Allow({ step: [subscriptionLifecycle, 'endSubscription'], scope })
  @Answers(SubscriptionAnswer, { status: 200, summary: '终止订阅' })
  async end(@ValidParam('id', Id) id: string, @ValidBody(NothingToSay) _: object, @CurrentActor() actor: Actor): Promise<SubscriptionAnswer> {
    await this.moveSubscription.execute(id, 'end', actor);
    return this.one(id, actor);
  }

  @Post(':id/ping')
  @Allow({ step: [subscriptionLifecycle, 'ping'], scope })
  @OwnTransactions()
  @Answers(PingAnswer, { status: 200, summary: '测试推送（立即发送一条 exchange.ping）' })
  ping(@ValidParam('id', Id) id: string, @ValidBody(NothingToSay) _: object, @RequestScope() inScope: Scope, @CurrentActor() actor: Actor): Promise<PingAnswer> {
    return this.pingSubscription.execute(id, actor, inScope);
  }

  @Post(':id/replay')
  @Allow({ step: [subscriptionLifecycle, 'replay'], scope })
  @Answers(QueuedAnswer, { status: 200, summary: '按游标重放推送（webhook-id 不变）' })
  async replay(@ValidParam('id', Id) id: string, @ValidBody(ReplayRequest) { after }: ReplayRequest, @CurrentActor() actor: Actor): Promise<QueuedAnswer> {
    return { deliveries: await this.replayDeliveries.after(id, after, actor) };
  }

  @Post(':id/re-drive')
  @Allow({ step: [subscriptionLifecycle, 'redrive'], scope })
  @Answers(QueuedAnswer, { status: 200, summary: '重投该订阅的全部死信' })
  async redrive(@ValidParam('id', Id) id: string, @ValidBody(NothingToSay) _: object, @CurrentActor() actor: Actor): Promise<QueuedAnswer> {
    return { deliveries: await this.replayDeliveries.dead(id, actor) };
  }
}
