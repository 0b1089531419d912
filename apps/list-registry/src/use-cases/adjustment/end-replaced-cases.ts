import { Injectable } from '@nestjs/common';
import { adjustmentCaseLifecycle } from '../../domain/adjustment/adjustment-case.lifecycle.ts';
import type { AdjustmentCause } from '../../domain/adjustment/adjustment-case.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';

const SYSTEM = { roles: ['SYSTEM'], relations: [], actorId: 'system:dispute-outcome' } as const;

/** 原结果被替代: what an earlier document still asked for is asked for no more, and a draft that was for nothing else is withdrawn; what was approved meanwhile comes into force and is changed again. */
@Injectable()
export class EndReplacedCases {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly desk: VersionDesk,
  ) {}

  async execute(cause: Pick<AdjustmentCause, 'type' | 'id'>, replacedBy: string, at: Date): Promise<void> {
    const reason = `由${replacedBy}替代`;
    for (const one of await this.cases.allOfCause(cause)) {
      if (adjustmentCaseLifecycle.isFinal(one.state)) continue;
      const version = one.versionId === null ? null : (await this.desk.hold(one.versionId)).version;
      if (version?.isApproved) continue;
      one.dismiss(reason, SYSTEM, at);
      await this.cases.save(one, at);
      if (!version?.isOpenDraft || version.adjustmentCaseIds.length > 1) continue;
      version.withdraw(reason, SYSTEM, at);
      await this.desk.save(version, at);
    }
  }
}
