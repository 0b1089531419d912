import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 终结: nothing is changed; whoever opened the case reads why. */
@Injectable()
export class DismissAdjustment {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, reason: string, readVersion: number, actor: Actor): Promise<AdjustmentCase> {
    const one = await this.cases.get(id);
    requireVersion(one.rowVersion, readVersion);
    const at = this.clock.now();
    one.dismiss(reason, handOf(actor, one.organId), at);
    await this.cases.save(one, at);
    return one;
  }
}
