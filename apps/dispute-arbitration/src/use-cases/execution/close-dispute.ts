import { Injectable } from '@nestjs/common';
import type { CloseDisputeRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Execution } from '../../domain/execution/execution.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';
import { KeepPrecedent } from '../precedent/keep-precedent.ts';

/** 办结: with its cause (F-180); the case becomes a precedent. */
@Injectable()
export class CloseDispute {
  constructor(
    private readonly desk: CaseDesk,
    private readonly keepPrecedent: KeepPrecedent,
  ) {}

  async execute(ref: CaseRef, { cause, proposal }: CloseDisputeRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Execution(hand.one).close(cause, proposal, hand.by, hand.at);
    await this.desk.put(hand);
    await this.keepPrecedent.execute(hand.one, hand.at);
  }
}
