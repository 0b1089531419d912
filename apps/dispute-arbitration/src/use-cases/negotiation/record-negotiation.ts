import { Injectable } from '@nestjs/common';
import type { RecordMeetingRequest, RecordRefusalRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Negotiation } from '../../domain/negotiation/negotiation.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 协商记录: meetings that were held, and who refused to come. */
@Injectable()
export class RecordNegotiation {
  constructor(private readonly desk: CaseDesk) {}

  async meeting(ref: CaseRef, request: RecordMeetingRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Negotiation(hand.one).recordMeeting(request, hand.by, hand.at);
    await this.desk.put(hand);
  }

  async refusal(ref: CaseRef, request: RecordRefusalRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Negotiation(hand.one).recordRefusal(request, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
