import { Injectable } from '@nestjs/common';
import { Deadlines, type Actor } from '@yidan/platform';
import { isTimeOver } from '../../domain/negotiation/negotiation-actions.ts';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { DISPUTE_CASE } from '../../storage/dispute-case/dispute-case.repository.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 启动协商. */
@Injectable()
export class OpenNegotiation {
  constructor(
    private readonly desk: CaseDesk,
    private readonly deadlines: Deadlines,
  ) {}

  async execute(ref: CaseRef, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    const clocks = await this.deadlines.of({ tenantId: one.tenantId, type: DISPUTE_CASE, id: one.id });
    new Negotiation(one).open(by, isTimeOver(clocks, 'openNegotiation', at), at);
    await this.desk.put(hand);
  }
}
