import { Controller, Get, Post } from '@nestjs/common';
import { CampaignAnswer, CampaignFilter, CampaignSummary, Id, PlanCampaignRequest, WaiveTaskRequest } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, pageOf, PageQuery, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { campaignLifecycle } from '../domain/campaign/campaign.lifecycle.ts';
import { CampaignsViews } from '../storage/campaign/campaigns.views.ts';
import { LookAtCampaign } from '../use-cases/campaign/look-at-campaign.ts';
import { PlanCampaign } from '../use-cases/campaign/plan-campaign.ts';
import { RunCampaign } from '../use-cases/campaign/run-campaign.ts';

const Filter = PageQuery.extend(CampaignFilter.shape);

/** 清单编制工作: what all organs have to bring until when, and who is late. */
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly planCampaign: PlanCampaign,
    private readonly runCampaign: RunCampaign,
    private readonly campaign: LookAtCampaign,
    private readonly views: CampaignsViews,
  ) {}

  @Get()
  @AllowAny()
  @Answers(pageOf(CampaignSummary), { summary: '清单编制工作' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>): Promise<Page<CampaignSummary>> {
    return this.views.page(filter);
  }

  @Post()
  @Allow({ step: [campaignLifecycle, 'plan'] })
  @Answers(CampaignAnswer, { status: 201, summary: '部署编制工作' })
  async plan(@ValidBody(PlanCampaignRequest) body: PlanCampaignRequest, @CurrentActor() actor: Actor): Promise<CampaignAnswer> {
    return this.campaign.execute(await this.planCampaign.execute(body, actor), actor);
  }

  @Get(':id')
  @AllowAny()
  @Answers(CampaignAnswer, { summary: '一项编制工作：各机关按期、逾期情况' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<CampaignAnswer> {
    return this.campaign.execute(id, actor);
  }

  @Post(':id/start')
  @Allow({ step: [campaignLifecycle, 'start'] })
  @Answers(CampaignAnswer, { status: 200, summary: '启动编制工作' })
  async start(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<CampaignAnswer> {
    await this.runCampaign.start(id, actor);
    return this.campaign.execute(id, actor);
  }

  @Post(':id/waivers')
  @Allow({ step: [campaignLifecycle, 'waive'] })
  @Answers(CampaignAnswer, { status: 201, summary: '豁免一个机关的任务，说明理由' })
  async waive(@ValidParam('id', Id) id: string, @ValidBody(WaiveTaskRequest) body: WaiveTaskRequest, @CurrentActor() actor: Actor): Promise<CampaignAnswer> {
    await this.runCampaign.waive(id, body, actor);
    return this.campaign.execute(id, actor);
  }

  @Post(':id/close')
  @Allow({ step: [campaignLifecycle, 'close'] })
  @Answers(CampaignAnswer, { status: 200, summary: '结束编制工作：全部任务已完成或已豁免' })
  async close(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<CampaignAnswer> {
    await this.runCampaign.close(id, actor);
    return this.campaign.execute(id, actor);
  }
}
