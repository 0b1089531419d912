import { Injectable } from '@nestjs/common';
import type { CommissionMeetingsAnswer, ExecutionProgressAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { seesDispute } from '../../domain/dispute-case/dispute-view.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { ExecutionViews } from '../../storage/execution/execution.views.ts';

/** 查看执行进度和会议议决: for whoever may see the case. */
@Injectable()
export class LookAtExecution {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly views: ExecutionViews,
  ) {}

  async execute(id: string, actor: Actor): Promise<ExecutionProgressAnswer> {
    return this.views.progress(await this.seen(id, actor));
  }

  async meetings(id: string, actor: Actor): Promise<CommissionMeetingsAnswer> {
    return this.views.meetings((await this.seen(id, actor)).id);
  }

  private async seen(id: string, actor: Actor): Promise<DisputeCase> {
    const one = await this.cases.get(id);
    if (!seesDispute(one, actor)) throw new NotFound('dispute-case', id);
    return one;
  }
}
