import { Injectable } from '@nestjs/common';
import type { HoldRoundRequest } from '@yidan/contracts';
import { disputeMaxWrittenRounds, Reference, type Actor } from '@yidan/platform';
import { Coordination } from '../../domain/coordination/coordination.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 开展一轮协调; where people met, their minutes are a paper of the case. */
@Injectable()
export class HoldRound {
  constructor(
    private readonly desk: CaseDesk,
    private readonly papers: OfficialPapers,
    private readonly reference: Reference,
  ) {}

  async execute(ref: CaseRef, { kind, questions, minutes }: HoldRoundRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { value } = await this.reference.policy(disputeMaxWrittenRounds);
    new Coordination(hand.one).holdRound({ kind, questions, minutes: minutes ?? null }, value, hand.by, hand.at);
    if (minutes !== undefined) await this.papers.issue('ROUND_MINUTES', hand.one, hand.at);
    await this.desk.put(hand);
  }
}
