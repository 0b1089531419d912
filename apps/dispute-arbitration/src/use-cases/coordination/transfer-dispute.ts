import { Injectable } from '@nestjs/common';
import type { TransferDisputeRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 移送: another office decides; the case ends here. */
@Injectable()
export class TransferDispute {
  constructor(
    private readonly desk: CaseDesk,
    private readonly interims: InterimRepository,
  ) {}

  async execute(ref: CaseRef, transfer: TransferDisputeRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Acceptance(hand.one).transfer(transfer, hand.by, hand.at);
    await this.interims.release(hand.one, hand.at);
    await this.desk.put(hand);
  }
}
