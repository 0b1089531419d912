import { Injectable } from '@nestjs/common';
import type { RecordLeaderRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { LeaderActs } from '../../domain/execution/leader-acts.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 登记领导批示 (F-051): every time a leader had to step in is counted. */
@Injectable()
export class RecordLeader {
  constructor(private readonly desk: CaseDesk) {}

  async execute(ref: CaseRef, request: RecordLeaderRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new LeaderActs(hand.one).record(request, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
