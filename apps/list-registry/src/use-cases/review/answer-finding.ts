import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { NotReturned } from '../../domain/review/review.errors.ts';
import { ReviewRepository } from '../../storage/review/review.repository.ts';
import { handOf } from '../duty-list/hand-of.ts';
import { VersionDesk } from '../duty-list/version-desk.ts';

/** 答复审查意见: the organ says what it made of a finding before it submits the version again. */
@Injectable()
export class AnswerFinding {
  constructor(
    private readonly desk: VersionDesk,
    private readonly reviews: ReviewRepository,
    private readonly clock: Clock,
  ) {}

  async execute(findingId: string, text: string, actor: Actor): Promise<string> {
    const record = await this.reviews.holdByFinding(findingId);
    const { version } = await this.desk.hold(record.versionId);
    if (actor.organId !== version.organId) throw new NotFound('review-finding', findingId);
    if (version.state !== 'RETURNED') throw new NotReturned(version.label);
    const answer = record.answer(findingId, text, await this.reviews.answersTo(record.id), handOf(actor, version.organId), this.clock.now());
    await this.reviews.keepAnswer(record, answer);
    return record.id;
  }
}
