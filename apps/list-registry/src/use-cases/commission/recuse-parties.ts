import { Injectable } from '@nestjs/common';
import type { CommissionMeeting } from '../../domain/commission/commission-meeting.ts';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';

/** 当事方委员回避: kept as rows of the meeting when a dispute is put on its agenda, and again when it is opened, with the members of that moment. */
@Injectable()
export class RecuseParties {
  constructor(private readonly meetings: CommissionRepository) {}

  async execute(meeting: CommissionMeeting, at: Date): Promise<void> {
    const rolls = await this.meetings.rollsOf(meeting.id);
    if (!rolls.agenda.some(({ kind }) => kind === 'DISPUTE')) return;
    const belongings = await this.meetings.belongingsOf(rolls.members.length > 0 ? rolls.members : await this.meetings.membersNow(at));
    for (const recusal of meeting.recuseParties(rolls, belongings, at)) await this.meetings.recuse(meeting, recusal, at);
  }
}
