import { Controller, Get, Post } from '@nestjs/common';
import { AnswerObjectionRequest, Id, ObjectionAnswer, ObjectionRequest, PublicityAnswer, UpholdObjectionRequest } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { dutyListVersionLifecycle } from '../domain/duty-list/duty-list-version.lifecycle.ts';
import { objectionLifecycle } from '../domain/publicity/objection.lifecycle.ts';
import { AnswerObjection } from '../use-cases/publicity/answer-objection.ts';
import { FileObjection } from '../use-cases/publicity/file-objection.ts';
import { LookAtPublicity } from '../use-cases/publicity/look-at-publicity.ts';
import { UpholdObjection } from '../use-cases/publicity/uphold-objection.ts';

/** 公示与异议, as organs and 编办 use them; the public has its own door. */
@Controller()
export class PublicityController {
  constructor(
    private readonly look: LookAtPublicity,
    private readonly fileObjection: FileObjection,
    private readonly answerObjection: AnswerObjection,
    private readonly upholdObjection: UpholdObjection,
  ) {}

  @Get('versions/:id/publicity')
  @AllowAny()
  @Answers(PublicityAnswer, { summary: '公示情况及异议' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<PublicityAnswer> {
    return this.look.ofVersion(id, actor);
  }

  @Post('versions/:id/objections')
  @Allow({ step: [objectionLifecycle, 'file'], by: ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER'] })
  @Answers(ObjectionAnswer, { status: 201, summary: '机关提出异议' })
  async object(@ValidParam('id', Id) id: string, @ValidBody(ObjectionRequest) body: ObjectionRequest, @CurrentActor() actor: Actor): Promise<ObjectionAnswer> {
    const objection = await this.fileObjection.execute(id, body, { by: { roles: actor.roles, relations: [] }, organId: actor.organId });
    return this.look.objection(objection.id, actor);
  }

  @Post('objections/:id/answer')
  @Allow({ step: [objectionLifecycle, 'answer'] })
  @Answers(ObjectionAnswer, { status: 200, summary: '答复异议（部分采纳或不予采纳）' })
  async answer(@ValidParam('id', Id) id: string, @ValidBody(AnswerObjectionRequest) body: AnswerObjectionRequest, @CurrentActor() actor: Actor): Promise<ObjectionAnswer> {
    await this.answerObjection.execute(id, body, actor);
    return this.look.objection(id, actor);
  }

  @Post('versions/:id/uphold-objection')
  @Allow({ step: [dutyListVersionLifecycle, 'upholdObjection'] })
  @Answers(ObjectionAnswer, { status: 200, summary: '认定异议成立，退回重拟' })
  async uphold(@ValidParam('id', Id) id: string, @ValidBody(UpholdObjectionRequest) body: UpholdObjectionRequest, @CurrentActor() actor: Actor): Promise<ObjectionAnswer> {
    await this.upholdObjection.execute(id, body, actor);
    return this.look.objection(body.objectionId, actor);
  }
}
