import { Controller, Post } from '@nestjs/common';
import {
  DecideReviewRequest, DeliberateRequest, DisputeAnswer, DraftRulingRequest, HearRequest, Id, PutOffRulingRequest, RecordUpperDecisionRequest, RequestReviewRequest, SignRulingRequest,
} from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';
import { DisputeViews } from '../../storage/dispute-case/dispute.views.ts';
import { Deliberate } from '../../use-cases/ruling/deliberate.ts';
import { DraftRuling } from '../../use-cases/ruling/draft-ruling.ts';
import { RecordUpperDecision } from '../../use-cases/ruling/record-upper-decision.ts';
import { ReviewRuling } from '../../use-cases/ruling/review-ruling.ts';
import { SignRuling } from '../../use-cases/ruling/sign-ruling.ts';

/** 编委裁定: level 3 of a dispute, and its one review. */
@Controller('disputes/:id')
export class RulingController {
  constructor(
    private readonly deliberation: Deliberate,
    private readonly draftRuling: DraftRuling,
    private readonly signRuling: SignRuling,
    private readonly upperDecision: RecordUpperDecision,
    private readonly review: ReviewRuling,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Post('deliberate')
  @Allow({ step: [disputeCaseLifecycle, 'deliberate'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '列入编委会议审议' })
  async deliberate(@ValidParam('id', Id) id: string, @ValidBody(DeliberateRequest) { meetingId }: { meetingId: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.deliberation.begin({ id, readVersion }, meetingId, actor);
    return this.shown(id, actor);
  }

  @Post('hear')
  @Allow({ step: [disputeCaseLifecycle, 'hear'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '记录听取当事方意见：通知了谁、谁到场、说了什么' })
  async hear(@ValidParam('id', Id) id: string, @ValidBody(HearRequest) request: HearRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.deliberation.hear({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('draft-ruling')
  @Allow({ step: [disputeCaseLifecycle, 'draftRuling'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '拟定裁定书：事实、理由、依据、职责分工表及由此产生的清单修改' })
  async draft(@ValidParam('id', Id) id: string, @ValidBody(DraftRulingRequest) request: DraftRulingRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.draftRuling.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('rule')
  @Allow({ step: [disputeCaseLifecycle, 'rule'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '签发裁定书：须有会议已签发纪要的同意议决，由拟稿人以外的人签发' })
  async rule(@ValidParam('id', Id) id: string, @ValidBody(SignRulingRequest) request: SignRulingRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.signRuling.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('defer')
  @Allow({ step: [disputeCaseLifecycle, 'defer'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '缓议：按会议议决，或者会议已取消' })
  async defer(@ValidParam('id', Id) id: string, @ValidBody(PutOffRulingRequest) request: PutOffRulingRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.deliberation.defer({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('remand')
  @Allow({ step: [disputeCaseLifecycle, 'remand'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '发回协调：按会议议决' })
  async remand(@ValidParam('id', Id) id: string, @ValidBody(PutOffRulingRequest) request: PutOffRulingRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.deliberation.remand({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('record-upper-decision')
  @Allow({ step: [disputeCaseLifecycle, 'recordUpperDecision'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '登记上级机关的决定及其文号' })
  async recordUpper(@ValidParam('id', Id) id: string, @ValidBody(RecordUpperDecisionRequest) request: RecordUpperDecisionRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.upperDecision.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('request-review')
  @Allow({ step: [disputeCaseLifecycle, 'requestReview'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '申请复核：一次为限，须有新的事实，不停止执行' })
  async requestReview(@ValidParam('id', Id) id: string, @ValidBody(RequestReviewRequest) { newFacts }: { newFacts: string }, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.review.request({ id, readVersion }, newFacts, actor);
    return this.shown(id, actor);
  }

  @Post('decide-review')
  @Allow({ step: [disputeCaseLifecycle, 'decideReview'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '作出复核决定：维持原裁定，或者以新裁定代替' })
  async decideReview(@ValidParam('id', Id) id: string, @ValidBody(DecideReviewRequest) request: DecideReviewRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.review.decide({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  private shown(id: string, actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
