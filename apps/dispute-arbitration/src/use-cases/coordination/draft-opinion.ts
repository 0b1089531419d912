import { Injectable } from '@nestjs/common';
import type { DraftOpinionRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Opinion } from '../../domain/coordination/opinion.ts';
import { assertPrecedentsAnswered } from '../../domain/coordination/precedents-answered.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { Precedents } from '../../storage/precedent/precedents.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 拟定协调意见: with its split table, what it says of the lists, and what was decided before. */
@Injectable()
export class DraftOpinion {
  constructor(
    private readonly desk: CaseDesk,
    private readonly settleSplit: SettleSplit,
    private readonly precedents: Precedents,
    private readonly clocks: CoordinationClocks,
  ) {}

  async execute(ref: CaseRef, { split: rows, ...text }: DraftOpinionRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('draftOpinion', hand.by);
    assertPrecedentsAnswered(await this.precedents.toBeNamed(hand.one), text.precedents);
    const settled = await this.settleSplit.execute(rows, null);
    new Opinion(hand.one).draft({ ...text, ...settled }, hand.by, hand.at);
    // Nobody has declined the new text yet.
    await this.clocks.stop(hand.one, 'noConsensus', hand.at);
    await this.desk.put(hand);
  }
}
