import { Injectable } from '@nestjs/common';
import type { PlanMeetingRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { CommissionMeeting } from '../../domain/commission/commission-meeting.ts';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 安排会议. */
@Injectable()
export class PlanMeeting {
  constructor(
    private readonly meetings: CommissionRepository,
    private readonly clock: Clock,
  ) {}

  async execute(given: PlanMeetingRequest, actor: Actor): Promise<string> {
    const meeting = CommissionMeeting.plan({ id: uuid(), tenantId: actor.tenantId, ...given }, handOf(actor, ''), this.clock.now());
    await this.meetings.save(meeting);
    return meeting.id;
  }

  /** 改期. */
  async postpone(id: string, meetsOn: string, actor: Actor): Promise<void> {
    const meeting = await this.meetings.hold(id);
    meeting.postpone(meetsOn, handOf(actor, ''), this.clock.now());
    await this.meetings.save(meeting);
  }

  /** 取消. */
  async cancel(id: string, actor: Actor): Promise<void> {
    const meeting = await this.meetings.hold(id);
    meeting.cancel(await this.meetings.rollsOf(id), handOf(actor, ''), this.clock.now());
    await this.meetings.save(meeting);
  }
}
