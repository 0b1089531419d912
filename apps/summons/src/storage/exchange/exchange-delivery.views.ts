import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DeliveriesQuery, DeliveryAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { cutPage, decodeCursor, instant, textArray } from '@yidan/platform';
import type { Conditions, Page } from '@yidan/platform';
import { z } from 'zod';
import type { Acting } from '../../domain/acting.ts';
import { deliveryZh } from '../../domain/exchange/subscription.lifecycle.ts';
import { keptBy } from './exchange-subscription.views.ts';

const Key = z.tuple([z.string().regex(/^\d+$/), z.uuid()]);

type Row = Omit<DeliveryAnswer, 'stateZh' | 'actions'> & { ended: boolean };

const TABLES = `
  from exchange_delivery d
  join exchange_subscription s on s.tenant_id = d.tenant_id and s.id = d.subscription_id
  join dispatch_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
  join journal j on j.event_id = d.event_id`;
const COLUMNS = `
  d.id, d.subscription_id as "subscriptionId", d.event_id as "webhookId", d.position::text as cursor, d.type, d.order_id as "orderId", o.number as "orderNumber",
  ${instant('j.occurred_at')} as "occurredAt", d.state, d.attempts, ${instant('d.first_attempt_at')} as "firstAttemptAt", ${instant('d.next_attempt_at')} as "nextAttemptAt",
  ${instant('d.delivered_at')} as "deliveredAt", d.last_status as "lastStatus", d.last_failure as "lastFailure", s.state = 'ENDED' as ended`;

/** Deliveries as the keepers of their subscriptions see them; an order that is not for the reader is in no line. */
@Injectable()
export class ExchangeDeliveryViews {
  constructor(private readonly em: EntityManager) {}

  async page({ cursor, limit, subscriptionId, orderId, state, type }: DeliveriesQuery, actor: Acting): Promise<Page<DeliveryAnswer>> {
    const conditions = keptBy(actor)
      .where(subscriptionId, 'd.subscription_id = ?')
      .where(orderId, 'd.order_id = ?')
      .where(state, 'd.state = any(?::text[])', state && textArray(state))
      .where(type, 'd.type = ?');
    const [counted] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${TABLES} ${conditions.sql}`, conditions.values);
    const after = decodeCursor(cursor, Key);
    const paged = conditions.copy().where(after ?? undefined, '(d.position, d.id) < (?::bigint, ?::uuid)', ...(after ?? []));
    const rows = await this.rows(paged, limit + 1);
    const page = cutPage(rows, limit, (row) => [row.cursor, row.id], counted!.total);
    return { ...page, items: page.items.map(answerOf) };
  }

  async one(id: string, actor: Acting): Promise<DeliveryAnswer> {
    const [row] = await this.rows(keptBy(actor).and('d.id = ?', id), 1);
    if (!row) throw new NotFound('ExchangeDelivery', id);
    return answerOf(row);
  }

  private rows(conditions: Conditions, limit: number): Promise<Row[]> {
    return this.em.execute<Row[]>(`select ${COLUMNS} ${TABLES} ${conditions.sql} order by d.position desc, d.id desc limit ?`, [...conditions.values, limit]);
  }
}

function answerOf({ ended, ...row }: Row): DeliveryAnswer {
  return { ...row, stateZh: deliveryZh[row.state], actions: row.state === 'DEAD' && !ended ? ['redrive'] : [] };
}
