import { Injectable } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { Execution } from '../../domain/execution/execution.ts';
import { DISPUTE_CASE, DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';

/** 执行超期: nobody began to carry the outcome out in time, or it could not be confirmed in time; supervision goes by it. */
@Injectable()
export class TellOverdue {
  constructor(private readonly cases: DisputeCaseRepository) {}

  @OnDeadline(DISPUTE_CASE, 'execute')
  execution(due: DueDeadline): Promise<void> {
    return this.tell('EXECUTE', due);
  }

  @OnDeadline(DISPUTE_CASE, 'confirm')
  confirmation(due: DueDeadline): Promise<void> {
    return this.tell('CONFIRM', due);
  }

  private async tell(clock: 'EXECUTE' | 'CONFIRM', { owner, dueAt, at }: DueDeadline): Promise<void> {
    const one = await this.cases.get(owner.id);
    // What is filed and may still be objected to decides nothing yet.
    if (!one.outcome) return;
    new Execution(one).overdue(clock, dueAt, at);
    await this.cases.save(one, at);
  }
}
