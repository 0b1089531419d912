import { Injectable } from '@nestjs/common';
import type { MeetingAnswer } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { commissionMeetingLifecycle } from '../../domain/commission/commission-meeting.lifecycle.ts';
import { CommissionViews } from '../../storage/commission/commission.views.ts';

/** 查看会议, with the steps the reader may take. */
@Injectable()
export class LookAtMeetings {
  constructor(private readonly views: CommissionViews) {}

  async execute(id: string, actor: Actor): Promise<MeetingAnswer> {
    const row = await this.views.one(id);
    return { ...row, actions: commissionMeetingLifecycle.actionsFor(row.state, { roles: actor.roles, relations: [] }) };
  }
}
