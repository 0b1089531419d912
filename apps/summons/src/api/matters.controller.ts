import { Controller, Get, Post, Res } from '@nestjs/common';
import { Channel, Complainant, DecideMatterRequest, Id, Line, MatterAnswer, MattersPage, MattersQuery, ReceiveMatterRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, ValidQuery } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import type { MatterSummary } from '@yidan/contracts';
import { matterLifecycle } from '../domain/incoming-matter/incoming-matter.lifecycle.ts';
import { COMPLAINANT_WAYS, MATTER_WAYS } from '../domain/incoming-matter/matter-view.ts';
import type { CountedPage } from '../storage/counted-page.ts';
import { IncomingMatterViews } from '../storage/incoming-matter/incoming-matter.views.ts';
import { DecideMatter } from '../use-cases/incoming-matter/decide-matter.ts';
import { ReadComplainant } from '../use-cases/incoming-matter/read-complainant.ts';
import { ReceiveMatter } from '../use-cases/incoming-matter/receive-matter.ts';

/** 来件. */
@Controller('matters')
export class MattersController {
  constructor(
    private readonly receiveMatter: ReceiveMatter,
    private readonly decideMatter: DecideMatter,
    private readonly readComplainant: ReadComplainant,
    private readonly views: IncomingMatterViews,
    private readonly clock: Clock,
  ) {}

  @Post()
  @Allow({ step: [matterLifecycle, 'receive'], scope: 'matters.send' })
  @Answers(MatterAnswer, { status: 201, summary: '来件登记并依单派件', description: 'Taken in and matched; dispatched at once where the list is sure' })
  @Answers(MatterAnswer, { description: 'The same matter was sent before: the existing one' })
  async receive(@ValidBody(ReceiveMatterRequest) request: ReceiveMatterRequest, @CurrentActor() actor: Actor, @Res({ passthrough: true }) reply: { status(code: number): unknown }): Promise<MatterAnswer> {
    const { id, isNew } = await this.receiveMatter.execute(request, actor);
    reply.status(isNew ? 201 : 200);
    return this.views.one(id, actor, this.clock.now());
  }

  @Get()
  @Allow({ by: MATTER_WAYS, scope: 'matters.read' })
  @Answers(MattersPage, { summary: '来件列表' })
  list(@ValidQuery(MattersQuery) query: MattersQuery, @CurrentActor() actor: Actor): Promise<CountedPage<MatterSummary>> {
    return this.views.page(query, actor);
  }

  @Get('by-external/:channel/:externalId')
  @Allow({ by: MATTER_WAYS, scope: 'matters.read' })
  @Answers(MatterAnswer, { summary: '按外部编号查询来件及其派件状态' })
  async byExternal(@ValidParam('channel', Channel) channel: string, @ValidParam('externalId', Line) externalId: string, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    return this.views.one(await this.views.announcedAs(channel, externalId, actor), actor, this.clock.now());
  }

  @Get(':id')
  @Allow({ by: MATTER_WAYS, scope: 'matters.read' })
  @Answers(MatterAnswer, { summary: '来件详情' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }

  @Get(':id/complainant')
  @Allow({ by: COMPLAINANT_WAYS })
  @Answers(Complainant, { summary: '查看诉求人（留痕）' })
  complainant(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<Complainant> {
    return this.readComplainant.execute(id, actor);
  }

  @Post(':id/decide')
  @Allow({ step: [matterLifecycle, 'decide'] })
  @RequiresIfMatch()
  @Answers(MatterAnswer, { status: 200, summary: '定责派件' })
  async decide(@ValidParam('id', Id) id: string, @ValidBody(DecideMatterRequest) request: DecideMatterRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    await this.decideMatter.execute(id, version, request, actor);
    return this.views.one(id, actor, this.clock.now());
  }
}
