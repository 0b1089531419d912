import { Controller, Get, Post } from '@nestjs/common';
import { DeliveriesPage, DeliveriesQuery, DeliveryAnswer, Id, NothingToSay } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor, Page } from '@yidan/platform';
import { ExchangeDeliveryViews } from '../../storage/exchange/exchange-delivery.views.ts';
import { ReplayDeliveries } from '../../use-cases/exchange/replay-deliveries.ts';
import { KEEPERS } from './keepers.ts';

/** 推送投递: what is on its way, what arrived, what was given up. */
@Controller('exchange/deliveries')
@Allow({ by: KEEPERS, scope: 'exchange.manage' })
export class ExchangeDeliveriesController {
  constructor(
    private readonly views: ExchangeDeliveryViews,
    private readonly replayDeliveries: ReplayDeliveries,
  ) {}

  @Get()
  @Answers(DeliveriesPage, { summary: '推送投递列表' })
  list(@ValidQuery(DeliveriesQuery) query: DeliveriesQuery, @CurrentActor() actor: Actor): Promise<Page<DeliveryAnswer>> {
    return this.views.page(query, actor);
  }

  @Get(':id')
  @Answers(DeliveryAnswer, { summary: '推送投递详情' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<DeliveryAnswer> {
    return this.views.one(id, actor);
  }

  @Post(':id/re-drive')
  @Answers(DeliveryAnswer, { status: 200, summary: '重投一条死信' })
  async redrive(@ValidParam('id', Id) id: string, @ValidBody(NothingToSay) _: object, @CurrentActor() actor: Actor): Promise<DeliveryAnswer> {
    await this.replayDeliveries.one(id, actor);
    return this.views.one(id, actor);
  }
}
