import { Injectable } from '@nestjs/common';
import { businessDate } from '@yidan/kernel';
import { disputeOpinionBindingForMinor, Reference, type Actor } from '@yidan/platform';
import { ListsChangedSince } from '../../domain/coordination/coordination.errors.ts';
import { currentOpinion, Opinion } from '../../domain/coordination/opinion.ts';
import { assertPrecedentsAnswered } from '../../domain/coordination/precedents-answered.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { Precedents } from '../../storage/precedent/precedents.ts';
import { CaseDesk, type CaseInHand, type CaseRef } from '../dispute-case/case-desk.ts';
import { DecideOutcome } from '../outcome/decide-outcome.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 签发协调意见书 (F-048): with the second signature it has its number, and what it says takes effect. */
@Injectable()
export class SignOpinion {
  constructor(
    private readonly desk: CaseDesk,
    private readonly settleSplit: SettleSplit,
    private readonly precedents: Precedents,
    private readonly papers: OfficialPapers,
    private readonly clocks: CoordinationClocks,
    private readonly decideOutcome: DecideOutcome,
    private readonly reference: Reference,
  ) {}

  async execute(ref: CaseRef, sha256: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('consensus', hand.by);
    await this.assertOfToday(hand);
    const { value: bindingForMinor } = await this.reference.policy(disputeOpinionBindingForMinor);
    const signedByBoth = new Opinion(hand.one).sign(sha256, bindingForMinor, hand.by, hand.at);
    if (signedByBoth) await this.issue(hand);
    await this.desk.put(hand);
  }

  /** What was decided, and what the lists say, may have changed since it was drafted. */
  private async assertOfToday({ one }: CaseInHand): Promise<void> {
    const opinion = currentOpinion(one);
    if (!(await this.settleSplit.stillStands(opinion))) throw new ListsChangedSince();
    assertPrecedentsAnswered(await this.precedents.toBeNamed(one), opinion.precedents);
  }

  private async issue({ one, at }: CaseInHand): Promise<void> {
    const executeBy = businessDate(await this.clocks.dueOf('execute', one, at));
    const outcome = new Opinion(one).issue(await this.papers.issue('OPINION', one, at), at);
    await this.decideOutcome.execute(one, outcome, executeBy, at);
  }
}
