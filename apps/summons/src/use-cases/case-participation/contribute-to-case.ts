import { Injectable } from '@nestjs/common';
import type { ContributeRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { CaseAccess } from '../../storage/case-participation/case-access.ts';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';

/** 反馈处理情况: a participating organ reports to the city what it did. */
@Injectable()
export class ContributeToCase {
  constructor(
    private readonly access: CaseAccess,
    private readonly cases: SharedMatterRepository,
    private readonly clock: Clock,
  ) {}

  /** Answers the id of the contribution. */
  async execute(matterId: string, { text }: ContributeRequest, actor: Actor): Promise<string> {
    const unitName = await this.access.unitName(actor.unitId);
    return this.access.within(matterId, actor, async (participationId) => {
      const { shared, participation } = await this.cases.openFor(matterId, participationId);
      shared.assertOpen();
      const contribution = participation.contribute(uuid(), text, actor, unitName, this.clock.now());
      await this.cases.saveContribution(participation, contribution);
      return contribution.id;
    });
  }
}
