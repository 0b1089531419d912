import { Controller, Post } from '@nestjs/common';
import { Id, MatterAnswer, MergeMatterRequest, ReassignMatterRequest, ReferMatterRequest, RequestDisputeRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { matterLifecycle } from '../domain/incoming-matter/incoming-matter.lifecycle.ts';
import { IncomingMatterViews } from '../storage/incoming-matter/incoming-matter.views.ts';
import { MergeMatter } from '../use-cases/incoming-matter/merge-matter.ts';
import { ReassignMatter } from '../use-cases/incoming-matter/reassign-matter.ts';
import { ReferMatter } from '../use-cases/incoming-matter/refer-matter.ts';
import { RequestDispute } from '../use-cases/incoming-matter/request-dispute.ts';

/** 来件去向: where a matter goes that is not simply decided; who may take which step is in the lifecycle table. */
@Controller('matters/:id')
export class MatterWaysController {
  constructor(
    private readonly referMatter: ReferMatter,
    private readonly mergeMatter: MergeMatter,
    private readonly askForRuling: RequestDispute,
    private readonly reassignMatter: ReassignMatter,
    private readonly views: IncomingMatterViews,
    private readonly clock: Clock,
  ) {}

  @Post('refer')
  @Allow({ step: [matterLifecycle, 'refer'] })
  @RequiresIfMatch()
  @Answers(MatterAnswer, { status: 200, summary: '引导法定途径' })
  async refer(@ValidParam('id', Id) id: string, @ValidBody(ReferMatterRequest) request: ReferMatterRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    await this.referMatter.execute(id, version, request, actor);
    return this.views.one(id, actor, this.clock.now());
  }

  @Post('merge')
  @Allow({ step: [matterLifecycle, 'merge'] })
  @RequiresIfMatch()
  @Answers(MatterAnswer, { status: 200, summary: '并入另一来件' })
  async merge(@ValidParam('id', Id) id: string, @ValidBody(MergeMatterRequest) request: MergeMatterRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    await this.mergeMatter.execute(id, version, request, actor);
    return this.views.one(id, actor, this.clock.now());
  }

  @Post('request-dispute')
  @Allow({ step: [matterLifecycle, 'requestDispute'] })
  @RequiresIfMatch()
  @Answers(MatterAnswer, { status: 200, summary: '提请职责争议处理（指定临时责任单位）' })
  async requestDispute(@ValidParam('id', Id) id: string, @ValidBody(RequestDisputeRequest) request: RequestDisputeRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    await this.askForRuling.execute(id, version, request, actor);
    return this.views.one(id, actor, this.clock.now());
  }

  @Post('reassign')
  @Allow({ step: [matterLifecycle, 'reassign'] })
  @RequiresIfMatch()
  @Answers(MatterAnswer, { status: 200, summary: '改派，或增加主办、协办单位' })
  async reassign(@ValidParam('id', Id) id: string, @ValidBody(ReassignMatterRequest) request: ReassignMatterRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<MatterAnswer> {
    await this.reassignMatter.execute(id, version, request, actor);
    return this.views.one(id, actor, this.clock.now());
  }
}
