import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Submission } from '../../domain/coordination/submission.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 提请裁定: with the second signature the joint proposal has its number and goes to the commission. */
@Injectable()
export class SubmitToCommission {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, reasons: string | undefined, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const submission = new Submission(hand.one);
    const signedByBoth = submission.sign({ reasons, runsUntil: await this.clocks.runsUntil(hand.one) }, hand.by, hand.at);
    if (signedByBoth) submission.submit(await this.papers.issue('SUBMISSION', hand.one, hand.at), hand.at);
    await this.desk.put(hand);
  }
}
