import { defineEntity, p } from '@mikro-orm/core';
import { Clarification } from '../../domain/clarification/clarification.ts';

/** Class ⇄ table of 明责文件. */
export const ClarificationSchema = defineEntity({
  class: Clarification,
  tableName: 'clarification',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    documentNumber: p.text(),
    title: p.text(),
    issuer: p.text(),
    issuedOn: p.date(),
    subject: p.text(),
    duties: p.json<Clarification['duties']>(),
    state: p.text().$type<Clarification['state']>(),
    publishedAt: p.datetime(),
    withdrawnAt: p.datetime().nullable(),
    ground: p.text().nullable(),
    rowVersion: p.integer().version(),
  },
});
