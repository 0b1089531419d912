import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { handOf } from './hand-of.ts';
import { requireSight } from './requires-sight.ts';
import { VersionDesk } from './version-desk.ts';

/** 撤回: the organ takes a version back before it is approved; its items may begin another draft. */
@Injectable()
export class WithdrawVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, reason: string, actor: Actor): Promise<void> {
    const { version } = await this.desk.hold(versionId);
    const at = this.clock.now();
    requireSight(version, actor);
    version.withdraw(reason, handOf(actor, version.organId), at);
    await this.desk.save(version, at);
  }
}
