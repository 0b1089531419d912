import { Controller, Post } from '@nestjs/common';
import { ApproveVersionRequest, FileVersionRequest, Id, ListVersionAnswer, PubliciseRequest, RepealVersionRequest, ScheduleVersionRequest } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import type { z } from 'zod';
import { dutyListVersionLifecycle } from '../domain/duty-list/duty-list-version.lifecycle.ts';
import { SetAgenda } from '../use-cases/commission/set-agenda.ts';
import { ApproveElementChange } from '../use-cases/duty-list/approve-element-change.ts';
import { ApproveVersion } from '../use-cases/duty-list/approve-version.ts';
import { FileVersion } from '../use-cases/duty-list/file-version.ts';
import { LookAtLists } from '../use-cases/duty-list/look-at-lists.ts';
import { RepealVersion } from '../use-cases/duty-list/repeal-version.ts';
import { PubliciseVersion } from '../use-cases/publicity/publicise-version.ts';

/** 清单审定、公示、备案: the steps of a version from its review to the day it is in force. */
@Controller('versions/:id')
export class VersionDecisionsController {
  constructor(
    private readonly lists: LookAtLists,
    private readonly setAgenda: SetAgenda,
    private readonly approveVersion: ApproveVersion,
    private readonly approveElementChange: ApproveElementChange,
    private readonly publiciseVersion: PubliciseVersion,
    private readonly fileVersion: FileVersion,
    private readonly repealVersion: RepealVersion,
  ) {}

  @Post('schedule')
  @Allow({ step: [dutyListVersionLifecycle, 'schedule'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '提请审议' })
  async schedule(@ValidParam('id', Id) id: string, @ValidBody(ScheduleVersionRequest) { meetingId }: z.output<typeof ScheduleVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.setAgenda.version(id, meetingId, 'schedule', actor);
    return this.lists.version(id, actor);
  }

  @Post('escalate')
  @Allow({ step: [dutyListVersionLifecycle, 'escalate'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '三轮退回后提请编委裁决' })
  async escalate(@ValidParam('id', Id) id: string, @ValidBody(ScheduleVersionRequest) { meetingId }: z.output<typeof ScheduleVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.setAgenda.version(id, meetingId, 'escalate', actor);
    return this.lists.version(id, actor);
  }

  @Post('approve')
  @Allow({ step: [dutyListVersionLifecycle, 'approve'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '审定（依会议纪要）' })
  async approve(@ValidParam('id', Id) id: string, @ValidBody(ApproveVersionRequest) { plannedFrom }: z.output<typeof ApproveVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.approveVersion.execute(id, plannedFrom ?? null, actor);
    return this.lists.version(id, actor);
  }

  @Post('reject')
  @Allow({ step: [dutyListVersionLifecycle, 'reject'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '审议未通过' })
  async reject(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.approveVersion.turnDown(id, 'reject', actor);
    return this.lists.version(id, actor);
  }

  @Post('defer')
  @Allow({ step: [dutyListVersionLifecycle, 'defer'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '暂缓审议' })
  async defer(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.approveVersion.turnDown(id, 'defer', actor);
    return this.lists.version(id, actor);
  }

  @Post('approve-element-change')
  @Allow({ step: [dutyListVersionLifecycle, 'approveElementChange'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '变更要素审核' })
  async approveChange(@ValidParam('id', Id) id: string, @ValidBody(ApproveVersionRequest) { plannedFrom }: z.output<typeof ApproveVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.approveElementChange.execute(id, plannedFrom ?? null, actor);
    return this.lists.version(id, actor);
  }

  @Post('publicise')
  @Allow({ step: [dutyListVersionLifecycle, 'publicise'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '公示' })
  async publicise(@ValidParam('id', Id) id: string, @ValidBody(PubliciseRequest) { channel }: z.output<typeof PubliciseRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.publiciseVersion.execute(id, channel, actor);
    return this.lists.version(id, actor);
  }

  @Post('file')
  @Allow({ step: [dutyListVersionLifecycle, 'file'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '备案' })
  async file(@ValidParam('id', Id) id: string, @ValidBody(FileVersionRequest) { receiptNumber }: z.output<typeof FileVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.fileVersion.execute(id, receiptNumber ?? null, actor);
    return this.lists.version(id, actor);
  }

  @Post('repeal')
  @Allow({ step: [dutyListVersionLifecycle, 'repeal'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '废止（机关撤销）' })
  async repeal(@ValidParam('id', Id) id: string, @ValidBody(RepealVersionRequest) { reason }: z.output<typeof RepealVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.repealVersion.execute(id, reason, actor);
    return this.lists.version(id, actor);
  }
}
