import { Injectable } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { Acceptance } from '../../domain/coordination/acceptance.ts';
import { DISPUTE_CASE, DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';

/** 逾期未补正 (timer, corrections A7). */
@Injectable()
export class LapseApplication {
  constructor(
    private readonly cases: DisputeCaseRepository,
    private readonly interims: InterimRepository,
  ) {}

  @OnDeadline(DISPUTE_CASE, 'lapse')
  async execute({ owner, at }: DueDeadline): Promise<void> {
    const one = await this.cases.get(owner.id);
    new Acceptance(one).lapse(at);
    await this.interims.release(one, at);
    await this.cases.save(one, at);
  }
}
