import { Controller, Get, Post } from '@nestjs/common';
import {
  CompareLearningAnswer, CompareLearningRequest, ForgetLessonRequest, Id, LearnedItemsPage, LearnedItemsQuery, LearningAnswer, LearningRebuiltAnswer, LessonsPage, LessonsQuery,
} from '@yidan/contracts';
import type { LearnedItem, LessonAnswer } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor, Page } from '@yidan/platform';
import { LearningViews } from '../../storage/learning/learning.views.ts';
import { CompareLearning } from '../../use-cases/learning/compare-learning.ts';
import { ForgetLesson } from '../../use-cases/learning/forget-lesson.ts';
import { LookAtLearning } from '../../use-cases/learning/look-at-learning.ts';
import { RebuildLearning } from '../../use-cases/learning/rebuild-learning.ts';

/** 办件经验: what matching has learned from decided matters, shown, compared, corrected and made anew. */
@Controller('learning')
export class LearningController {
  constructor(
    private readonly lookAtLearning: LookAtLearning,
    private readonly views: LearningViews,
    private readonly compareLearning: CompareLearning,
    private readonly forgetLesson: ForgetLesson,
    private readonly rebuildLearning: RebuildLearning,
  ) {}

  @Get()
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(LearningAnswer, { summary: '办件经验概况' })
  state(): Promise<LearningAnswer> {
    return this.lookAtLearning.execute();
  }

  @Get('items')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(LearnedItemsPage, { summary: '各事项的办件经验' })
  items(@ValidQuery(LearnedItemsQuery) query: LearnedItemsQuery): Promise<Page<LearnedItem>> {
    return this.views.items(query);
  }

  @Get('lessons')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(LessonsPage, { summary: '形成经验的来件' })
  lessons(@ValidQuery(LessonsQuery) query: LessonsQuery): Promise<Page<LessonAnswer>> {
    return this.views.lessons(query);
  }

  @Post('lessons/:matterId/forget')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(null, { status: 204, summary: '剔除一件来件的经验' })
  forget(@ValidParam('matterId', Id) matterId: string, @ValidBody(ForgetLessonRequest) request: ForgetLessonRequest, @CurrentActor() actor: Actor): Promise<void> {
    return this.forgetLesson.execute(matterId, request, actor);
  }

  @Post('compare')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(CompareLearningAnswer, { status: 200, summary: '有无办件经验的匹配对照（不登记）' })
  compare(@ValidBody(CompareLearningRequest) request: CompareLearningRequest, @CurrentActor() actor: Actor): Promise<CompareLearningAnswer> {
    return this.compareLearning.execute(request, actor);
  }

  @Post('rebuild')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'] })
  @Answers(LearningRebuiltAnswer, { status: 200, summary: '由日志重算办件经验' })
  rebuild(@CurrentActor() { tenantId }: Actor): Promise<LearningRebuiltAnswer> {
    return this.rebuildLearning.execute(tenantId);
  }
}
