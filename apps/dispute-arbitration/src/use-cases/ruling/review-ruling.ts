import { Injectable } from '@nestjs/common';
import type { DecideReviewRequest } from '@yidan/contracts';
import { dueAt } from '@yidan/kernel';
import { disputeLimits, Reference, type Actor } from '@yidan/platform';
import { ListsChangedSince } from '../../domain/coordination/coordination.errors.ts';
import { theSystem } from '../../domain/dispute-case/seen-by.ts';
import { Execution } from '../../domain/execution/execution.ts';
import { Reconsideration } from '../../domain/ruling/reconsideration.ts';
import { Ruling } from '../../domain/ruling/ruling.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CommissionCopies } from '../../storage/ruling/commission-copies.ts';
import { CaseDesk, type CaseInHand, type CaseRef } from '../dispute-case/case-desk.ts';
import { DecideOutcome } from '../outcome/decide-outcome.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 复核: asked for once with new facts, decided by another meeting; carrying out goes on meanwhile. */
@Injectable()
export class ReviewRuling {
  constructor(
    private readonly desk: CaseDesk,
    private readonly reference: Reference,
    private readonly commission: CommissionCopies,
    private readonly settleSplit: SettleSplit,
    private readonly papers: OfficialPapers,
    private readonly decideOutcome: DecideOutcome,
  ) {}

  async request(ref: CaseRef, newFacts: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    one.assertMay('requestReview', by);
    const review = new Reconsideration(one);
    review.request(newFacts, await this.openUntil(review.ruledAt()), by, at);
    await this.desk.put(hand);
  }

  async decide(ref: CaseRef, request: DecideReviewRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    const { meetingId } = request;
    const decision = await this.commission.decisionOn(one.id, meetingId);
    if (request.decision === 'UPHELD') new Ruling(one).uphold({ meetingId, decision }, by, at);
    else await this.replace(hand, { meetingId, decision, sha256: request.sha256 });
    // No suspensive effect: what was being carried out is still being carried out.
    if (one.execution) new Execution(one).startIfDue(theSystem, at);
    await this.desk.put(hand);
  }

  private async replace({ one, by, at }: CaseInHand, signing: Parameters<Ruling['replace']>[0]): Promise<void> {
    const ruling = new Ruling(one);
    ruling.replace(signing, by, at);
    if (!(await this.settleSplit.stillStands(one.commission!.ruling!))) throw new ListsChangedSince();
    const outcome = ruling.giveNumber(await this.papers.issue('RULING', one, at), at);
    await this.decideOutcome.execute(one, outcome, one.commission!.ruling!.executeBy, at);
    await this.papers.issue('EXECUTION_NOTICE', one, at);
  }

  private async openUntil(ruledAt: Date): Promise<Date> {
    const { key, fallback } = disputeLimits.review;
    const { value } = await this.reference.limitOf({ policy: key, limit: fallback as '10 WD' });
    return dueAt(value, ruledAt, await this.reference.workingCalendar(), await this.reference.countingRules()).dueAt;
  }
}
