import { Injectable } from '@nestjs/common';
import { OnDeadlineMark, type DeadlineMark } from '@yidan/platform';
import { Coordination } from '../../domain/coordination/coordination.ts';
import { COORDINATE, CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { DISPUTE_CASE, DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';

/** 协调逾期: when all of the time has run it is told, and both directors are waited for; the clock stays as it is, and is overdue for everybody to see. */
@Injectable()
export class TellCoordinationOverdue {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly clocks: CoordinationClocks,
  ) {}

  @OnDeadlineMark(DISPUTE_CASE)
  async execute(marks: readonly DeadlineMark[]): Promise<void> {
    for (const { owner, dueAt, at } of marks.filter(({ command, percent }) => command === COORDINATE && percent === 100)) {
      const one = await this.cases.get(owner.id);
      new Coordination(one).overdue(dueAt, at);
      if (one.state === 'COORDINATING') await this.clocks.awaitSubmission(one, at);
      await this.cases.save(one, at);
    }
  }
}
