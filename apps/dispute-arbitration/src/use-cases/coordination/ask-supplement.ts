import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 要求补正. */
@Injectable()
export class AskSupplement {
  constructor(
    private readonly desk: CaseDesk,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, reasons: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('askSupplement', hand.by);
    new Acceptance(hand.one).askSupplement(reasons, await this.papers.issue('SUPPLEMENT', hand.one, hand.at), hand.by, hand.at);
    await this.desk.put(hand);
  }
}
