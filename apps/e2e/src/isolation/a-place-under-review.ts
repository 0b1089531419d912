import { randomUUID } from 'node:crypto';
import { expectStatus, registry, type Place } from './a-divided-city.ts';

/** What a place has of reviews, meetings and publicities; and the region itself, by which the public names it. */
export interface ReviewHoldings {
  tenantId: string;
  reviewId: string;
  reviewFindingId: string;
  meetingId: string;
  objectionId: string;
}

/** A version that was reviewed, shown and objected to, and a meeting that is called. */
export async function putUnderReview(place: Place, versionId: string): Promise<ReviewHoldings> {
  const { city, tenantId, all } = place;
  const [reviewId, reviewFindingId, publicityId, objectionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const sql = (text: string, values: unknown[]) => city.sql('list-registry').query(text, values);
  const findings = [{ id: reviewFindingId, itemKey: null, rule: 'R-REG-10', severity: 'ERROR', text: place.text('finding') }];
  await sql(
    `insert into review_record (id, tenant_id, version_id, round, reviewer, state, conclusion, findings, prepared_by, prepared_at, signed_by, signed_at)
     values ($1, $2, $3, 1, 'JUSTICE', 'SIGNED', 'RETURN', $4, 'spec', now(), 'spec2', now())`,
    [reviewId, tenantId, versionId, JSON.stringify(findings)],
  );
  await sql(
    `insert into publicity (id, tenant_id, version_id, channel, from_date, to_date, shown, hidden, state, opened_by, opened_at) values ($1, $2, $3, $4, '2026-03-02', '2026-12-31', 1, 1, 'OPEN', 'spec', now())`,
    [publicityId, tenantId, versionId, place.text('channel')],
  );
  await sql(
    `insert into publicity_objection (id, tenant_id, publicity_id, version_id, filed_by, receipt, text, state, filed_at) values ($1, $2, $3, $4, 'PUBLIC', $5, $6, 'FILED', now())`,
    [objectionId, tenantId, publicityId, versionId, `22222-22222-22222-${tenantId.slice(1).replaceAll(/[01]/g, '2')}`, place.text('objection')],
  );
  const { meetingId } = expectStatus(await all.post(`${registry}/meetings`, { meetsOn: '2026-03-02', place: place.text('meetingplace') }), 201).body;
  return { tenantId, reviewId, reviewFindingId, meetingId: meetingId as string, objectionId };
}
