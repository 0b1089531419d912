import { Injectable } from '@nestjs/common';
import type { OpinionRequest } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { ReviewRepository } from '../../storage/review/review.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { WordOpinion } from './word-opinion.ts';

/** 修改审查意见 before it is signed, by who prepared it. */
@Injectable()
export class ReviseReview {
  constructor(
    private readonly reviews: ReviewRepository,
    private readonly wordOpinion: WordOpinion,
    private readonly clock: Clock,
  ) {}

  async execute(reviewId: string, request: OpinionRequest, expected: number, actor: Actor): Promise<void> {
    const record = await this.reviews.get(reviewId);
    requireVersion(record.rowVersion, expected);
    record.revise(await this.wordOpinion.execute(record.versionId, request), handOf(actor, ''), this.clock.now());
    await this.reviews.save(record);
  }
}
