import { Controller, Post } from '@nestjs/common';
import {
  DesignateInterimRequest, DisputeAnswer, DisputeReasonRequest, Id, KeepMinutesRequest, ObjectToMinutesRequest, RecordMeetingRequest, RecordRefusalRequest, ReplaceNegotiationRequest, SignTextRequest, StatementRequest,
} from '@yidan/contracts';
import type { z } from 'zod';
import { Clock } from '@yidan/kernel';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import { disputeCaseLifecycle } from '../domain/dispute-case/dispute-case.lifecycle.ts';
import { DisputeViews } from '../storage/dispute-case/dispute.views.ts';
import { DesignateInterim } from '../use-cases/interim/designate-interim.ts';
import { EndNegotiation } from '../use-cases/negotiation/end-negotiation.ts';
import { FileMinutes } from '../use-cases/negotiation/file-minutes.ts';
import { KeepMinutes } from '../use-cases/negotiation/keep-minutes.ts';
import { OpenNegotiation } from '../use-cases/negotiation/open-negotiation.ts';
import { RecordNegotiation } from '../use-cases/negotiation/record-negotiation.ts';
import { ReplaceNegotiation } from '../use-cases/negotiation/replace-negotiation.ts';
import { SignMinutes } from '../use-cases/negotiation/sign-minutes.ts';
import { SubmitStatement } from '../use-cases/negotiation/submit-statement.ts';
import { WithdrawDispute } from '../use-cases/negotiation/withdraw-dispute.ts';

/** 部门协商 and what goes beside it: the interim holder, the statements, the withdrawal. */
@Controller('disputes/:id')
export class NegotiationController {
  constructor(
    private readonly designate: DesignateInterim,
    private readonly statements: SubmitStatement,
    private readonly opening: OpenNegotiation,
    private readonly replacing: ReplaceNegotiation,
    private readonly records: RecordNegotiation,
    private readonly minutes: KeepMinutes,
    private readonly signing: SignMinutes,
    private readonly filing: FileMinutes,
    private readonly ending: EndNegotiation,
    private readonly withdrawal: WithdrawDispute,
    private readonly views: DisputeViews,
    private readonly clock: Clock,
  ) {}

  @Post('designate-interim')
  @Allow({ step: [disputeCaseLifecycle, 'designateInterim'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '指定临时责任单位（紧急情况，或者延误将造成难以弥补的损害）' })
  async designateInterim(@ValidParam('id', Id) id: string, @ValidBody(DesignateInterimRequest) request: DesignateInterimRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.designate.execute({ id, readVersion }, request, actor);
    return this.answer(id, actor);
  }

  @Post('submit-statement')
  @Allow({ step: [disputeCaseLifecycle, 'submitStatement'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '提交意见书' })
  async submitStatement(@ValidParam('id', Id) id: string, @ValidBody(StatementRequest) request: StatementRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.statements.execute({ id, readVersion }, request, actor);
    return this.answer(id, actor);
  }

  @Post('open-negotiation')
  @Allow({ step: [disputeCaseLifecycle, 'openNegotiation'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '启动协商（召集单位；逾期未召集的，其他当事方可以召集）' })
  async openNegotiation(@ValidParam('id', Id) id: string, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.opening.execute({ id, readVersion }, actor);
    return this.answer(id, actor);
  }

  @Post('replace-negotiation')
  @Allow({ step: [disputeCaseLifecycle, 'replaceNegotiation'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '以书面意见代替协商（紧急、新法无清单事项、编委主任批示）' })
  async replaceNegotiation(@ValidParam('id', Id) id: string, @ValidBody(ReplaceNegotiationRequest) request: ReplaceNegotiationRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.replacing.execute({ id, readVersion }, request, actor);
    return this.answer(id, actor);
  }

  @Post('record-meeting')
  @Allow({ step: [disputeCaseLifecycle, 'recordMeeting'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '记录协商会议' })
  async recordMeeting(@ValidParam('id', Id) id: string, @ValidBody(RecordMeetingRequest) request: RecordMeetingRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.records.meeting({ id, readVersion }, request, actor);
    return this.answer(id, actor);
  }

  @Post('record-refusal')
  @Allow({ step: [disputeCaseLifecycle, 'recordRefusal'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '记录拒绝协商' })
  async recordRefusal(@ValidParam('id', Id) id: string, @ValidBody(RecordRefusalRequest) request: RecordRefusalRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.records.refusal({ id, readVersion }, request, actor);
    return this.answer(id, actor);
  }

  @Post('keep-minutes')
  @Allow({ step: [disputeCaseLifecycle, 'keepMinutes'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '拟定协商纪要和职责分工表；重新拟定的，原有签署失效' })
  async keepMinutes(@ValidParam('id', Id) id: string, @ValidBody(KeepMinutesRequest) request: KeepMinutesRequest, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.minutes.execute({ id, readVersion }, request, actor);
    return this.answer(id, actor);
  }

  @Post('agree')
  @Allow({ step: [disputeCaseLifecycle, 'agree'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '签署协商纪要（各方主要负责人，须与所阅文本的摘要一致）' })
  async agree(@ValidParam('id', Id) id: string, @ValidBody(SignTextRequest) { sha256 }: z.output<typeof SignTextRequest>, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.signing.execute({ id, readVersion }, sha256, actor);
    return this.answer(id, actor);
  }

  @Post('file-minutes')
  @Allow({ step: [disputeCaseLifecycle, 'fileMinutes'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '报备协商纪要' })
  async fileMinutes(@ValidParam('id', Id) id: string, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.filing.execute({ id, readVersion }, actor);
    return this.answer(id, actor);
  }

  @Post('object-to-minutes')
  @Allow({ step: [disputeCaseLifecycle, 'objectToMinutes'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '对协商纪要提出异议（违反法律或者“三定”规定）' })
  async objectToMinutes(@ValidParam('id', Id) id: string, @ValidBody(ObjectToMinutesRequest) { ground }: z.output<typeof ObjectToMinutesRequest>, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.ending.object({ id, readVersion }, ground, actor);
    return this.answer(id, actor);
  }

  @Post('fail')
  @Allow({ step: [disputeCaseLifecycle, 'fail'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '协商不成（须有协商会议或者拒绝协商的记录）' })
  async fail(@ValidParam('id', Id) id: string, @ValidBody(DisputeReasonRequest) { reason }: z.output<typeof DisputeReasonRequest>, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.ending.fail({ id, readVersion }, reason, actor);
    return this.answer(id, actor);
  }

  @Post('consent-to-withdrawal')
  @Allow({ step: [disputeCaseLifecycle, 'consentToWithdrawal'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '同意撤回' })
  async consentToWithdrawal(@ValidParam('id', Id) id: string, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.withdrawal.consent({ id, readVersion }, actor);
    return this.answer(id, actor);
  }

  @Post('withdraw')
  @Allow({ step: [disputeCaseLifecycle, 'withdraw'] })
  @RequiresIfMatch()
  @Answers(DisputeAnswer, { status: 200, summary: '撤回争议（其他当事方同意，且事项已有责任单位）' })
  async withdraw(@ValidParam('id', Id) id: string, @ValidBody(DisputeReasonRequest) { reason }: z.output<typeof DisputeReasonRequest>, @IfMatch() readVersion: number, @CurrentActor() actor: Actor): Promise<DisputeAnswer> {
    await this.withdrawal.withdraw({ id, readVersion }, reason, actor);
    return this.answer(id, actor);
  }

  private answer(id: string, actor: Actor): Promise<DisputeAnswer> {
    return this.views.one(id, actor, this.clock.now());
  }
}
