import { Controller, Post } from '@nestjs/common';
import { DisputeAnswer, ExtendCoordinationRequest, ForwardMaterialsRequest, HoldRoundRequest, Id, ReplyRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { disputeCaseLifecycle } from '../domain/dispute-case/dispute-case.lifecycle.ts';
import { DisputeViews } from '../storage/dispute-case/dispute.views.ts';
import { ExtendCoordination } from '../use-cases/coordination/extend-coordination.ts';
import { ForwardMaterials } from '../use-cases/coordination/forward-materials.ts';
import { HoldRound } from '../use-cases/coordination/hold-round.ts';
import { ReplyToMaterials } from '../use-cases/coordination/reply-to-materials.ts';

/** 编办、司法协调: materials, answers, rounds and the time for them. */
@Controller('disputes/:id')
export class CoordinationController {
  constructor(
    private readonly forwardMaterials: ForwardMaterials,
    private readonly replyToMaterials: ReplyToMaterials,
    private readonly holdRound: HoldRound,
    private readonly extendCoordination: ExtendCoordination,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Post('forward')
  @Allow({ step: [disputeCaseLifecycle, 'forward'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '转送材料，启动协调；其他当事方在期限内答复' })
  async forward(@ValidParam('id', Id) id: string, @ValidBody(ForwardMaterialsRequest) _: object, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.forwardMaterials.execute({ id, readVersion }, actor);
    return this.shown(id, actor);
  }

  @Post('reply')
  @Allow({ step: [disputeCaseLifecycle, 'reply'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '答复' })
  async reply(@ValidParam('id', Id) id: string, @ValidBody(ReplyRequest) { text }: { text: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.replyToMaterials.execute({ id, readVersion }, text, actor);
    return this.shown(id, actor);
  }

  @Post('hold-round')
  @Allow({ step: [disputeCaseLifecycle, 'holdRound'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '开展一轮协调：书面、会议、专家论证或者现场' })
  async round(@ValidParam('id', Id) id: string, @ValidBody(HoldRoundRequest) request: HoldRoundRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.holdRound.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('extend-coordination')
  @Allow({ step: [disputeCaseLifecycle, 'extendCoordination'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '延长协调期限（一次）' })
  async extend(@ValidParam('id', Id) id: string, @ValidBody(ExtendCoordinationRequest) { reason }: { reason: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.extendCoordination.execute({ id, readVersion }, reason, actor);
    return this.shown(id, actor);
  }

  private shown(id: string, actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
