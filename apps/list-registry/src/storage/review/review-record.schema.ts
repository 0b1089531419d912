import { defineEntity, p } from '@mikro-orm/core';
import { ReviewRecord } from '../../domain/review/review-record.ts';

/** Class ⇄ table of 审查记录. */
export const ReviewRecordSchema = defineEntity({
  class: ReviewRecord,
  tableName: 'review_record',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    versionId: p.uuid(),
    round: p.integer(),
    reviewer: p.text().$type<ReviewRecord['reviewer']>(),
    state: p.text().$type<ReviewRecord['state']>(),
    conclusion: p.text().$type<ReviewRecord['conclusion']>(),
    findings: p.json<ReviewRecord['findings']>(),
    preparedBy: p.text(),
    preparedAt: p.datetime(),
    signedBy: p.text().nullable(),
    signedAt: p.datetime().nullable(),
    answered: p.integer(),
    rowVersion: p.integer().version(),
  },
});
