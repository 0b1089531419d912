import { Controller, Post } from '@nestjs/common';
import { CallBackRequest, CloseOrderRequest, Id, OrderAnswer, ReasonRequest, SignForRequest, StartOrderRequest, SubmitOrderRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { orderLifecycle } from '../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { OrderAnswerViews } from '../storage/dispatch-order/order-answer.views.ts';
import { CallBackOrder } from '../use-cases/dispatch-order/call-back-order.ts';
import { CloseOrder } from '../use-cases/dispatch-order/close-order.ts';
import { RejectOrder } from '../use-cases/dispatch-order/reject-order.ts';
import { ReopenOrder } from '../use-cases/dispatch-order/reopen-order.ts';
import { SignForOrder } from '../use-cases/dispatch-order/sign-for-order.ts';
import { StartOrder } from '../use-cases/dispatch-order/start-order.ts';
import { SubmitOrder } from '../use-cases/dispatch-order/submit-order.ts';
import { OptionalIfMatch } from './optional-if-match.ts';

/** 派件单办理步骤; who may take which is in the lifecycle table. */
@Controller('orders/:id')
export class OrderStepsController {
  constructor(
    private readonly signForOrder: SignForOrder,
    private readonly startOrder: StartOrder,
    private readonly submitOrder: SubmitOrder,
    private readonly rejectOrder: RejectOrder,
    private readonly callBackOrder: CallBackOrder,
    private readonly closeOrder: CloseOrder,
    private readonly reopenOrder: ReopenOrder,
    private readonly views: OrderAnswerViews,
    private readonly clock: Clock,
  ) {}

  @Post('sign-for')
  @Allow({ step: [orderLifecycle, 'signFor'] })
  @Answers(OrderAnswer, { status: 200, summary: '签收' })
  async signFor(@ValidParam('id', Id) id: string, @ValidBody(SignForRequest) _: object, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.signForOrder.execute({ id, readVersion }, actor);
    return this.after(id, actor);
  }

  @Post('start')
  @Allow({ step: [orderLifecycle, 'start'] })
  @Answers(OrderAnswer, { status: 200, summary: '开始办理（指定承办人）' })
  async start(@ValidParam('id', Id) id: string, @ValidBody(StartOrderRequest) request: StartOrderRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.startOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('submit')
  @Allow({ step: [orderLifecycle, 'submit'] })
  @Answers(OrderAnswer, { status: 200, summary: '提交结果（承办人与科室负责人会签）' })
  async submit(@ValidParam('id', Id) id: string, @ValidBody(SubmitOrderRequest) request: SubmitOrderRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.submitOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('reject')
  @Allow({ step: [orderLifecycle, 'reject'] })
  @Answers(OrderAnswer, { status: 200, summary: '退回重办' })
  async reject(@ValidParam('id', Id) id: string, @ValidBody(ReasonRequest) request: ReasonRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.rejectOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('callback')
  @Allow({ step: [orderLifecycle, 'callback'] })
  @Answers(OrderAnswer, { status: 200, summary: '回访' })
  async callBack(@ValidParam('id', Id) id: string, @ValidBody(CallBackRequest) request: CallBackRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.callBackOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('close')
  @Allow({ step: [orderLifecycle, 'close'] })
  @Answers(OrderAnswer, { status: 200, summary: '办结' })
  async close(@ValidParam('id', Id) id: string, @ValidBody(CloseOrderRequest) request: CloseOrderRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.closeOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('reopen')
  @Allow({ step: [orderLifecycle, 'reopen'] })
  @Answers(OrderAnswer, { status: 200, summary: '重新办理' })
  async reopen(@ValidParam('id', Id) id: string, @ValidBody(ReasonRequest) request: ReasonRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.reopenOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  private after(id: string, actor: Actor): Promise<OrderAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
