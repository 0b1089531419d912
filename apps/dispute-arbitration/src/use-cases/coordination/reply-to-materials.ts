import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Coordination } from '../../domain/coordination/coordination.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 答复; once everybody has answered nobody is waited for. */
@Injectable()
export class ReplyToMaterials {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
  ) {}

  async execute(ref: CaseRef, text: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const isLast = new Coordination(hand.one).reply(text, hand.by, hand.at);
    if (isLast) await this.clocks.stop(hand.one, 'closeReplies', hand.at);
    await this.desk.put(hand);
  }
}
