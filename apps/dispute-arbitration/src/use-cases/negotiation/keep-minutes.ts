import { Injectable } from '@nestjs/common';
import type { KeepMinutesRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 拟定协商纪要: the table is checked like that of a ruling, and what follows from it for the lists is part of what is signed. */
@Injectable()
export class KeepMinutes {
  constructor(
    private readonly desk: CaseDesk,
    private readonly settleSplit: SettleSplit,
  ) {}

  async execute(ref: CaseRef, { text, split }: KeepMinutesRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('keepMinutes', hand.by);
    const settled = await this.settleSplit.execute(split, null);
    new Negotiation(hand.one).keepMinutes({ text, ...settled }, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
