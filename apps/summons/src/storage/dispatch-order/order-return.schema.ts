import { defineEntity, p } from '@mikro-orm/core';
import { OrderReturn } from '../../domain/dispatch-order/order-return.ts';

/** Class ⇄ table of 退件记录. */
export const OrderReturnSchema = defineEntity({
  class: OrderReturn,
  tableName: 'order_return',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    orderId: p.uuid(),
    matterId: p.uuid(),
    organId: p.uuid(),
    reason: p.text().$type<OrderReturn['reason']>(),
    proposedOrganId: p.uuid().nullable(),
    proposedItemKey: p.uuid().nullable(),
    basis: p.text(),
    requestedBy: p.uuid(),
    requestedAt: p.datetime(),
    outcome: p.text().$type<NonNullable<OrderReturn['outcome']>>().nullable(),
    ground: p.text().nullable(),
    answeredBy: p.uuid().nullable(),
    answeredAt: p.datetime().nullable(),
    rowVersion: p.integer().version(),
  },
});
