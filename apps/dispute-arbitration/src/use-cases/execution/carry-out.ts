import { Injectable } from '@nestjs/common';
import type { MarkNonComplianceRequest, ReportExecutionRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Execution } from '../../domain/execution/execution.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { DecideAgreement } from '../outcome/decide-agreement.ts';

/** 执行: a party begins, reports what it did, or is found to refuse. */
@Injectable()
export class CarryOut {
  constructor(
    private readonly desk: CaseDesk,
    private readonly decideAgreement: DecideAgreement,
  ) {}

  async begin(ref: CaseRef, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    one.assertMay('execute', by);
    // An agreement that is carried out is one that nobody waits to object to.
    await this.decideAgreement.execute(one, at);
    if (one.state !== 'EXECUTING') new Execution(one).start(by, at);
    await this.desk.put(hand);
  }

  async report(ref: CaseRef, request: ReportExecutionRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Execution(hand.one).report(request, hand.by, hand.at);
    await this.desk.put(hand);
  }

  async markNonCompliance(ref: CaseRef, request: MarkNonComplianceRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Execution(hand.one).markNonCompliance(request, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
