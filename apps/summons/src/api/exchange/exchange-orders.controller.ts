import { Controller, Get, Post, Res } from '@nestjs/common';
import { FeedAnswer, FeedQuery, Id, StatusAnswer, StatusesAnswer, StatusRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import type { FastifyReply } from 'fastify';
import { ORDER_WAYS, widestView } from '../../domain/dispatch-order/order-view.ts';
import { DispatchOrderRepository } from '../../storage/dispatch-order/dispatch-order.repository.ts';
import { ExchangeFeedViews } from '../../storage/exchange/exchange-feed.views.ts';
import { ExchangeStatusRepository } from '../../storage/exchange/exchange-status.repository.ts';
import { ReceiveStatus } from '../../use-cases/exchange/receive-status.ts';

/** 部门系统对接: what happened to the organ's orders, to be pulled; and what was done about them, to be pushed back. */
@Controller('exchange/orders')
export class ExchangeOrdersController {
  constructor(
    private readonly feed: ExchangeFeedViews,
    private readonly orders: DispatchOrderRepository,
    private readonly statuses: ExchangeStatusRepository,
    private readonly receiveStatus: ReceiveStatus,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ by: ['INTEGRATION_CLIENT@OWN_ORGAN'], scope: 'orders.read' })
  @Answers(FeedAnswer, { summary: '本机关派件单变更流（按游标拉取）' })
  changes(@ValidQuery(FeedQuery) query: FeedQuery, @CurrentActor() actor: Actor): Promise<FeedAnswer> {
    return this.feed.page(query, actor, this.clock.now());
  }

  @Post(':id/statuses')
  @Allow({ by: ['INTEGRATION_CLIENT@OWN_ORGAN'], scope: 'orders.act' })
  @Answers(StatusAnswer, { status: 201, summary: '状态回传（代承办科室人员签收、开始、报进展、提交结果）' })
  @Answers(StatusAnswer, { status: 200, description: 'The same report was made before: what it did then' })
  async report(@ValidParam('id', Id) id: string, @ValidBody(StatusRequest) request: StatusRequest, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StatusAnswer> {
    const { answer, fresh } = await this.receiveStatus.execute(id, request, actor);
    if (!fresh) void reply.status(200);
    return answer;
  }

  @Get(':id/statuses')
  @Allow({ by: ORDER_WAYS, scope: 'orders.read' })
  @Answers(StatusesAnswer, { summary: '状态回传记录' })
  async reports(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StatusesAnswer> {
    await this.orders.get(id, actor, widestView(actor));
    return { items: await this.statuses.ofOrder(id) };
  }
}
