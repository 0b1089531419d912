import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { deliberationOn } from '../../domain/commission/meeting-rolls.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { DeliberationResult } from '../../domain/duty-list/version-acts.ts';
import { CommissionRepository } from '../../storage/commission/commission.repository.ts';
import { handOf } from './hand-of.ts';
import { PutApprovedDown } from './put-approved-down.ts';
import { SealVersion } from './seal-version.ts';
import { VersionDesk } from './version-desk.ts';

/** 编委审定: the chair carries out what the stored rows of the meeting say, and nothing else: attendance, votes and signed minutes are counted anew. */
@Injectable()
export class ApproveVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly meetings: CommissionRepository,
    private readonly sealVersion: SealVersion,
    private readonly putApprovedDown: PutApprovedDown,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, plannedFrom: string | null, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version, list } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    // Asked before the items are numbered.
    dutyListVersionLifecycle.next(version.state, 'approve', by);
    const deliberation = await this.deliberationOn(version);
    const sealing = await this.sealVersion.prepare(version, at);
    version.approve(deliberation, { ...sealing.content, documentNumber: deliberation?.documentNumber ?? '', approvedOn: businessDate(at), plannedFrom }, by, at);
    await this.putApprovedDown.execute(version, list, sealing, at);
  }

  /** 审议未通过、暂缓审议. */
  async turnDown(versionId: string, step: 'reject' | 'defer', actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    version[step](await this.deliberationOn(version), handOf(actor, version.organId), at);
    await this.desk.save(version, at);
  }

  private async deliberationOn({ id, meetingId }: DutyListVersion): Promise<DeliberationResult | null> {
    if (meetingId === null) return null;
    return deliberationOn(id, meetingId, await this.meetings.rollsOf(meetingId), await this.meetings.quorumShare());
  }
}
