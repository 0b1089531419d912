import { Controller } from '@nestjs/common';
import { AdjustmentDismissedV1, AdjustmentDoneV1 } from '@yidan/contracts';
import { React, type Received } from '@yidan/platform';
import { FollowLists } from '../../use-cases/execution/follow-lists.ts';

/** What list-registry calls the cases that it opens by an outcome. */
const OUTCOME = 'dispute-outcome';

/** 清单修改跟踪: what becomes of the adjustments that an outcome brought about. */
@Controller()
export class ExecutionFollower {
  constructor(private readonly follow: FollowLists) {}

  @React(AdjustmentDoneV1)
  async done({ data: { causeType, causeId, organId, caseId, versionId }, occurredAt }: Received<typeof AdjustmentDoneV1>): Promise<void> {
    if (causeType === OUTCOME) await this.follow.effective(causeId, organId, { adjustmentCaseId: caseId, versionId }, occurredAt);
  }

  @React(AdjustmentDismissedV1)
  async dismissed({ data: { causeType, causeId, organId, caseId, reason }, occurredAt }: Received<typeof AdjustmentDismissedV1>): Promise<void> {
    if (causeType === OUTCOME) await this.follow.dismissed(causeId, organId, { adjustmentCaseId: caseId, reason }, occurredAt);
  }
}
