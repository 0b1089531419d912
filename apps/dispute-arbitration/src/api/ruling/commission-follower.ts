import { Controller } from '@nestjs/common';
import { CommissionMeetingCancelledV1, CommissionMeetingMinutesSignedV1, CommissionMeetingPlannedV1 } from '@yidan/contracts';
import { Project, type Received } from '@yidan/platform';
import { CommissionCopies } from '../../storage/ruling/commission-copies.ts';

/** 编委会议副本: follows the commission, so that a ruling stands on its stored acts. */
@Controller()
export class CommissionFollower {
  constructor(private readonly copies: CommissionCopies) {}

  @Project(CommissionMeetingPlannedV1)
  planned({ tenantId, data }: Received<typeof CommissionMeetingPlannedV1>): Promise<void> {
    return this.copies.plan(tenantId, data);
  }

  @Project(CommissionMeetingCancelledV1)
  cancelled({ tenantId, data }: Received<typeof CommissionMeetingCancelledV1>): Promise<void> {
    return this.copies.cancel(tenantId, data.meetingId);
  }

  @Project(CommissionMeetingMinutesSignedV1)
  minutesSigned({ tenantId, data }: Received<typeof CommissionMeetingMinutesSignedV1>): Promise<void> {
    return this.copies.sign(tenantId, data);
  }
}
