import { Injectable } from '@nestjs/common';
import type { StatementRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Statements } from '../../domain/negotiation/statements.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 提交意见书. */
@Injectable()
export class SubmitStatement {
  constructor(
    private readonly desk: CaseDesk,
    private readonly settleSplit: SettleSplit,
  ) {}

  async execute(ref: CaseRef, { proposedSplit, ...given }: StatementRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('submitStatement', hand.by);
    const proposed = proposedSplit ? (await this.settleSplit.execute(proposedSplit, null)).split : null;
    new Statements(hand.one).submit(given, proposed, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
