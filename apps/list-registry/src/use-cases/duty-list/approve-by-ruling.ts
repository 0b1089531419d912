import { Injectable } from '@nestjs/common';
import { businessDate, Clock } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { RulingDoesNotApprove, RulingTextDiffers } from '../../domain/duty-list/duty-list.errors.ts';
import { rulingAsApproval } from '../../storage/commission/commission.policies.ts';
import { DraftItems } from '../../storage/duty-list/draft-items.ts';
import { PutApprovedDown } from './put-approved-down.ts';
import { SealVersion } from './seal-version.ts';
import { VersionDesk } from './version-desk.ts';

/** A ruling that holds the text of a version: by the fingerprint of the draft it was given. */
export interface RulingOnVersion {
  readonly versionId: string;
  readonly rulingNumber: string;
  readonly contentHash: string;
}

/** 依裁定审定: a ruling of the commission stands for the approval of the version whose exact text it holds, where the tenant lets it. */
@Injectable()
export class ApproveByRuling {
  constructor(
    private readonly desk: VersionDesk,
    private readonly drafts: DraftItems,
    private readonly sealVersion: SealVersion,
    private readonly putApprovedDown: PutApprovedDown,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute({ versionId, rulingNumber, contentHash }: RulingOnVersion): Promise<void> {
    const at = this.clock.now();
    if (!(await this.reference.policy(rulingAsApproval)).value) throw new RulingDoesNotApprove();
    const { version, list } = await this.desk.hold(versionId);
    if ((await this.drafts.hashOf(versionId)) !== contentHash) throw new RulingTextDiffers(version.label);
    const sealing = await this.sealVersion.prepare(version, at);
    version.approveByRuling({ ...sealing.content, documentNumber: rulingNumber, approvedOn: businessDate(at), plannedFrom: null }, at);
    await this.putApprovedDown.execute(version, list, sealing, at);
  }
}
