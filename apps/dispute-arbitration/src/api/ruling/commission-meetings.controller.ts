import { Controller, Get } from '@nestjs/common';
import { CommissionMeetingsAnswer, Id } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, ValidParam, type Actor } from '@yidan/platform';
import { LookAtExecution } from '../../use-cases/execution/look-at-execution.ts';

/** 编委会议: what a case may be put up to, and what was decided on it. */
@Controller('disputes/:id/commission-meetings')
export class CommissionMeetingsController {
  constructor(private readonly lookAtExecution: LookAtExecution) {}

  @Get()
  @Allow({ roles: ['COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'COMMISSION_MEMBER', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'] })
  @Answers(CommissionMeetingsAnswer, { summary: '编委会议及其对本案的议决' })
  meetings(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<CommissionMeetingsAnswer> {
    return this.lookAtExecution.meetings(id, actor);
  }
}
