import { Injectable } from '@nestjs/common';
import { failpoint, Reference } from '@yidan/platform';
import { adjustmentCaseLifecycle } from '../../domain/adjustment/adjustment-case.lifecycle.ts';
import { isExactlyRuled } from '../../domain/adjustment/answered-outcome.ts';
import { AdjustmentCaseRepository } from '../../storage/adjustment/adjustment-case.repository.ts';
import { rulingAsApproval } from '../../storage/commission/commission.policies.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ApproveByRuling } from '../duty-list/approve-by-ruling.ts';

/** 裁定视同审定 (corrections A5): a version that both organs passed and that is still the ruling's exact text is approved by the ruling; every other waits for the commission as always. */
@Injectable()
export class ApproveAsRuled {
  constructor(
    private readonly cases: AdjustmentCaseRepository,
    private readonly lists: DutyListRepository,
    private readonly drafts: DraftItems,
    private readonly approveByRuling: ApproveByRuling,
    private readonly reference: Reference,
  ) {}

  async execute(versionId: string): Promise<void> {
    const answered = (await this.cases.answeredBy(versionId)).filter(({ state, outcome }) => !adjustmentCaseLifecycle.isFinal(state) && outcome?.source === 'RULING');
    if (answered.length === 0 || !(await this.reference.policy(rulingAsApproval)).value) return;
    const contentHash = await this.drafts.hashOf(versionId);
    const outcome = answered.map((one) => one.outcome).find((each) => isExactlyRuled(each, contentHash));
    if (!outcome || !(await this.isNext(versionId))) return;
    await this.approveByRuling.execute({ versionId, rulingNumber: outcome.documentNumber, contentHash });
    failpoint('list-registry.approve-as-ruled.before-commit');
  }

  /** Nothing came into force or was approved meanwhile that this version would undo, and there is something to approve; else people take it from here. */
  private async isNext(versionId: string): Promise<boolean> {
    const version = await this.lists.version(versionId);
    const { inForceVersionId, otherApproved } = await this.lists.approvalGroundOf(version);
    const organ = await this.reference.organById(version.organId);
    return version.state === 'REVIEWED' && version.itemCount > 0 && otherApproved === null && version.baseVersionId === inForceVersionId && organ?.status === 'ACTIVE';
  }
}
