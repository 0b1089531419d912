import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { stampOf, type Actor } from '@yidan/platform';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { RecuseParties } from './recuse-parties.ts';

/** 召开会议: the members of this moment are seated, and who is present is written down. */
@Injectable()
export class HoldMeeting {
  constructor(
    private readonly meetings: CommissionRepository,
    private readonly recuseParties: RecuseParties,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, present: readonly string[], actor: Actor): Promise<void> {
    const at = this.clock.now();
    const meeting = await this.meetings.hold(id);
    const members = await this.meetings.membersNow(at);
    const there = [...new Set(present)];
    meeting.hold(members, there, await this.meetings.quorumShare(), handOf(actor, ''), at);
    await this.meetings.seat(meeting, members);
    await this.meetings.attend(meeting, there, stampOf(actor).id, at);
    await this.recuseParties.execute(meeting, at);
    await this.meetings.save(meeting);
  }

  /** 补记到会. */
  async attend(id: string, personId: string, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const meeting = await this.meetings.hold(id);
    meeting.attend(await this.meetings.rollsOf(id), personId, handOf(actor, ''), at);
    await this.meetings.attend(meeting, [personId], stampOf(actor).id, at);
    await this.meetings.save(meeting);
  }
}
