import { Injectable } from '@nestjs/common';
import type { RejectApplicationRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { outOfScopeZh } from '../../domain/papers/paper-words.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';
import { OfficialPapers } from '../../storage/papers/official-papers.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 不予受理: with the way that is open instead; nobody holds the duty for the sake of a dispute that is none. */
@Injectable()
export class RejectApplication {
  constructor(
    private readonly desk: CaseDesk,
    private readonly papers: OfficialPapers,
    private readonly interims: InterimRepository,
  ) {}

  async execute(ref: CaseRef, { ground, reasons }: RejectApplicationRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    hand.one.assertMay('reject', hand.by);
    const rejection = { ground, reasons, route: outOfScopeZh[ground].route };
    new Acceptance(hand.one).reject(rejection, await this.papers.issue('REJECTION', hand.one, hand.at), hand.by, hand.at);
    await this.interims.release(hand.one, hand.at);
    await this.desk.put(hand);
  }
}
