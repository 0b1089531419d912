import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import type { AdjustmentCase } from '../../domain/adjustment/adjustment-case.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 交办: gives what an organ or a department's system asked for to the organ; its time to draft begins. */
@Injectable()
export class AssignAdjustment {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, readVersion: number, actor: Actor): Promise<AdjustmentCase> {
    const one = await this.cases.get(id);
    requireVersion(one.rowVersion, readVersion);
    const at = this.clock.now();
    one.assign(handOf(actor, one.organId), at);
    await this.cases.save(one, at);
    return one;
  }
}
