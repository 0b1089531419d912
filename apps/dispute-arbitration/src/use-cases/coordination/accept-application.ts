import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 受理. */
@Injectable()
export class AcceptApplication {
  constructor(
    private readonly desk: CaseDesk,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('accept', hand.by);
    new Acceptance(hand.one).accept(await this.papers.issue('ACCEPTANCE', hand.one, hand.at), hand.by, hand.at);
    await this.desk.put(hand);
  }
}
