import { Controller, Get, Post } from '@nestjs/common';
import { AddParticipantRequest, ConcludeMatterRequest, EndParticipantRequest, Id, ParticipantsAnswer } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { participationLifecycle } from '../domain/case-participation/participation.lifecycle.ts';
import { matterLifecycle } from '../domain/incoming-matter/incoming-matter.lifecycle.ts';
import { ParticipantsViews } from '../storage/case-participation/participants.views.ts';
import { IncomingMatterViews } from '../storage/incoming-matter/incoming-matter.views.ts';
import { AddParticipant } from '../use-cases/case-participation/add-participant.ts';
import { ConcludeMatter } from '../use-cases/case-participation/conclude-matter.ts';
import { EndParticipant } from '../use-cases/case-participation/end-participant.ts';

/** 跨区事项: which organs of districts take part in a matter of the city. */
@Controller('matters/:id')
export class MatterParticipantsController {
  constructor(
    private readonly addParticipant: AddParticipant,
    private readonly endParticipant: EndParticipant,
    private readonly concludeMatter: ConcludeMatter,
    private readonly matters: IncomingMatterViews,
    private readonly participants: ParticipantsViews,
  ) {}

  @Get('participants')
  @Allow({ roles: ['DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR'] })
  @Answers(ParticipantsAnswer, { summary: '跨区事项的参与方及其反馈' })
  async list(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ParticipantsAnswer> {
    await this.matters.assertVisible(id, actor);
    return this.participants.of(id, actor);
  }

  @Post('participants')
  @Allow({ step: [participationLifecycle, 'add'] })
  @Answers(ParticipantsAnswer, { status: 201, summary: '加入参与方（市级）' })
  async add(@ValidParam('id', Id) id: string, @ValidBody(AddParticipantRequest) request: AddParticipantRequest, @CurrentActor() actor: Actor): Promise<ParticipantsAnswer> {
    await this.addParticipant.execute(id, request, actor);
    return this.participants.of(id, actor);
  }

  @Post('participants/:pid/end')
  @Allow({ step: [participationLifecycle, 'end'] })
  @Answers(ParticipantsAnswer, { status: 200, summary: '结束参与' })
  async end(@ValidParam('id', Id) id: string, @ValidParam('pid', Id) pid: string, @ValidBody(EndParticipantRequest) request: EndParticipantRequest, @CurrentActor() actor: Actor): Promise<ParticipantsAnswer> {
    await this.endParticipant.execute(id, pid, request, actor);
    return this.participants.of(id, actor);
  }

  @Post('conclude')
  @Allow({ step: [matterLifecycle, 'conclude'] })
  @Answers(ParticipantsAnswer, { status: 200, summary: '跨区办结' })
  async conclude(@ValidParam('id', Id) id: string, @ValidBody(ConcludeMatterRequest) request: ConcludeMatterRequest, @CurrentActor() actor: Actor): Promise<ParticipantsAnswer> {
    await this.concludeMatter.execute(id, request, actor);
    return this.participants.of(id, actor);
  }
}
