import { Controller, Get, StreamableFile } from '@nestjs/common';
import { Id, OrderAnswer, OrdersExportQuery, OrdersPage, OrdersQuery, StatisticsAnswer } from '@yidan/contracts';
import type { OrderSummary } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, AnswersFile, CurrentActor, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { ORDER_WAYS } from '../domain/dispatch-order/order-view.ts';
import type { CountedPage } from '../storage/counted-page.ts';
import { DispatchFormViews } from '../storage/dispatch-order/dispatch-form.views.ts';
import { DispatchOrderViews } from '../storage/dispatch-order/dispatch-order.views.ts';
import { OrderAnswerViews } from '../storage/dispatch-order/order-answer.views.ts';
import { StatisticsViews } from '../storage/dispatch-order/statistics.views.ts';
import { renderDispatchForm } from './dispatch-form.docx.ts';
import { exportOrders } from './orders-export.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** 派件单查询. */
@Controller()
@Allow({ by: ORDER_WAYS, scope: 'orders.read' })
export class OrdersController {
  constructor(
    private readonly lists: DispatchOrderViews,
    private readonly orders: OrderAnswerViews,
    private readonly forms: DispatchFormViews,
    private readonly statistics: StatisticsViews,
    private readonly clock: Clock,
  ) {}

  @Get('orders')
  @Answers(OrdersPage, { summary: '派件单列表（本人、本科室、本单位或全部）' })
  list(@ValidQuery(OrdersQuery) query: OrdersQuery, @CurrentActor() actor: Actor): Promise<CountedPage<OrderSummary>> {
    return this.lists.page(query, actor, this.clock.now());
  }

  @Get('orders/export')
  @AnswersFile('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', { summary: '导出派件单' })
  @AnswersFile('text/csv')
  async export(@ValidQuery(OrdersExportQuery) { format, ...query }: OrdersExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const file = await exportOrders(await this.lists.all(query, actor, this.clock.now()), format);
    return new StreamableFile(file.bytes, { type: file.type, disposition: `attachment; filename="orders.${format}"` });
  }

  @Get('orders/:id')
  @Answers(OrderAnswer, { summary: '派件单详情、时限、轨迹与可办步骤' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    return this.orders.one(id, actor, this.clock.now());
  }

  @Get('orders/:id/dispatch-form')
  @AnswersFile(DOCX, { summary: '派件单文书' })
  async form(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const order = await this.orders.one(id, actor, this.clock.now());
    const { shown, original } = await this.forms.of(order, actor);
    const bytes = await renderDispatchForm(shown, original);
    return new StreamableFile(bytes, { type: DOCX, disposition: `attachment; filename="${order.number}.docx"` });
  }

  @Get('statistics')
  @Answers(StatisticsAnswer, { summary: '履职实时显示' })
  now(@CurrentActor() actor: Actor): Promise<StatisticsAnswer> {
    return this.statistics.now(actor, this.clock.now());
  }
}
