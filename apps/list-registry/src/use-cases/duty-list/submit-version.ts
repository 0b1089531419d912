import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import { failpoint, type Actor } from '@yidan/platform';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import type { SelfCheck } from '../../domain/duty-list/version-acts.ts';
import { handOf } from './hand-of.ts';
import { requireSight } from './requires-sight.ts';
import { SubmissionOf } from './submission-of.ts';
import { VersionDesk } from './version-desk.ts';

/** 报送清单 (F-029): the organ's approver signs for completeness, accuracy, legality and normativity; first, or again after a return. */
@Injectable()
export class SubmitVersion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly submissionOf: SubmissionOf,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, command: 'submit' | 'resubmit', selfCheck: SelfCheck, actor: Actor): Promise<void> {
    const { version } = await this.desk.hold(versionId);
    const at = this.clock.now();
    requireSight(version, actor);
    const by = handOf(actor, version.organId);
    dutyListVersionLifecycle.next(version.state, command, by);
    version.submit(await this.submissionOf.execute(version, selfCheck), by, at);
    await this.desk.save(version, at);
    failpoint('list-registry.submit.before-commit');
  }
}
