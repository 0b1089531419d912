import { Controller, Get, Post, Put } from '@nestjs/common';
import { FindingAnswerRequest, Id, ListVersionAnswer, OpinionRequest, ReviewAnswer, ReviewsAnswer } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import type { z } from 'zod';
import { dutyListVersionLifecycle } from '../domain/duty-list/duty-list-version.lifecycle.ts';
import { DRAFT_WAYS } from '../domain/duty-list/version-view.ts';
import { reviewRecordLifecycle } from '../domain/review/review-record.lifecycle.ts';
import { LookAtLists } from '../use-cases/duty-list/look-at-lists.ts';
import { AnswerFinding } from '../use-cases/review/answer-finding.ts';
import { LookAtReviews } from '../use-cases/review/look-at-reviews.ts';
import { PrepareReview } from '../use-cases/review/prepare-review.ts';
import { ReviseReview } from '../use-cases/review/revise-review.ts';
import { SignOpinion } from '../use-cases/review/sign-opinion.ts';

/** 清单审查: the opinions of 编办 and 司法局, round by round, and what the organ answers. */
@Controller()
export class ReviewsController {
  constructor(
    private readonly lookAtReviews: LookAtReviews,
    private readonly prepareReview: PrepareReview,
    private readonly reviseReview: ReviseReview,
    private readonly signOpinion: SignOpinion,
    private readonly answerFinding: AnswerFinding,
    private readonly lists: LookAtLists,
  ) {}

  @Get('versions/:id/reviews')
  @Allow({ by: DRAFT_WAYS })
  @Answers(ReviewsAnswer, { summary: '审查意见（逐轮）' })
  async all(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<z.output<typeof ReviewsAnswer>> {
    return { items: await this.lookAtReviews.ofVersion(id, actor) };
  }

  @Post('versions/:id/reviews')
  @Allow({ step: [reviewRecordLifecycle, 'prepare'] })
  @Answers(ReviewAnswer, { status: 201, summary: '拟定审查意见' })
  async prepare(@ValidParam('id', Id) id: string, @ValidBody(OpinionRequest) body: OpinionRequest, @CurrentActor() actor: Actor): Promise<ReviewAnswer> {
    return this.lookAtReviews.one(await this.prepareReview.execute(id, body, actor), actor);
  }

  @Put('reviews/:id')
  @RequiresIfMatch()
  @Allow({ step: [reviewRecordLifecycle, 'revise'] })
  @Answers(ReviewAnswer, { summary: '修改审查意见' })
  async revise(@ValidParam('id', Id) id: string, @ValidBody(OpinionRequest) body: OpinionRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<ReviewAnswer> {
    await this.reviseReview.execute(id, body, version, actor);
    return this.lookAtReviews.one(id, actor);
  }

  @Post('versions/:id/return')
  @Allow({ step: [dutyListVersionLifecycle, 'return'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '签发意见并退回修改' })
  async return(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.signOpinion.execute(id, 'return', actor);
    return this.lists.version(id, actor);
  }

  @Post('versions/:id/pass')
  @Allow({ step: [dutyListVersionLifecycle, 'pass'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '签发意见，审查通过' })
  async pass(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.signOpinion.execute(id, 'pass', actor);
    return this.lists.version(id, actor);
  }

  @Post('review-findings/:id/answer')
  @Allow({ by: ['ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN'] })
  @Answers(ReviewAnswer, { status: 201, summary: '答复审查意见' })
  async answer(@ValidParam('id', Id) id: string, @ValidBody(FindingAnswerRequest) { text }: z.output<typeof FindingAnswerRequest>, @CurrentActor() actor: Actor): Promise<ReviewAnswer> {
    return this.lookAtReviews.one(await this.answerFinding.execute(id, text, actor), actor);
  }
}
