import { Injectable } from '@nestjs/common';
import type { DutyList } from '../../domain/duty-list/duty-list.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { ActivateVersion } from './activate-version.ts';
import { SealVersion, type Sealing } from './seal-version.ts';
import { VersionDesk } from './version-desk.ts';

/** 审定落定: the approved version with its items; in the expedited lane it is in force from this day, and publicity follows. */
@Injectable()
export class PutApprovedDown {
  constructor(
    private readonly desk: VersionDesk,
    private readonly sealVersion: SealVersion,
    private readonly activateVersion: ActivateVersion,
  ) {}

  async execute(version: DutyListVersion, list: DutyList, sealing: Sealing, at: Date): Promise<void> {
    await this.desk.save(version, at);
    await this.sealVersion.write(version, sealing);
    if (version.urgency === 'EXPEDITED') await this.activateVersion.activate(version, list);
  }
}
