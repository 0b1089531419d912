import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { Reviewer } from '../../domain/duty-list/version-acts.ts';
import { AnsweredAlready, OpinionExists } from '../../domain/review/review.errors.ts';
import { ReviewRecord, type FindingAnswer } from '../../domain/review/review-record.ts';
import { inDomainWords } from '../organisation/constraints.ts';

// What the organ was told in the round that ended with the last return; a director's opinion that nobody signed was never told.
const UNANSWERED = `
  select count(*)::int as count
    from review_record r cross join jsonb_array_elements(r.findings) as f
   where r.version_id = ? and r.state = 'SIGNED' and f->>'severity' = 'ERROR'
     and r.round = (select v.round from duty_list_version v where v.tenant_id = r.tenant_id and v.id = r.version_id)
     and not exists (select from review_answer a where a.tenant_id = r.tenant_id and a.finding_id = (f->>'id')::uuid)`;

/** 审查意见库. */
@Injectable()
export class ReviewRepository {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<ReviewRecord> {
    return this.em.findOneOrFail(ReviewRecord, { id }, { failHandler: () => new NotFound('review', id) });
  }

  /** A signed opinion by one of its findings, held while it is answered. */
  async holdByFinding(findingId: string): Promise<ReviewRecord> {
    const [row] = await this.em.execute<{ id: string }[]>(`select id from review_record where findings @> ?::jsonb`, [JSON.stringify([{ id: findingId }])]);
    if (!row) throw new NotFound('review-finding', findingId);
    return this.em.findOneOrFail(ReviewRecord, { id: row.id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  }

  /** The opinion of one organ in a round, or none. */
  ofRound(versionId: string, round: number, reviewer: Reviewer): Promise<ReviewRecord | null> {
    return this.em.findOne(ReviewRecord, { versionId, round, reviewer });
  }

  async answersTo(reviewId: string): Promise<{ findingId: string }[]> {
    return this.em.execute<{ findingId: string }[]>(`select finding_id as "findingId" from review_answer where review_id = ?`, [reviewId]);
  }

  /** How many errors of the last round the organ has not answered. */
  async unansweredOf(versionId: string): Promise<number> {
    const [row] = await this.em.execute<{ count: number }[]>(UNANSWERED, [versionId]);
    return row?.count ?? 0;
  }

  save(record: ReviewRecord): Promise<void> {
    return inDomainWords({ review_record_one_per_round: () => new OpinionExists(record.round) }, () => saveWithEvents(this.em, 'list-review', record));
  }

  async keepAnswer(record: ReviewRecord, { findingId, text, answeredBy, answeredAt }: FindingAnswer): Promise<void> {
    await inDomainWords({ review_answer_once: () => new AnsweredAlready(findingId) }, () =>
      this.em.execute(
        `insert into review_answer (id, tenant_id, review_id, finding_id, text, answered_by, answered_at) values (?, ?, ?, ?, ?, ?, ?)`,
        [uuid(), record.tenantId, record.id, findingId, text, answeredBy, answeredAt.toISOString()],
        'run',
      ),
    );
    await this.save(record);
  }
}
