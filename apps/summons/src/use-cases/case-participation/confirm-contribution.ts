import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { CaseAccess } from '../../storage/case-participation/case-access.ts';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';

/** 确认反馈: another person of the organ signs what was reported. */
@Injectable()
export class ConfirmContribution {
  constructor(
    private readonly access: CaseAccess,
    private readonly cases: SharedMatterRepository,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, contributionId: string, actor: Actor): Promise<void> {
    await this.access.within(matterId, actor, async (participationId) => {
      const { shared, participation } = await this.cases.openFor(matterId, participationId);
      const contribution = await this.cases.contribution(participation, contributionId);
      shared.assertOpen();
      participation.confirm(contribution, await this.cases.othersWait(contribution), actor, this.clock.now());
      await this.cases.saveContribution(participation, contribution);
    });
  }
}
