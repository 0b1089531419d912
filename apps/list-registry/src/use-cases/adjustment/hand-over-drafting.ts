import { Injectable } from '@nestjs/common';
import { OnDeadline, type DueDeadline } from '@yidan/platform';
import { ADJUSTMENT_CLOCKS, AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';

/** 转编办代拟: the organ's time to draft is over; from now on 编办 may draft in its place, and the case says since when. */
@Injectable()
export class HandOverDrafting {
  constructor(private readonly cases: AdjustmentCaseRepository) {}

  @OnDeadline(ADJUSTMENT_CLOCKS, 'draft')
  async execute({ owner, at }: DueDeadline): Promise<void> {
    const one = await this.cases.get(owner.id);
    one.handOver(at);
    await this.cases.note(one);
  }
}
