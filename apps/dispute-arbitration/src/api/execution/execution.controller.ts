import { Controller, Get, Post } from '@nestjs/common';
import { CloseDisputeRequest, ConfirmExecutionRequest, DisputeAnswer, ExecuteRequest, ExecutionProgressAnswer, Id, MarkNonComplianceRequest, RecordLeaderRequest, ReportExecutionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';
import { DISPUTE_CASE_WAYS } from '../../domain/intake/dispute-ways.ts';
import { DisputeViews } from '../../storage/dispute-case/dispute.views.ts';
import { CarryOut } from '../../use-cases/execution/carry-out.ts';
import { CloseDispute } from '../../use-cases/execution/close-dispute.ts';
import { ConfirmExecution } from '../../use-cases/execution/confirm-execution.ts';
import { LookAtExecution } from '../../use-cases/execution/look-at-execution.ts';
import { RecordLeader } from '../../use-cases/outcome/record-leader.ts';

/** 执行与办结: what was decided is carried out, confirmed, and closed with its cause. */
@Controller('disputes/:id')
export class ExecutionController {
  constructor(
    private readonly carryOut: CarryOut,
    private readonly confirmExecution: ConfirmExecution,
    private readonly closeDispute: CloseDispute,
    private readonly lookAtExecution: LookAtExecution,
    private readonly recordLeader: RecordLeader,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Get('execution')
  @Allow({ by: DISPUTE_CASE_WAYS })
  @Answers(ExecutionProgressAnswer, { summary: '执行进度：清单修改、待派件和未了事项' })
  progress(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ExecutionProgressAnswer> {
    return this.lookAtExecution.execute(id, actor);
  }

  @Post('execute')
  @Allow({ step: [disputeCaseLifecycle, 'execute'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '进入执行' })
  async execute(@ValidParam('id', Id) id: string, @ValidBody(ExecuteRequest) _: object, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.carryOut.begin({ id, readVersion }, actor);
    return this.shown(id, actor);
  }

  @Post('report-execution')
  @Allow({ step: [disputeCaseLifecycle, 'reportExecution'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '报告执行情况' })
  async report(@ValidParam('id', Id) id: string, @ValidBody(ReportExecutionRequest) request: ReportExecutionRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.carryOut.report({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('confirm')
  @Allow({ step: [disputeCaseLifecycle, 'confirm'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '确认执行：清单均已按定责结果生效、无待派件方可确认；临时责任随之解除' })
  async confirm(@ValidParam('id', Id) id: string, @ValidBody(ConfirmExecutionRequest) request: ConfirmExecutionRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.confirmExecution.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('mark-non-compliance')
  @Allow({ step: [disputeCaseLifecycle, 'markNonCompliance'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '登记拒不执行' })
  async markNonCompliance(@ValidParam('id', Id) id: string, @ValidBody(MarkNonComplianceRequest) request: MarkNonComplianceRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.carryOut.markNonCompliance({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('close')
  @Allow({ step: [disputeCaseLifecycle, 'close'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '办结：须载明争议成因；客观制约的，须提出解决建议' })
  async close(@ValidParam('id', Id) id: string, @ValidBody(CloseDisputeRequest) request: CloseDisputeRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.closeDispute.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  @Post('record-leader')
  @Allow({ step: [disputeCaseLifecycle, 'recordLeader'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '登记领导批示' })
  async leader(@ValidParam('id', Id) id: string, @ValidBody(RecordLeaderRequest) request: RecordLeaderRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.recordLeader.execute({ id, readVersion }, request, actor);
    return this.shown(id, actor);
  }

  private shown(id: string, actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
