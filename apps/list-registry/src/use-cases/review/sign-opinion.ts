import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { ReviewRepository } from '../../storage/review/review.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';

/** 签发审查意见: a director signs the stored opinion of the own organ, and with it passes the version or returns it. */
@Injectable()
export class SignOpinion {
  constructor(
    private readonly desk: VersionDesk,
    private readonly reviews: ReviewRepository,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, step: 'pass' | 'return', actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    const record = await this.reviews.ofRound(versionId, version.round, actor.roles.includes('JUSTICE_DIRECTOR') ? 'JUSTICE' : 'ESTABLISHMENT');
    version[step](record?.opinion ?? null, by, at);
    record!.sign(by, at);
    await this.reviews.save(record!);
    await this.desk.save(version, at);
  }
}
