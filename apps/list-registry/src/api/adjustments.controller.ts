import { Controller, Get, Post, StreamableFile } from '@nestjs/common';
import { AdjustmentAnswer, AdjustmentFilter, AdjustmentSummary, DismissAdjustmentRequest, DraftAdjustmentRequest, Id, OpenedAdjustments } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import { Allow, Answers, AnswersFile, CurrentActor, IfMatch, pageOf, PageQuery, Reference, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { adjustmentCaseLifecycle } from '../domain/adjustment/adjustment-case.lifecycle.ts';
import { ADJUSTMENT_WAYS } from '../domain/adjustment/adjustment-view.ts';
import { AssignAdjustment } from '../use-cases/adjustment/assign-adjustment.ts';
import { DismissAdjustment } from '../use-cases/adjustment/dismiss-adjustment.ts';
import { DraftAdjustment } from '../use-cases/adjustment/draft-adjustment.ts';
import { ExportAdjustments } from '../use-cases/adjustment/export-adjustments.ts';
import { LookAtAdjustments } from '../use-cases/adjustment/look-at-adjustments.ts';
import { OpenAdjustment } from '../use-cases/adjustment/open-adjustment.ts';
import { handOf } from '../use-cases/duty-list/hand-of.ts';
import { OpenAdjustmentRequest } from './open-adjustment.body.ts';
import { sendFile } from './send-file.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const Filter = PageQuery.extend(AdjustmentFilter.shape);

/** 动态调整 over HTTP: why lists have to change, and how far that is. */
@Controller('adjustments')
export class AdjustmentsController {
  constructor(
    private readonly look: LookAtAdjustments,
    private readonly openAdjustment: OpenAdjustment,
    private readonly assignAdjustment: AssignAdjustment,
    private readonly draftAdjustment: DraftAdjustment,
    private readonly dismissAdjustment: DismissAdjustment,
    private readonly exportAdjustments: ExportAdjustments,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ by: ADJUSTMENT_WAYS })
  @Answers(pageOf(AdjustmentSummary), { summary: '动态调整台账（按机关、状态、情形、是否逾期）' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>, @CurrentActor() actor: Actor): Promise<Page<AdjustmentSummary>> {
    return this.look.page(filter, actor);
  }

  @Get('export.xlsx')
  @Allow({ by: ADJUSTMENT_WAYS })
  @AnswersFile(XLSX, { summary: '导出动态调整台账' })
  async export(@ValidQuery(AdjustmentFilter) filter: AdjustmentFilter, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    return sendFile(await this.exportAdjustments.execute(filter, actor));
  }

  @Get(':id')
  @Allow({ by: ADJUSTMENT_WAYS })
  @Answers(AdjustmentAnswer, { summary: '动态调整：受影响事项逐要素对照调整前后' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<AdjustmentAnswer> {
    return this.look.one(id, actor);
  }

  @Post()
  @Allow({ step: [adjustmentCaseLifecycle, 'open'], scope: 'adjustments.open' })
  @Answers(OpenedAdjustments, { status: 201, summary: '提请动态调整，每个机关立一案；同一事由不重复立案' })
  async open(@ValidBody(OpenAdjustmentRequest) { organs, ...request }: z.output<typeof OpenAdjustmentRequest>, @CurrentActor() actor: Actor): Promise<OpenedAdjustments> {
    const parts = await Promise.all(organs.map(async ({ organCode, items }) => ({ organId: (await this.organ(organCode)).id, items })));
    const others = parts.some(({ organId }) => organId !== actor.organId);
    const cases = await this.openAdjustment.execute({ ...request, organs: parts }, handOf(actor, others ? '' : actor.organId), this.clock.now());
    return { items: await this.look.opened(cases) };
  }

  @Post(':id/assign')
  @Allow({ step: [adjustmentCaseLifecycle, 'assign'] })
  @RequiresIfMatch()
  @Answers(AdjustmentAnswer, { status: 200, summary: '交办部门起草' })
  async assign(@ValidParam('id', Id) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<AdjustmentAnswer> {
    await this.assignAdjustment.execute(id, version, actor);
    return this.look.one(id, actor);
  }

  @Post(':id/draft')
  @Allow({ step: [adjustmentCaseLifecycle, 'draft'] })
  @Answers(AdjustmentAnswer, { status: 201, summary: '起草调整版本，并入拟调整内容；可与本机关其他调整并案' })
  async draft(@ValidParam('id', Id) id: string, @ValidBody(DraftAdjustmentRequest) request: DraftAdjustmentRequest, @CurrentActor() actor: Actor): Promise<AdjustmentAnswer> {
    await this.draftAdjustment.execute(id, request.with, actor);
    return this.look.one(id, actor);
  }

  @Post(':id/dismiss')
  @Allow({ step: [adjustmentCaseLifecycle, 'dismiss'] })
  @RequiresIfMatch()
  @Answers(AdjustmentAnswer, { status: 200, summary: '终结调整，说明理由' })
  async dismiss(@ValidParam('id', Id) id: string, @ValidBody(DismissAdjustmentRequest) { reason }: z.output<typeof DismissAdjustmentRequest>, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<AdjustmentAnswer> {
    await this.dismissAdjustment.execute(id, reason, version, actor);
    return this.look.one(id, actor);
  }

  private async organ(code: string) {
    const organ = await this.reference.organByCode(code);
    if (!organ) throw new NotFound('organ', code);
    return organ;
  }
}
