import { Injectable } from '@nestjs/common';
import type { LeadingGroupDecisionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { SandingActKind } from '../../domain/sanding/sanding-act.ts';
import { decidedOn } from '../../domain/sanding/sanding-deliberation.ts';
import { DecisionSourceInvalid } from '../../domain/sanding/sanding.errors.ts';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { SandingActs } from '../../storage/sanding/sanding-acts.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { sandingHand } from './sanding-hand.ts';

/** 记录审议意见: what a review group, the leading group or the party committee decided about the text it has; a meeting of the commission is read from its rolls. */
@Injectable()
export class RecordSandingAct {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly acts: SandingActs,
    private readonly meetings: CommissionRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, kind: SandingActKind, { conclusion, opinion, heldOn, documentNumber, meetingId }: LeadingGroupDecisionRequest, actor: Actor): Promise<void> {
    const sanding = await this.sandings.get(id);
    if (kind !== 'GROUP_REVIEW' && (documentNumber === undefined) === (meetingId === undefined)) throw new DecisionSourceInvalid();
    const meeting = meetingId === undefined ? null : await this.meetings.hold(meetingId);
    const number = meeting && decidedOn(id, conclusion, meeting.id, await this.meetings.rollsOf(meeting.id), await this.meetings.quorumShare()).documentNumber;
    const act = { id: uuid(), kind, conclusion, opinion, heldOn, documentNumber: number ?? documentNumber ?? null, meetingId: meeting?.id ?? null };
    await this.acts.add(sanding.tenantId, sanding.recordAct(act, sandingHand(actor, sanding.organId), this.clock.now()));
    await this.sandings.save(sanding);
  }
}
