import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Coordination } from '../../domain/coordination/coordination.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 延长协调期限: once, in time, with a reason (R-DL-3). */
@Injectable()
export class ExtendCoordination {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
  ) {}

  async execute(ref: CaseRef, reason: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Coordination(hand.one).extend(reason, hand.by, hand.at);
    await this.clocks.extend(hand.one, hand.at);
    await this.desk.put(hand);
  }
}
