import { Injectable } from '@nestjs/common';
import type { EndParticipantRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { SharedMatterRepository } from '../../storage/case-participation/shared-matter.repository.ts';

/** 结束参与: the city closes a matter to a participant; from then on its district sees nothing of it. */
@Injectable()
export class EndParticipant {
  constructor(
    private readonly cases: SharedMatterRepository,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, participantId: string, { reason }: EndParticipantRequest, actor: Actor): Promise<void> {
    await this.cases.getForUpdate(matterId);
    const participation = await this.cases.participant(matterId, participantId);
    participation.end(actor, this.clock.now());
    await this.cases.end(participation, reason === undefined ? undefined : { reason });
  }
}
