import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 协商的结果被否定: the parties do not agree, or 编办 objects to what they agreed. */
@Injectable()
export class EndNegotiation {
  constructor(private readonly desk: CaseDesk) {}

  async fail(ref: CaseRef, reason: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Negotiation(hand.one).fail(hand.by, hand.at);
    await this.desk.put(hand, { reason });
  }

  async object(ref: CaseRef, ground: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Negotiation(hand.one).object(ground, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
