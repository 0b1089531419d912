import { Injectable } from '@nestjs/common';
import { EffectiveLists, Reference, type Actor } from '@yidan/platform';
import { NobodyWouldHold } from '../../domain/interim/interim.errors.ts';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { Statements } from '../../domain/negotiation/statements.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 撤回争议: whoever raised it gives it up, if the others agree and the matter has a holder by the lists. */
@Injectable()
export class WithdrawDispute {
  constructor(
    private readonly desk: CaseDesk,
    private readonly interims: InterimRepository,
    private readonly lists: EffectiveLists,
    private readonly reference: Reference,
  ) {}

  async consent(ref: CaseRef, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Statements(hand.one).consent(hand.by, hand.at);
    await this.desk.put(hand);
  }

  async withdraw(ref: CaseRef, reason: string, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    const { one, by, at } = hand;
    new Statements(one).withdraw(by, at);
    if (!(await this.hasHolder(one))) throw new NobodyWouldHold(one.number);
    await this.interims.release(one, at);
    await this.desk.put(hand, { reason });
  }

  /** Every item is attributed to an organ at work; where there is none, nobody would be left with the duty. */
  private async hasHolder({ itemKeys }: DisputeCase): Promise<boolean> {
    const atWork = new Set((await this.reference.organs()).filter(({ status }) => status === 'ACTIVE').map(({ id }) => id));
    const held = (await this.lists.itemsOf(itemKeys)).filter(({ status, organId }) => status !== 'PENDING_ATTRIBUTION' && status !== 'CANCELLED' && atWork.has(organId));
    return itemKeys.length > 0 && itemKeys.every((itemKey) => held.some((item) => item.itemKey === itemKey));
  }
}
