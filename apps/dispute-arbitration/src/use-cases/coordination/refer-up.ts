import { Injectable } from '@nestjs/common';
import type { ReferUpRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 报请上级. */
@Injectable()
export class ReferUp {
  constructor(
    private readonly desk: CaseDesk,
    private readonly papers: OfficialPapers,
  ) {}

  async execute(ref: CaseRef, request: ReferUpRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('referUp', hand.by);
    new Acceptance(hand.one).referUp(request, await this.papers.issue('REFER_UP', hand.one, hand.at), hand.by, hand.at);
    await this.desk.put(hand);
  }
}
