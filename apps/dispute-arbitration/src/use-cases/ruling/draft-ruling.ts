import { Injectable } from '@nestjs/common';
import type { DraftRulingRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { assertPrecedentsAnswered } from '../../domain/coordination/precedents-answered.ts';
import { Ruling } from '../../domain/ruling/ruling.ts';
import { Precedents } from '../../storage/precedent/precedents.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 拟定裁定书: with the table of duties, what follows from it for the lists, and the precedents that were shown (R-DSP-12). */
@Injectable()
export class DraftRuling {
  constructor(
    private readonly desk: CaseDesk,
    private readonly settleSplit: SettleSplit,
    private readonly precedents: Precedents,
  ) {}

  async execute(ref: CaseRef, { split: rows, ...request }: DraftRulingRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('draftRuling', hand.by);
    assertPrecedentsAnswered(await this.precedents.toBeNamed(hand.one), request.precedents);
    const { split, amendments } = await this.settleSplit.execute(rows, null);
    new Ruling(hand.one).draft({ ...request, split, amendments }, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
