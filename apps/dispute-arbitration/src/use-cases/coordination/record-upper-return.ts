import { Injectable } from '@nestjs/common';
import type { RecordUpperReturnRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 登记上级退回: the superior has answered, and the case goes on here. */
@Injectable()
export class RecordUpperReturn {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
  ) {}

  async execute(ref: CaseRef, request: RecordUpperReturnRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('recordUpperReturn', hand.by);
    // A reply is what was waited for, also where it decides nothing.
    await this.clocks.stop(hand.one, 'recordUpperDecision', hand.at);
    new Acceptance(hand.one).recordUpperReturn(request, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
