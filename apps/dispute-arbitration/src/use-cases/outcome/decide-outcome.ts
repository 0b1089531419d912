import { Injectable } from '@nestjs/common';
import type { DisputeOutcome } from '@yidan/contracts';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { theSystem } from '../../domain/dispute-case/seen-by.ts';
import { Execution } from '../../domain/execution/execution.ts';
import { ExpectedAmendments } from '../../storage/execution/expected-amendments.ts';

/**
 * 定责: what an agreement, an opinion or a ruling decided takes effect: the case has its outcome, and every list that has to change is waited for.
 * Called once the case stands in the state that its level leaves it in; where no list has to change, carrying out begins at once. The caller saves the case.
 */
@Injectable()
export class DecideOutcome {
  constructor(private readonly amendments: ExpectedAmendments) {}

  async execute(one: DisputeCase, outcome: DisputeOutcome, executeBy: string | null, at: Date): Promise<void> {
    one.decide(outcome, executeBy, at);
    await this.amendments.expect(one, outcome, at);
    if (outcome.amendments.length === 0) new Execution(one).startIfDue(theSystem, at);
  }
}
