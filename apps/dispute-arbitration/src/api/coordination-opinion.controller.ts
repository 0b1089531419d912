import { Controller, Post } from '@nestjs/common';
import {
  AcceptOpinionRequest, DeclineOpinionRequest, DisputeAnswer, DraftOpinionRequest, Id, PreviewSplitRequest, SignOpinionRequest, SplitPreviewAnswer, SubmitToCommissionRequest,
} from '@yidan/contracts';
import { Clock, type Who } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { disputeCaseLifecycle } from '../domain/dispute-case/dispute-case.lifecycle.ts';
import { DisputeViews } from '../storage/dispute-case/dispute.views.ts';
import { AnswerOpinion } from '../use-cases/coordination/answer-opinion.ts';
import { DraftOpinion } from '../use-cases/coordination/draft-opinion.ts';
import { SignOpinion } from '../use-cases/coordination/sign-opinion.ts';
import { SubmitToCommission } from '../use-cases/coordination/submit-to-commission.ts';
import { PreviewSplit } from '../use-cases/split/preview-split.ts';

/** Whoever writes a split table, or has to live with it. */
const PREVIEWERS: readonly [Who, ...Who[]] = [
  'ORGAN_DRAFTER@PARTY', 'ORGAN_APPROVER@PARTY', 'PRINCIPAL_OFFICER@PARTY', 'TOWN_COMMANDER@PARTY', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY',
];

/** 协调意见与提请裁定: what both directors sign, and what the parties say to it. */
@Controller('disputes/:id')
export class CoordinationOpinionController {
  constructor(
    private readonly draftOpinion: DraftOpinion,
    private readonly answerOpinion: AnswerOpinion,
    private readonly signOpinion: SignOpinion,
    private readonly submitToCommission: SubmitToCommission,
    private readonly previewSplit: PreviewSplit,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Post('draft-opinion')
  @Allow({ step: [disputeCaseLifecycle, 'draftOpinion'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '拟定协调意见；原有的同意、不同意和签署随之失效' })
  async draft(@ValidParam('id', Id) id: string, @ValidBody(DraftOpinionRequest) request: DraftOpinionRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.draftOpinion.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('accept-opinion')
  @Allow({ step: [disputeCaseLifecycle, 'acceptOpinion'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '同意协调意见（主要负责人）' })
  async agree(@ValidParam('id', Id) id: string, @ValidBody(AcceptOpinionRequest) { sha256 }: { sha256: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.answerOpinion.execute({ id, readVersion }, { sha256, accepts: true, reason: null }, actor);
    return this.shown(id, actor);
  }

  @Post('decline-opinion')
  @Allow({ step: [disputeCaseLifecycle, 'declineOpinion'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '不同意协调意见（主要负责人），说明理由' })
  async decline(@ValidParam('id', Id) id: string, @ValidBody(DeclineOpinionRequest) { sha256, reason }: { sha256: string; reason: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.answerOpinion.execute({ id, readVersion }, { sha256, accepts: false, reason }, actor);
    return this.shown(id, actor);
  }

  @Post('consensus')
  @Allow({ step: [disputeCaseLifecycle, 'consensus'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '签发协调意见书（编办主任、司法局局长共同签署）' })
  async sign(@ValidParam('id', Id) id: string, @ValidBody(SignOpinionRequest) { sha256 }: { sha256: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.signOpinion.execute({ id, readVersion }, sha256, actor);
    return this.shown(id, actor);
  }

  @Post('no-consensus')
  @Allow({ step: [disputeCaseLifecycle, 'noConsensus'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '签署提请裁定请示（编办主任、司法局局长共同签署）' })
  async submit(@ValidParam('id', Id) id: string, @ValidBody(SubmitToCommissionRequest) { reasons }: SubmitToCommissionRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.submitToCommission.execute({ id, readVersion }, reasons, actor);
    return this.shown(id, actor);
  }

  @Post('preview-split')
  @Allow({ by: PREVIEWERS })
  @Answers(SplitPreviewAnswer, { status: 200, summary: '试算分工表：各机关清单将失去、增加、修改的事项及前后文本' })
  preview(@ValidParam('id', Id) id: string, @ValidBody(PreviewSplitRequest) { split }: PreviewSplitRequest, @CurrentActor() actor: Actor): Promise<SplitPreviewAnswer> {
    return this.previewSplit.execute(id, split, actor);
  }

  private shown(id: string, actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
