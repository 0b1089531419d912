import { Controller, Get, Post, StreamableFile } from '@nestjs/common';
import { DisputeAnswer, DisputesExportQuery, DisputesPage, DisputesQuery, Id, RaiseDisputeRequest } from '@yidan/contracts';
import type { DisputeSummary } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, AnswersFile, CurrentActor, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import { disputeCaseLifecycle } from '../domain/dispute-case/dispute-case.lifecycle.ts';
import { DISPUTE_CASE_WAYS, DISPUTE_WAYS } from '../domain/intake/dispute-ways.ts';
import { DisputeViews } from '../storage/dispute-case/dispute.views.ts';
import { RaiseDispute } from '../use-cases/intake/raise-dispute.ts';
import { exportDisputes } from './disputes-export.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 职责争议案件. */
@Controller('disputes')
export class DisputesController {
  constructor(
    private readonly raiseDispute: RaiseDispute,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow({ by: DISPUTE_WAYS })
  @Answers(DisputesPage, { summary: '职责争议台账（按状态、种类、层级、单位、来源、是否逾期、是否与本单位有关；关键词查编号、标题、文号）' })
  list(@ValidQuery(DisputesQuery) query: DisputesQuery, @CurrentActor() actor: Actor): Promise<Page<DisputeSummary>> {
    return this.views.page(query, actor, this.clock.now());
  }

  @Get('export.xlsx')
  @Allow({ by: DISPUTE_WAYS })
  @AnswersFile(XLSX, { summary: '导出职责争议台账' })
  async export(@ValidQuery(DisputesExportQuery) query: DisputesExportQuery, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const bytes = await exportDisputes(await this.views.all(query, actor, this.clock.now()));
    return new StreamableFile(bytes, { type: XLSX, disposition: 'attachment; filename="disputes.xlsx"' });
  }

  @Get(':id')
  @Allow({ by: DISPUTE_CASE_WAYS })
  @Answers(DisputeAnswer, { summary: '争议案件全案：当事方、临时责任单位、各层级办理情况、期限和可办步骤' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }

  @Post()
  @Allow({ step: [disputeCaseLifecycle, 'raise'] })
  @Answers(DisputeAnswer, { status: 201, summary: '提出争议：立案的同时确定临时责任单位；不属适用范围的告知去向' })
  async raise(@ValidBody(RaiseDisputeRequest) request: RaiseDisputeRequest, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    const { id } = await this.raiseDispute.execute(request, actor);
    return this.views.one(id, actor, this.clock.now());
  }
}
