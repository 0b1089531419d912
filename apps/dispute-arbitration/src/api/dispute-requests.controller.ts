import { Controller, Get, Post } from '@nestjs/common';
import { DisputeRequestAnswer, DisputeRequestsPage, DisputeRequestsQuery, Id, JoinCaseRequest, RaiseFromRequest, RefuseDisputeRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { disputeRequestLifecycle } from '../domain/intake/dispute-request.lifecycle.ts';
import { REQUEST_WAYS } from '../domain/intake/dispute-ways.ts';
import { DisputeRequestsViews } from '../storage/intake/dispute-requests.views.ts';
import { SettleRequest } from '../use-cases/intake/settle-request.ts';

/** 争议请求: what other procedures asked for. */
@Controller('dispute-requests')
export class DisputeRequestsController {
  constructor(
    private readonly settle: SettleRequest,
    private readonly views: DisputeRequestsViews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ by: REQUEST_WAYS })
  @Answers(DisputeRequestsPage, { summary: '争议请求（待处理的在前）' })
  list(@ValidQuery(DisputeRequestsQuery) query: DisputeRequestsQuery, @CurrentActor() actor: Actor): Promise<Page<DisputeRequestAnswer>> {
    return this.views.page(query, actor, this.clock.now());
  }

  @Get(':id')
  @Allow({ by: REQUEST_WAYS })
  @Answers(DisputeRequestAnswer, { summary: '争议请求详情' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<DisputeRequestAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }

  @Post(':id/raise')
  @Allow({ step: [disputeRequestLifecycle, 'raise'] })
  @RequiresIfMatch()
  @Answers(DisputeRequestAnswer, { status: 200, summary: '立案：指明当事方' })
  async raise(@ValidParam('id', Id) id: string, @ValidBody(RaiseFromRequest) request: RaiseFromRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeRequestAnswer> {
    await this.settle.raise({ id, readVersion }, request, actor);
    return this.one(id, actor);
  }

  @Post(':id/join')
  @Allow({ step: [disputeRequestLifecycle, 'join'] })
  @RequiresIfMatch()
  @Answers(DisputeRequestAnswer, { status: 200, summary: '并入在办案件' })
  async join(@ValidParam('id', Id) id: string, @ValidBody(JoinCaseRequest) { caseId }: z.output<typeof JoinCaseRequest>, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeRequestAnswer> {
    await this.settle.join({ id, readVersion }, caseId, actor);
    return this.one(id, actor);
  }

  @Post(':id/refuse')
  @Allow({ step: [disputeRequestLifecycle, 'refuse'] })
  @RequiresIfMatch()
  @Answers(DisputeRequestAnswer, { status: 200, summary: '不予立案，告知去向' })
  async refuse(@ValidParam('id', Id) id: string, @ValidBody(RefuseDisputeRequest) { ground }: z.output<typeof RefuseDisputeRequest>, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeRequestAnswer> {
    await this.settle.refuse({ id, readVersion }, ground, actor);
    return this.one(id, actor);
  }
}
