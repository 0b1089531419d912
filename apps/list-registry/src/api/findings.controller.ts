import { Controller, Post } from '@nestjs/common';
import { ConfirmFindingRequest, DecidedFinding, DismissFindingRequest, Id } from '@yidan/contracts';
import { Allow, Answers, CurrentActor, IfMatch, RequiresIfMatch, ValidBody, ValidParam, type Actor } from '@yidan/platform';
import type { z } from 'zod';
import type { Found } from '../domain/finding/found.ts';
import { findingLifecycle } from '../domain/finding/finding.lifecycle.ts';
import { ConfirmFinding } from '../use-cases/finding/confirm-finding.ts';
import { DismissFinding } from '../use-cases/finding/dismiss-finding.ts';

/** 发现处理: what was found about lists in force is confirmed or dismissed. */
@Controller('findings')
export class FindingsController {
  constructor(
    private readonly confirmFinding: ConfirmFinding,
    private readonly dismissFinding: DismissFinding,
  ) {}

  @Post(':id/confirm')
  @Allow({ step: [findingLifecycle, 'confirm'] })
  @RequiresIfMatch()
  @Answers(DecidedFinding, { status: 200, summary: '确认发现，并为所涉机关立动态调整案；部门之间交叉的，转职责争议程序' })
  async confirm(@ValidParam('id', Id) id: string, @ValidBody(ConfirmFindingRequest) { urgency }: z.output<typeof ConfirmFindingRequest>, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<DecidedFinding> {
    return answer(await this.confirmFinding.execute(id, urgency, version, actor));
  }

  @Post(':id/dismiss')
  @Allow({ step: [findingLifecycle, 'dismiss'] })
  @RequiresIfMatch()
  @Answers(DecidedFinding, { status: 200, summary: '发现不成立，说明理由；数据变化后重新核查' })
  async dismiss(@ValidParam('id', Id) id: string, @ValidBody(DismissFindingRequest) { reason }: z.output<typeof DismissFindingRequest>, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<DecidedFinding> {
    return answer(await this.dismissFinding.execute(id, reason, version, actor));
  }
}

function answer({ id, state, caseIds, rowVersion }: Found): DecidedFinding {
  return { findingId: id, state, caseIds: [...caseIds], rowVersion };
}
