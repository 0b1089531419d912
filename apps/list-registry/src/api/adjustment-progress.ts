import { Controller } from '@nestjs/common';
import { ListVersionDraftedV1, ListVersionEffectiveV1, ListVersionReturnedAfterPublicityV1, ListVersionSubmittedV1, ListVersionWithdrawnV1 } from '@yidan/contracts';
import { React, type Received } from '@yidan/platform';
import { FollowVersion } from '../use-cases/adjustment/follow-version.ts';

/** 调整进展: what happens to a version moves the cases it answers. */
@Controller()
export class AdjustmentProgress {
  constructor(private readonly follow: FollowVersion) {}

  @React(ListVersionDraftedV1)
  drafted({ data, occurredAt }: Received<typeof ListVersionDraftedV1>): Promise<void> {
    return this.follow.drafted(data.versionId, data.organId, data.adjustmentCaseIds, occurredAt);
  }

  @React(ListVersionSubmittedV1)
  submitted({ data, occurredAt }: Received<typeof ListVersionSubmittedV1>): Promise<void> {
    return this.follow.submitted(data.versionId, occurredAt);
  }

  @React(ListVersionEffectiveV1)
  effective({ data, occurredAt }: Received<typeof ListVersionEffectiveV1>): Promise<void> {
    return this.follow.effective(data.versionId, occurredAt);
  }

  @React(ListVersionWithdrawnV1)
  withdrawn({ data, occurredAt }: Received<typeof ListVersionWithdrawnV1>): Promise<void> {
    return this.follow.ended(data.versionId, occurredAt);
  }

  @React(ListVersionReturnedAfterPublicityV1)
  returnedAfterPublicity({ data, occurredAt }: Received<typeof ListVersionReturnedAfterPublicityV1>): Promise<void> {
    return this.follow.ended(data.versionId, occurredAt);
  }
}
