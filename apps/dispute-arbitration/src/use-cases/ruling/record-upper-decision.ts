import { Injectable } from '@nestjs/common';
import type { RecordUpperDecisionRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Ruling } from '../../domain/ruling/ruling.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { DecideOutcome } from '../outcome/decide-outcome.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 登记上级决定: what the superior decided is the outcome of a case that was referred up. */
@Injectable()
export class RecordUpperDecision {
  constructor(
    private readonly desk: CaseDesk,
    private readonly settleSplit: SettleSplit,
    private readonly papers: OfficialPapers,
    private readonly decideOutcome: DecideOutcome,
  ) {}

  async execute(ref: CaseRef, { split: rows, authority, documentNumber, ...text }: RecordUpperDecisionRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    one.assertMay('recordUpperDecision', by);
    const settled = await this.settleSplit.execute(rows, documentNumber);
    const outcome = new Ruling(one).recordUpper({ authority, documentNumber, text: { ...text, ...settled, precedents: [], executionDocNumber: null } }, by, at);
    await this.decideOutcome.execute(one, outcome, text.executeBy, at);
    await this.papers.issue('EXECUTION_NOTICE', one, at);
    await this.desk.put(hand);
  }
}
