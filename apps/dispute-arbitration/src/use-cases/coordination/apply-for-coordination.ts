import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Application, type ApplicationText } from '../../domain/coordination/application.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 申请协调: by the convenor, after its time by any party, ex officio at any time; the number is drawn with it. */
@Injectable()
export class ApplyForCoordination {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, text: ApplicationText, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('apply', hand.by);
    const convenorUntil = await this.clocks.convenorUntil(hand.one);
    const documentNumber = await this.papers.issue('APPLICATION', hand.one, hand.at);
    new Application(hand.one).apply(text, { convenorUntil, documentNumber }, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
