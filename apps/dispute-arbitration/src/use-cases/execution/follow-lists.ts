import { Injectable } from '@nestjs/common';
import { theSystem } from '../../domain/dispute-case/seen-by.ts';
import { Execution } from '../../domain/execution/execution.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { ExpectedAmendments } from '../../storage/execution/expected-amendments.ts';

/** 跟踪清单修改: one organ's list says what was decided, or will not; with the first that does, carrying out has begun. */
@Injectable()
export class FollowLists {
  constructor(
    private readonly amendments: ExpectedAmendments,
    private readonly cases: DisputeCaseRepository,
  ) {}

  async effective(documentNumber: string, organId: string, { adjustmentCaseId, versionId }: { adjustmentCaseId: string; versionId: string }, at: Date): Promise<void> {
    await this.amendments.settle(documentNumber, organId, { state: 'EFFECTIVE', adjustmentCaseId, versionId, reason: null }, at);
    const one = await this.cases.decidedBy(documentNumber);
    if (one && new Execution(one).startIfDue(theSystem, at)) await this.cases.save(one, at);
  }

  dismissed(documentNumber: string, organId: string, { adjustmentCaseId, reason }: { adjustmentCaseId: string; reason: string }, at: Date): Promise<void> {
    return this.amendments.settle(documentNumber, organId, { state: 'DISMISSED', adjustmentCaseId, versionId: null, reason }, at);
  }
}
