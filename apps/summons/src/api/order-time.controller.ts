import { Controller, Post } from '@nestjs/common';
import { GroundRequest, Id, OrderAnswer, PauseClockRequest, ProceedClockRequest, RequestExtensionRequest, RequestHelpRequest, SuspendOrderRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { orderLifecycle } from '../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { OrderAnswerViews } from '../storage/dispatch-order/order-answer.views.ts';
import { ApproveExtension } from '../use-cases/dispatch-order/approve-extension.ts';
import { PauseOrder } from '../use-cases/dispatch-order/pause-order.ts';
import { ProceedOrder } from '../use-cases/dispatch-order/proceed-order.ts';
import { RefuseExtension } from '../use-cases/dispatch-order/refuse-extension.ts';
import { RequestExtension } from '../use-cases/dispatch-order/request-extension.ts';
import { RequestHelp } from '../use-cases/dispatch-order/request-help.ts';
import { ResumeOrder } from '../use-cases/dispatch-order/resume-order.ts';
import { ReviewSuspension } from '../use-cases/dispatch-order/review-suspension.ts';
import { SuspendOrder } from '../use-cases/dispatch-order/suspend-order.ts';
import { OptionalIfMatch } from './optional-if-match.ts';

/** 派件单时限: what stops the clock of an order, gives it more time, or sets it aside; who may take which step is in the lifecycle table. */
@Controller('orders/:id')
export class OrderTimeController {
  constructor(
    private readonly requestHelp: RequestHelp,
    private readonly pauseOrder: PauseOrder,
    private readonly proceedOrder: ProceedOrder,
    private readonly requestExtension: RequestExtension,
    private readonly approveExtension: ApproveExtension,
    private readonly refuseExtension: RefuseExtension,
    private readonly suspendOrder: SuspendOrder,
    private readonly reviewSuspension: ReviewSuspension,
    private readonly resumeOrder: ResumeOrder,
    private readonly views: OrderAnswerViews,
    private readonly clock: Clock,
  ) {}

  @Post('request-help')
  @Allow({ step: [orderLifecycle, 'requestHelp'] })
  @Answers(OrderAnswer, { status: 200, summary: '请求协助' })
  async help(@ValidParam('id', Id) id: string, @ValidBody(RequestHelpRequest) request: RequestHelpRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.requestHelp.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('pause')
  @Allow({ step: [orderLifecycle, 'pause'] })
  @Answers(OrderAnswer, { status: 200, summary: '中止计时' })
  async pause(@ValidParam('id', Id) id: string, @ValidBody(PauseClockRequest) request: PauseClockRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.pauseOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('proceed')
  @Allow({ step: [orderLifecycle, 'proceed'] })
  @Answers(OrderAnswer, { status: 200, summary: '恢复计时' })
  async proceed(@ValidParam('id', Id) id: string, @ValidBody(ProceedClockRequest) _: object, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.proceedOrder.execute({ id, readVersion }, actor);
    return this.after(id, actor);
  }

  @Post('request-extension')
  @Allow({ step: [orderLifecycle, 'requestExtension'] })
  @Answers(OrderAnswer, { status: 200, summary: '申请延期' })
  async askForTime(@ValidParam('id', Id) id: string, @ValidBody(RequestExtensionRequest) request: RequestExtensionRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.requestExtension.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('approve-extension')
  @Allow({ step: [orderLifecycle, 'approveExtension'] })
  @Answers(OrderAnswer, { status: 200, summary: '同意延期' })
  async giveTime(@ValidParam('id', Id) id: string, @ValidBody(GroundRequest) request: GroundRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.approveExtension.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('refuse-extension')
  @Allow({ step: [orderLifecycle, 'refuseExtension'] })
  @Answers(OrderAnswer, { status: 200, summary: '不同意延期' })
  async refuseTime(@ValidParam('id', Id) id: string, @ValidBody(GroundRequest) request: GroundRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.refuseExtension.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('suspend')
  @Allow({ step: [orderLifecycle, 'suspend'] })
  @Answers(OrderAnswer, { status: 200, summary: '挂账' })
  async suspend(@ValidParam('id', Id) id: string, @ValidBody(SuspendOrderRequest) request: SuspendOrderRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.suspendOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('review-suspension')
  @Allow({ step: [orderLifecycle, 'reviewSuspension'] })
  @Answers(OrderAnswer, { status: 200, summary: '挂账复核' })
  async review(@ValidParam('id', Id) id: string, @ValidBody(SuspendOrderRequest) request: SuspendOrderRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.reviewSuspension.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  @Post('resume')
  @Allow({ step: [orderLifecycle, 'resume'] })
  @Answers(OrderAnswer, { status: 200, summary: '销账续办' })
  async resume(@ValidParam('id', Id) id: string, @ValidBody(GroundRequest) request: GroundRequest, @OptionalIfMatch() readVersion: number | null, @CurrentActor() actor: Actor): Promise<OrderAnswer> {
    await this.resumeOrder.execute({ id, readVersion }, request, actor);
    return this.after(id, actor);
  }

  private after(id: string, actor: Actor): Promise<OrderAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
