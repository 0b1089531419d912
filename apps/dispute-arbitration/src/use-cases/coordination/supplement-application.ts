import { Injectable } from '@nestjs/common';
import type { SupplementApplicationRequest } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { Application } from '../../domain/coordination/application.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 补正. */
@Injectable()
export class SupplementApplication {
  constructor(private readonly desk: CaseDesk) {}

  async execute(ref: CaseRef, supplement: SupplementApplicationRequest, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Application(hand.one).supplement(supplement, hand.by, hand.at);
    await this.desk.put(hand);
  }
}
