import { Injectable } from '@nestjs/common';
import type { HearRequest, PutOffRulingRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Deliberation } from '../../domain/ruling/deliberation.ts';
import { CommissionCopies } from '../../storage/ruling/commission-copies.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { SettleSplit } from '../split/settle-split.ts';

/** 编委审议: the secretary puts the case up and records who was heard; what the meeting decided against ruling now is carried out by the chair. */
@Injectable()
export class Deliberate {
  constructor(
    private readonly desk: CaseDesk,
    private readonly commission: CommissionCopies,
    private readonly settleSplit: SettleSplit,
  ) {}

  async begin(ref: CaseRef, meetingId: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Deliberation(hand.one).begin(await this.commission.meeting(meetingId), hand.by, hand.at);
    await this.desk.put(hand);
  }

  async hear(ref: CaseRef, { parties }: HearRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Deliberation(hand.one).hear(parties, hand.by, hand.at);
    await this.desk.put(hand);
  }

  async defer(ref: CaseRef, { meetingId, reason }: PutOffRulingRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const draft = hand.one.commission?.ruling ?? null;
    const textStands = draft === null || (await this.settleSplit.stillStands(draft));
    new Deliberation(hand.one).defer(await this.commission.meeting(meetingId), await this.commission.decisionOn(ref.id, meetingId), textStands, hand.by, hand.at);
    await this.desk.put(hand, { reason });
  }

  async remand(ref: CaseRef, { meetingId, reason }: PutOffRulingRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Deliberation(hand.one).remand(await this.commission.meeting(meetingId), await this.commission.decisionOn(ref.id, meetingId), hand.by, hand.at);
    await this.desk.put(hand, { reason });
  }
}
