import { Controller, Get, Post } from '@nestjs/common';
import { ConfirmContributionRequest, ContributeRequest, ContributionAnswer, Id, SharedMatterAnswer, SharedMattersPage, SharedMattersQuery } from '@yidan/contracts';
import type { SharedMatterSummary } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor, Page } from '@yidan/platform';
import { CASE_WAYS } from '../domain/case-participation/case-party.ts';
import { participationLifecycle } from '../domain/case-participation/participation.lifecycle.ts';
import { SharedMattersViews } from '../storage/case-participation/shared-matters.views.ts';
import { ConfirmContribution } from '../use-cases/case-participation/confirm-contribution.ts';
import { ContributeToCase } from '../use-cases/case-participation/contribute-to-case.ts';

/** 跨区事项: the matters of the city in which the own organ takes part. */
@Controller('shared-matters')
export class SharedMattersController {
  constructor(
    private readonly contributeToCase: ContributeToCase,
    private readonly confirmContribution: ConfirmContribution,
    private readonly views: SharedMattersViews,
  ) {}

  @Get()
  @Allow({ by: CASE_WAYS })
  @Answers(SharedMattersPage, { summary: '本机关参与的跨区事项' })
  list(@ValidQuery(SharedMattersQuery) query: SharedMattersQuery, @CurrentActor() actor: Actor): Promise<Page<SharedMatterSummary>> {
    return this.views.page(query, actor);
  }

  @Get(':id')
  @Allow({ by: CASE_WAYS })
  @Answers(SharedMatterAnswer, { summary: '跨区事项详情、参与方与反馈（不含诉求人）' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<SharedMatterAnswer> {
    return this.views.one(id, actor);
  }

  @Post(':id/contributions')
  @Allow({ step: [participationLifecycle, 'contribute'] })
  @Answers(ContributionAnswer, { status: 201, summary: '反馈处理情况' })
  async contribute(@ValidParam('id', Id) id: string, @ValidBody(ContributeRequest) request: ContributeRequest, @CurrentActor() actor: Actor): Promise<ContributionAnswer> {
    return this.views.contribution(id, await this.contributeToCase.execute(id, request, actor), actor);
  }

  @Post(':id/contributions/:cid/confirm')
  @Allow({ step: [participationLifecycle, 'confirm'] })
  @Answers(ContributionAnswer, { status: 200, summary: '确认反馈（须由另一人）' })
  async confirm(@ValidParam('id', Id) id: string, @ValidParam('cid', Id) cid: string, @ValidBody(ConfirmContributionRequest) _: object, @CurrentActor() actor: Actor): Promise<ContributionAnswer> {
    await this.confirmContribution.execute(id, cid, actor);
    return this.views.contribution(id, cid, actor);
  }
}
