import { Injectable } from '@nestjs/common';
import type { ReviewAnswer } from '@yidan/contracts';
import { stampOf, type Actor } from '@yidan/platform';
import { seesAllDrafts } from '../../domain/duty-list/version-view.ts';
import { reviewRecordLifecycle } from '../../domain/review/review-record.lifecycle.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { ReviewViews, type ReviewRow } from '../../storage/review/review.views.ts';
import { requireSight } from '../duty-list/requires-sight.ts';

/** 查看审查意见, with the steps the reader may take. */
@Injectable()
export class LookAtReviews {
  constructor(
    private readonly lists: DutyListRepository,
    private readonly views: ReviewViews,
  ) {}

  async ofVersion(versionId: string, actor: Actor): Promise<ReviewAnswer[]> {
    requireSight(await this.lists.version(versionId), actor);
    const rows = await this.views.ofVersion(versionId, { signedOnly: !seesAllDrafts(actor.roles) });
    return rows.map((row) => withActions(row, actor));
  }

  async one(id: string, actor: Actor): Promise<ReviewAnswer> {
    return withActions(await this.views.one(id), actor);
  }
}

function withActions(row: ReviewRow, actor: Actor): ReviewAnswer {
  const isOwn = row.preparedBy === stampOf(actor).id;
  return { ...row, actions: reviewRecordLifecycle.actionsFor(row.state, { roles: actor.roles, relations: isOwn ? ['OWN_PERSON'] : [] }) };
}
