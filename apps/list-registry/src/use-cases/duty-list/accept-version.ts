import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { handOf } from './hand-of.ts';
import { requireSight } from './requires-sight.ts';
import { VersionDesk } from './version-desk.ts';

/** 受理: 编办 takes a submitted version into review. */
@Injectable()
export class AcceptVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, actor: Actor): Promise<void> {
    const { version } = await this.desk.hold(versionId);
    const at = this.clock.now();
    requireSight(version, actor);
    version.accept(handOf(actor, version.organId), at);
    await this.desk.save(version, at);
  }
}
