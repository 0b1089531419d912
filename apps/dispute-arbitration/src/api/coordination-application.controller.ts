import { Controller, Post } from '@nestjs/common';
import {
  AcceptApplicationRequest, ApplyForCoordinationRequest, AskSupplementRequest, DisputeAnswer, Id, RecordUpperReturnRequest, ReferUpRequest, RejectApplicationRequest, SupplementApplicationRequest, TransferDisputeRequest,
} from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { disputeCaseLifecycle } from '../domain/dispute-case/dispute-case.lifecycle.ts';
import { DisputeViews } from '../storage/dispute-case/dispute.views.ts';
import { AcceptApplication } from '../use-cases/coordination/accept-application.ts';
import { ApplyForCoordination } from '../use-cases/coordination/apply-for-coordination.ts';
import { AskSupplement } from '../use-cases/coordination/ask-supplement.ts';
import { RecordUpperReturn } from '../use-cases/coordination/record-upper-return.ts';
import { ReferUp } from '../use-cases/coordination/refer-up.ts';
import { RejectApplication } from '../use-cases/coordination/reject-application.ts';
import { SupplementApplication } from '../use-cases/coordination/supplement-application.ts';
import { TransferDispute } from '../use-cases/coordination/transfer-dispute.ts';

/** 申请与受理: from level 1 to level 2; who may take which step is in the lifecycle table. */
@Controller('disputes/:id')
export class CoordinationApplicationController {
  constructor(
    private readonly applyForCoordination: ApplyForCoordination,
    private readonly supplementApplication: SupplementApplication,
    private readonly acceptApplication: AcceptApplication,
    private readonly askSupplement: AskSupplement,
    private readonly rejectApplication: RejectApplication,
    private readonly transferDispute: TransferDispute,
    private readonly referUp: ReferUp,
    private readonly upperReturn: RecordUpperReturn,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Post('apply')
  @Allow({ step: [disputeCaseLifecycle, 'apply'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '申请编办、司法协调：召集单位在期限内，期满后任何一方；编办可依职权' })
  async apply(@ValidParam('id', Id) id: string, @ValidBody(ApplyForCoordinationRequest) request: ApplyForCoordinationRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.applyForCoordination.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('accept')
  @Allow({ step: [disputeCaseLifecycle, 'accept'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '受理，并签发受理通知书' })
  async accept(@ValidParam('id', Id) id: string, @ValidBody(AcceptApplicationRequest) _: object, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.acceptApplication.execute({ id, readVersion }, actor);
    return this.shown(id, actor);
  }

  @Post('ask-supplement')
  @Allow({ step: [disputeCaseLifecycle, 'askSupplement'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '要求补正，并签发补正通知书' })
  async ask(@ValidParam('id', Id) id: string, @ValidBody(AskSupplementRequest) { reasons }: { reasons: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.askSupplement.execute({ id, readVersion }, reasons, actor);
    return this.shown(id, actor);
  }

  @Post('supplement')
  @Allow({ step: [disputeCaseLifecycle, 'supplement'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '补正' })
  async supplement(@ValidParam('id', Id) id: string, @ValidBody(SupplementApplicationRequest) request: SupplementApplicationRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.supplementApplication.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('reject')
  @Allow({ step: [disputeCaseLifecycle, 'reject'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '不予受理，并告知处理途径' })
  async reject(@ValidParam('id', Id) id: string, @ValidBody(RejectApplicationRequest) request: RejectApplicationRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.rejectApplication.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('transfer')
  @Allow({ step: [disputeCaseLifecycle, 'transfer'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '移送有管辖权的机关' })
  async transfer(@ValidParam('id', Id) id: string, @ValidBody(TransferDisputeRequest) request: TransferDisputeRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.transferDispute.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('refer-up')
  @Allow({ step: [disputeCaseLifecycle, 'referUp'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '报请上级处理' })
  async refer(@ValidParam('id', Id) id: string, @ValidBody(ReferUpRequest) request: ReferUpRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.referUp.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('record-upper-return')
  @Allow({ step: [disputeCaseLifecycle, 'recordUpperReturn'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '登记上级退回自行处理的答复及其文号' })
  async recordUpperReturn(@ValidParam('id', Id) id: string, @ValidBody(RecordUpperReturnRequest) request: RecordUpperReturnRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.upperReturn.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  private shown(id: string, actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
