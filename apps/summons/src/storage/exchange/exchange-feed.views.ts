import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { FeedAnswer, FeedEntry, FeedQuery, OrderAnswer } from '@yidan/contracts';
import { instant } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { OrderAnswerViews } from '../dispatch-order/order-answer.views.ts';

interface Row {
  id: string;
  cursor: string;
  type: string;
  timestamp: string;
  facts: string;
  orderId: string;
}

const ROWS = `
  select f.event_id as id, f.position::text as cursor, f.type, ${instant('j.occurred_at')} as timestamp, j.payload::text as facts, f.order_id as "orderId"
    from exchange_feed f join journal j on j.event_id = f.event_id`;

/** 变更流: what happened to the orders of one organ, each with its order as the reader may see it now. */
@Injectable()
export class ExchangeFeedViews {
  constructor(
    private readonly em: EntityManager,
    private readonly orders: OrderAnswerViews,
  ) {}

  async page({ after, limit }: FeedQuery, actor: Acting, now: Date): Promise<FeedAnswer> {
    const rows = await this.em.execute<Row[]>(`${ROWS} where f.organ_id = ? and f.position > ?::bigint order by f.position limit ?`, [actor.organId, after, limit + 1]);
    const shown = rows.slice(0, limit);
    const orders = new Map<string, OrderAnswer>();
    // One after the other: they are questions of one transaction.
    for (const { orderId } of shown) if (!orders.has(orderId)) orders.set(orderId, await this.orders.one(orderId, actor, now));
    return { items: shown.map((row) => entryOf(row, orders.get(row.orderId)!)), next: shown.at(-1)?.cursor ?? after, more: rows.length > limit };
  }

  /** One entry; null where the reader may not see its order. */
  async one(position: string, actor: Acting, now: Date): Promise<FeedEntry | null> {
    const [row] = await this.em.execute<Row[]>(`${ROWS} where f.organ_id = ? and f.position = ?::bigint`, [actor.organId, position]);
    return row ? entryOf(row, await this.orders.one(row.orderId, actor, now)) : null;
  }
}

function entryOf({ id, cursor, type, timestamp, facts }: Row, order: OrderAnswer): FeedEntry {
  return { id, cursor, type, timestamp, facts: JSON.parse(facts) as Record<string, unknown>, order };
}
