import { Injectable } from '@nestjs/common';
import type { AgendaItemRequest } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { AgendaItem } from '../../domain/commission/meeting-rolls.ts';
import { NamedUnknown } from '../../domain/commission/commission.errors.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { SubmittedDisputes } from '../../storage/commission/submitted-disputes.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';
import { RecuseParties } from './recuse-parties.ts';

/** 列入议程: a version that both organs passed or that was returned too often, a dispute submitted to it, or anything else the commission decides on. */
@Injectable()
export class SetAgenda {
  constructor(
    private readonly meetings: CommissionRepository,
    private readonly sandings: SandingRepository,
    private readonly disputes: SubmittedDisputes,
    private readonly recuseParties: RecuseParties,
    private readonly desk: VersionDesk,
    private readonly clock: Clock,
  ) {}

  async execute(meetingId: string, request: AgendaItemRequest, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const meeting = await this.meetings.hold(meetingId);
    const subject = await this.subjectOf(request);
    const item = meeting.setAgenda(await this.meetings.rollsOf(meetingId), { id: uuid(), kind: request.kind, ...subject }, handOf(actor, ''), at);
    await this.meetings.addToAgenda(meeting, item);
    if (item.kind === 'DISPUTE') await this.recuseParties.execute(meeting, at);
    await this.meetings.save(meeting);
  }

  /** 提请审议, or 提请裁决 after the last round. */
  async version(versionId: string, meetingId: string, step: 'schedule' | 'escalate', actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    const meeting = await this.meetings.hold(meetingId).catch((error: unknown) => {
      throw error instanceof NotFound ? new NamedUnknown('meetingId', 'meeting', '会议') : error;
    });
    dutyListVersionLifecycle.next(version.state, step, by);
    version.schedule(meetingId, by, at);
    const item = meeting.setAgenda(await this.meetings.rollsOf(meetingId), { id: uuid(), kind: 'LIST_VERSION', subject: version.label, objectId: versionId, partyOrganIds: null }, by, at);
    await this.meetings.addToAgenda(meeting, item);
    await this.meetings.save(meeting);
    await this.desk.save(version, at);
  }

  private async subjectOf(request: AgendaItemRequest): Promise<Pick<AgendaItem, 'subject' | 'objectId' | 'partyOrganIds'>> {
    if (request.kind === 'OTHER') return { subject: request.subject, objectId: null, partyOrganIds: null };
    if (request.kind === 'SANDING') return { subject: request.subject, objectId: await this.sanding(request.sandingId), partyOrganIds: null };
    const dispute = await this.disputes.find(request.caseId);
    if (!dispute) throw new NamedUnknown('caseId', 'dispute submitted to the commission', '提请裁定的争议');
    return { subject: request.subject ?? `${dispute.title}（${dispute.number}）`, objectId: dispute.caseId, partyOrganIds: dispute.partyOrganIds };
  }

  private async sanding(id: string): Promise<string> {
    const sanding = await this.sandings.get(id).catch((error: unknown) => {
      throw error instanceof NotFound ? new NamedUnknown('sandingId', 'sanding provision', '“三定”规定') : error;
    });
    return sanding.id;
  }
}
