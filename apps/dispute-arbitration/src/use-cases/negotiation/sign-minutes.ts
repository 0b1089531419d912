import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 签署协商纪要: by the head of each party. */
@Injectable()
export class SignMinutes {
  constructor(private readonly desk: CaseDesk) {}

  async execute(ref: CaseRef, sha256: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Negotiation(hand.one).sign(sha256, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
