import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Coordination } from '../../domain/coordination/coordination.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 转送材料: opens the time for answers. */
@Injectable()
export class ForwardMaterials {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('forward', hand.by);
    const repliesDueAt = await this.clocks.dueOf('closeReplies', hand.one, hand.at);
    const documentNumber = await this.papers.issue('COORDINATION_NOTICE', hand.one, hand.at);
    new Coordination(hand.one).forward({ documentNumber, repliesDueAt }, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
