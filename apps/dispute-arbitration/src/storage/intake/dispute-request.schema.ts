import { defineEntity, p } from '@mikro-orm/core';
import type { OutOfScope } from '@yidan/contracts';
import { DisputeRequest } from '../../domain/intake/dispute-request.ts';
import type { DisputeRequestState } from '../../domain/intake/dispute-request.lifecycle.ts';

/** Class ⇄ table of 争议请求. */
export const DisputeRequestSchema = defineEntity({
  class: DisputeRequest,
  tableName: 'dispute_request',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    sourceEvent: p.text(),
    sourceNumber: p.text().nullable(),
    origin: p.json<DisputeRequest['origin']>(),
    kind: p.text().$type<DisputeRequest['kind']>(),
    urgency: p.text().$type<DisputeRequest['urgency']>(),
    itemKeys: p.array().columnType('uuid[]').$type<readonly string[]>(),
    parties: p.json<DisputeRequest['parties']>().fieldName('party_organs'),
    firstReceiver: p.json<NonNullable<DisputeRequest['firstReceiver']>>().fieldName('interim').nullable(),
    chainId: p.uuid(),
    note: p.text().nullable(),
    receivedAt: p.datetime(),
    state: p.text().$type<DisputeRequestState>(),
    reason: p.text().$type<OutOfScope>().nullable(),
    caseId: p.uuid().nullable(),
    settledBy: p.text().nullable(),
    settledAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
