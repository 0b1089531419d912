import { Injectable } from '@nestjs/common';
import type { RecuseRequest, VoteRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';

/** 表决与回避: each member for themselves. */
@Injectable()
export class CastVote {
  constructor(
    private readonly meetings: CommissionRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, { agendaItemId, choice }: VoteRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const meeting = await this.meetings.hold(id);
    const vote = meeting.vote(await this.meetings.rollsOf(id), agendaItemId, choice, handOf(actor, ''), at);
    await this.meetings.cast(meeting, vote, at);
    await this.meetings.save(meeting);
  }

  /** 声明回避. */
  async recuse(id: string, { agendaItemId, ground }: RecuseRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const meeting = await this.meetings.hold(id);
    const recusal = meeting.recuse(await this.meetings.rollsOf(id), agendaItemId, ground, handOf(actor, ''), at);
    await this.meetings.recuse(meeting, recusal, at);
    await this.meetings.save(meeting);
  }
}
