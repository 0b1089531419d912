import { Controller, Get, Post } from '@nestjs/common';
import { ClarificationAnswer, ClarificationFilter, Id, PublishClarification as PublishRequest, WithdrawClarification as WithdrawRequest } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, PageQuery, pageOf, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { clarificationLifecycle } from '../domain/clarification/clarification.lifecycle.ts';
import { ClarificationsViews } from '../storage/clarification/clarifications.views.ts';
import { PublishClarification } from '../use-cases/clarification/publish-clarification.ts';
import { WithdrawClarification } from '../use-cases/clarification/withdraw-clarification.ts';

const ClarificationQuery = PageQuery.extend(ClarificationFilter.shape);

/** 明责文件: documents that say whose a matter is which draws attention or is pushed around. */
@Controller('clarifications')
export class ClarificationsController {
  constructor(
    private readonly publishClarification: PublishClarification,
    private readonly withdrawClarification: WithdrawClarification,
    private readonly views: ClarificationsViews,
  ) {}

  @Get()
  @AllowAny({ scope: 'lists.read' })
  @Answers(pageOf(ClarificationAnswer), { summary: '明责文件，按发文日期' })
  async page(@ValidQuery(ClarificationQuery) query: z.output<typeof ClarificationQuery>, @CurrentActor() actor: Actor): Promise<Page<ClarificationAnswer>> {
    const page = await this.views.page(query);
    return { ...page, items: page.items.map((row) => ({ ...row, actions: actionsOf(row.state, actor) })) };
  }

  @Get(':id')
  @AllowAny({ scope: 'lists.read' })
  @Answers(ClarificationAnswer, { summary: '一份明责文件' })
  async one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ClarificationAnswer> {
    const row = await this.views.one(id);
    return { ...row, actions: actionsOf(row.state, actor) };
  }

  @Post()
  @Allow({ step: [clarificationLifecycle, 'publish'] })
  @Answers(ClarificationAnswer, { status: 201, summary: '公布明责文件' })
  async publish(@ValidBody(PublishRequest) body: PublishRequest, @CurrentActor() actor: Actor): Promise<ClarificationAnswer> {
    return this.one(await this.publishClarification.execute(body, actor), actor);
  }

  @Post(':id/withdraw')
  @Allow({ step: [clarificationLifecycle, 'withdraw'] })
  @Answers(ClarificationAnswer, { status: 200, summary: '停用明责文件' })
  async withdraw(@ValidParam('id', Id) id: string, @ValidBody(WithdrawRequest) { ground }: WithdrawRequest, @CurrentActor() actor: Actor): Promise<ClarificationAnswer> {
    await this.withdrawClarification.execute(id, ground, actor);
    return this.one(id, actor);
  }
}

const actionsOf = (state: ClarificationAnswer['state'], actor: Actor): string[] => clarificationLifecycle.actionsFor(state, { roles: actor.roles, relations: [] });
