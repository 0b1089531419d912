import { defineEntity, p } from '@mikro-orm/core';
import type { Urgency } from '@yidan/contracts';
import type { DeadlineKind } from '../../domain/deadline/deadline.ts';
import { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import type { Callback, Suspension } from '../../domain/dispatch-order/order-facts.ts';
import type { OrderExtension } from '../../domain/dispatch-order/order-extension.ts';
import type { ReturnClaim } from '../../domain/dispatch-order/order-return.ts';
import type { ResultSignature } from '../../domain/dispatch-order/joint-signature.ts';
import type { OrderState } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';

/** Class ⇄ table of 派件单. */
export const DispatchOrderSchema = defineEntity({
  class: DispatchOrder,
  tableName: 'dispatch_order',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    number: p.text(),
    matterId: p.uuid(),
    organId: p.uuid(),
    unitId: p.uuid(),
    role: p.text().$type<DispatchOrder['role']>(),
    urgency: p.text().$type<Urgency>(),
    restricted: p.boolean(),
    dispatchedAt: p.datetime(),
    actedAt: p.datetime(),
    itemKey: p.uuid().nullable(),
    itemCode: p.text().nullable(),
    versionId: p.uuid().nullable(),
    interim: p.boolean(),
    state: p.text().$type<OrderState>(),
    dueAt: p.datetime().nullable(),
    dueFrom: p.datetime().nullable(),
    dueKind: p.text().$type<DeadlineKind>().nullable(),
    handlerPersonId: p.uuid().nullable(),
    signedAt: p.datetime().nullable(),
    signedOnTime: p.boolean().nullable(),
    result: p.text().nullable(),
    evidence: p.json<string[]>(),
    signatures: p.json<ResultSignature[]>(),
    submittedOnTime: p.boolean().nullable(),
    callback: p.json<Callback>().nullable(),
    returnableUntil: p.datetime(),
    locked: p.boolean(),
    decisionDocument: p.text().nullable(),
    disputeCaseId: p.uuid().nullable(),
    disputeCaseNumber: p.text().nullable(),
    claim: p.json<ReturnClaim>().nullable(),
    extension: p.json<OrderExtension>().nullable(),
    suspension: p.json<Suspension>().nullable(),
    interimMeasures: p.json<DispatchOrder['interimMeasures']>(),
    closedAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
