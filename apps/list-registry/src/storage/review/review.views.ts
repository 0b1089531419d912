import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { ReviewAnswer } from '@yidan/contracts';
import { isoInstant } from '../duty-list/sql.ts';

/** An opinion as its row says it, before its reader's possible steps are added. */
export type ReviewRow = Omit<ReviewAnswer, 'actions'>;

// A finding about an item that is restricted is left out with the item.
const REVIEWS = `
  select r.id as "reviewId", r.version_id as "versionId", r.round, r.reviewer, r.state, r.conclusion, r.prepared_by as "preparedBy", ${isoInstant('r.prepared_at')} as "preparedAt",
         r.signed_by as "signedBy", ${isoInstant('r.signed_at')} as "signedAt", r.row_version as "rowVersion",
         coalesce((
           select json_agg(json_build_object('findingId', f->>'id', 'itemKey', f->>'itemKey', 'rule', f->>'rule', 'severity', f->>'severity', 'text', f->>'text',
                    'answer', (select json_build_object('text', a.text, 'answeredBy', a.answered_by, 'answeredAt', ${isoInstant('a.answered_at')})
                                 from review_answer a where a.tenant_id = r.tenant_id and a.finding_id = (f->>'id')::uuid)) order by n)
             from jsonb_array_elements(r.findings) with ordinality as w(f, n)
            where f->>'itemKey' is null or coalesce(current_setting('app.reader', true), '') = 'all'
               or (f->>'itemKey')::uuid not in (select d.item_key from item_disclosure d where d.level = 'RESTRICTED')), '[]') as findings
    from review_record r`;

/** 审查意见查询. */
@Injectable()
export class ReviewViews {
  constructor(private readonly em: EntityManager) {}

  /** The opinions about a version, round by round; its organ reads those that were signed. */
  ofVersion(versionId: string, { signedOnly }: { signedOnly: boolean }): Promise<ReviewRow[]> {
    return this.em.execute<ReviewRow[]>(`${REVIEWS} where r.version_id = ? and (r.state = 'SIGNED' or not ?::boolean) order by r.round, r.reviewer`, [versionId, signedOnly]);
  }

  async one(id: string): Promise<ReviewRow> {
    const [row] = await this.em.execute<ReviewRow[]>(`${REVIEWS} where r.id = ?`, [id]);
    return row!;
  }
}
