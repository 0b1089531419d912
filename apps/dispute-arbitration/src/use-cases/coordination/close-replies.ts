import { Injectable } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { Coordination } from '../../domain/coordination/coordination.ts';
import { DISPUTE_CASE, DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';

/** 答复期满 (timer, R-DSP-6). */
@Injectable()
export class CloseReplies {
  constructor(private readonly cases: DisputeCaseRepository) {}

  @OnDeadline(DISPUTE_CASE, 'closeReplies')
  async execute({ owner, at }: DueDeadline): Promise<void> {
    const one = await this.cases.get(owner.id);
    new Coordination(one).closeReplies(at);
    await this.cases.save(one, at);
  }
}
