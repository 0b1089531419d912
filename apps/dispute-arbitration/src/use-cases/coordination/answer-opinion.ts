import { Injectable } from '@nestjs/common';
import type { Actor } from '@yidan/platform';
import { Opinion, type OpinionAnswered } from '../../domain/coordination/opinion.ts';
import { CoordinationClocks } from '../../storage/coordination/coordination-clocks.ts';
import { CaseDesk, type CaseRef } from '../dispute-case/case-desk.ts';

/** 同意或者不同意协调意见: once a party declines, both directors have their days to submit the case. */
@Injectable()
export class AnswerOpinion {
  constructor(
    private readonly desk: CaseDesk,
    private readonly clocks: CoordinationClocks,
  ) {}

  async execute(ref: CaseRef, answered: OpinionAnswered, actor: Actor): Promise<void> {
    const hand = await this.desk.take(ref, actor);
    new Opinion(hand.one).answer(answered, hand.by, hand.at);
    if (!answered.accepts) await this.clocks.awaitSubmission(hand.one, hand.at);
    await this.desk.put(hand);
  }
}
