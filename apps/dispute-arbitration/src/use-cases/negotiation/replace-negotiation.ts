import { Injectable } from '@nestjs/common';
import type { ReplaceNegotiationRequest } from '@yidan/contracts';
import { Deadlines, type Actor } from '@yidan/platform';
import { isTimeOver } from '../../domain/negotiation/negotiation-actions.ts';
import { Statements } from '../../domain/negotiation/statements.ts';
import { DISPUTE_CASE } from '../../storage/dispute-case/dispute-case.repository.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 以书面意见代替协商 (R-DSP-4). */
@Injectable()
export class ReplaceNegotiation {
  constructor(
    private readonly desk: CaseDesk,
    private readonly deadlines: Deadlines,
  ) {}

  async execute(ref: CaseRef, { ground }: ReplaceNegotiationRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    const clocks = await this.deadlines.of({ tenantId: one.tenantId, type: DISPUTE_CASE, id: one.id });
    new Statements(one).replaceNegotiation(ground, isTimeOver(clocks, 'openNegotiation', at), by, at);
    await this.desk.put(hand, { ground });
  }
}
