import { Controller, Post } from '@nestjs/common';
import { ApproveReturnRequest, GroundRequest, Id, OrderAnswer, ReportInterimRequest, RequestReturnRequest, SettleOrderRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { orderLifecycle } from '../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { OrderAnswerViews } from '../storage/dispatch-order/order-answer.views.ts';
import { ApproveReturn } from '../use-cases/dispatch-order/approve-return.ts';
import { EscalateOrder } from '../use-cases/dispatch-order/escalate-order.ts';
import { RejectReturn } from '../use-cases/dispatch-order/reject-return.ts';
import { ReportInterim } from '../use-cases/dispatch-order/report-interim.ts';
import { RequestReturn } from '../use-cases/dispatch-order/request-return.ts';
import { SettleOrder } from '../use-cases/dispatch-order/settle-order.ts';
import { OptionalIfMatch } from './optional-if-match.ts';

/** 退件与争议: an order goes back once, or a ruling is asked for; who may take which step is in the lifecycle table. */
@Controller('orders/:id')
export class OrderReturnsController {
  constructor(
    private readonly requestReturn: RequestReturn,
    private readonly approveReturn: ApproveReturn,
    private readonly rejectReturn: RejectReturn,
    private readonly escalateOrder: EscalateOrder,
    private readonly reportInterim: ReportInterim,
    private readonly settleOrder: SettleOrder,
    private readonly views: OrderAnswerViews,
    private readonly clock: Clock,
  ) {}

  @Post('request-return')
  @Allow({ step: [orderLifecycle, 'requestReturn'] })
  @Answers(OrderAnswer, { status: 200, summary: '申请退件（每机关每件一次）' })
  async ask(@ValidParam('id', Id) id: string, @ValidBody(RequestReturnRequest) request: RequestReturnRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.requestReturn.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('approve-return')
  @Allow({ step: [orderLifecycle, 'approveReturn'] })
  @Answers(OrderAnswer, { status: 200, summary: '同意退件（改派、并件或引导法定途径）' })
  async approve(@ValidParam('id', Id) id: string, @ValidBody(ApproveReturnRequest) request: ApproveReturnRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.approveReturn.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('reject-return')
  @Allow({ step: [orderLifecycle, 'rejectReturn'] })
  @Answers(OrderAnswer, { status: 200, summary: '不同意退件' })
  async refuse(@ValidParam('id', Id) id: string, @ValidBody(GroundRequest) request: GroundRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.rejectReturn.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('escalate')
  @Allow({ step: [orderLifecycle, 'escalate'] })
  @Answers(OrderAnswer, { status: 200, summary: '提请职责争议处理' })
  async escalate(@ValidParam('id', Id) id: string, @ValidBody(GroundRequest) request: GroundRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.escalateOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('report-interim')
  @Allow({ step: [orderLifecycle, 'reportInterim'] })
  @Answers(OrderAnswer, { status: 200, summary: '报告先行处置' })
  async report(@ValidParam('id', Id) id: string, @ValidBody(ReportInterimRequest) request: ReportInterimRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.reportInterim.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('settle')
  @Allow({ step: [orderLifecycle, 'settle'] })
  @Answers(OrderAnswer, { status: 200, summary: '依定责意见续办或改派' })
  async settle(@ValidParam('id', Id) id: string, @ValidBody(SettleOrderRequest) request: SettleOrderRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.settleOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  private after(id: string, actor: Actor): Promise<OrderAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
