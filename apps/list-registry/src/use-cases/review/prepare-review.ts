import { Injectable } from '@nestjs/common';
import type { OpinionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { NotUnderReview } from '../../domain/review/review.errors.ts';
import { ReviewRecord } from '../../domain/review/review-record.ts';
import { ListDesks } from '../../storage/desk/list-desks.ts';
import { ReviewRepository } from '../../storage/review/review.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';
import { WordOpinion } from './word-opinion.ts';

/** 拟定审查意见: who examined the version writes the opinion of the own organ about this round. */
@Injectable()
export class PrepareReview {
  constructor(
    private readonly desk: VersionDesk,
    private readonly reviews: ReviewRepository,
    private readonly desks: ListDesks,
    private readonly wordOpinion: WordOpinion,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, request: OpinionRequest, actor: Actor): Promise<string> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const reviewer = actor.roles.includes('JUSTICE_REVIEWER') ? 'JUSTICE' : 'ESTABLISHMENT';
    const text = await this.wordOpinion.execute(versionId, request);
    if (version.state !== 'UNDER_REVIEW') throw new NotUnderReview(version.label);
    const record = ReviewRecord.prepare({ id: uuid(), tenantId: version.tenantId, versionId, round: version.round, reviewer }, text, handOf(actor, version.organId), at);
    await this.reviews.save(record);
    await this.desks.followReviews(version);
    return record.id;
  }
}
