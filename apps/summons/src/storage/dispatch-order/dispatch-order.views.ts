import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, startOfDay } from '@yidan/kernel';
import type { OrdersExportQuery, OrdersQuery, OrderSummary } from '@yidan/contracts';
import { cutPage, decodeCursor } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';
import type { Acting } from '../../domain/acting.ts';
import { chainPlace } from '../../domain/incoming-matter/handling-chain.ts';
import { viewFor } from '../../domain/dispatch-order/order-view.ts';
import type { OrderView } from '../../domain/dispatch-order/order-view.ts';
import { Conditions, containing, textArray } from '../conditions.ts';
import { HIDDEN_ITEM, ORDER_COLUMNS, ORDER_TABLES, orderSummary } from './order-summary.sql.ts';
import type { OrderRow } from './order-summary.sql.ts';

const Key = z.tuple([z.string(), z.uuid()]);
type Filters = Omit<OrdersQuery, 'cursor' | 'limit'> | Omit<OrdersExportQuery, 'format'>;
const MOST_EXPORTED = 10_000;
/** Of a complainant taken in before there were pseudonyms; a change of keys gives it one. */
const UNNUMBERED = '诉求人';

/** An order with who sent its matter, by pseudonym. */
export type ExportedOrder = OrderSummary & { readonly complainant: string | null };

/** Lists of orders, within what the caller may see. */
@Injectable()
export class DispatchOrderViews {
  constructor(private readonly em: EntityManager) {}

  async page(query: OrdersQuery, actor: Acting, now: Date): Promise<Page<OrderSummary>> {
    const conditions = conditionsOf(query, actor, now);
    const total = await this.count(conditions);
    const after = decodeCursor(query.cursor, Key);
    const paged = conditions.copy().where(after ?? undefined, '(o.dispatched_at, o.id) < (?::timestamptz, ?::uuid)', ...(after ?? []));
    const rows = await this.rows(paged, query.limit + 1);
    const page = cutPage(rows, query.limit, ({ dispatchedAt, id }) => [dispatchedAt, id], total);
    return { ...page, items: page.items.map((row) => orderSummary(row, now)) };
  }

  /** The orders of an export, the newest first, with the pseudonyms of those who sent their matters. */
  async all(query: Filters, actor: Acting, now: Date): Promise<ExportedOrder[]> {
    const conditions = conditionsOf(query, actor, now);
    const rows = await this.em.execute<(OrderRow & { complainant: string | null })[]>(
      `select ${ORDER_COLUMNS}, case when m.complainant_enc is not null then coalesce(m.complainant_ref, '${UNNUMBERED}') end as complainant
       ${ORDER_TABLES} ${conditions.sql} order by o.dispatched_at desc, o.id desc limit ?`,
      [...conditions.values, MOST_EXPORTED],
    );
    return rows.map(({ complainant, ...row }) => ({ ...orderSummary(row, now), complainant }));
  }

  /** The orders of one matter in the order in which they went out. */
  async ofMatter(matterId: string, view: OrderView, actor: Acting, now: Date): Promise<OrderSummary[]> {
    const conditions = within(view, actor).and('o.matter_id = ?', matterId);
    const rows = await this.em.execute<OrderRow[]>(`select ${ORDER_COLUMNS} ${ORDER_TABLES} ${conditions.sql} order by o.dispatched_at, o.number`, conditions.values);
    return rows.map((row) => orderSummary(row, now));
  }

  private rows(conditions: Conditions, limit: number): Promise<OrderRow[]> {
    return this.em.execute<OrderRow[]>(`select ${ORDER_COLUMNS} ${ORDER_TABLES} ${conditions.sql} order by o.dispatched_at desc, o.id desc limit ?`, [
      ...conditions.values,
      limit,
    ]);
  }

  private async count(conditions: Conditions): Promise<number> {
    const [row] = await this.em.execute<{ total: number }[]>(`select count(*)::int as total ${ORDER_TABLES} ${conditions.sql}`, conditions.values);
    return row!.total;
  }
}

/** What a view shows, as a condition on the order `o`. */
export function within(view: OrderView, actor: Acting, conditions: Conditions = new Conditions()): Conditions {
  if (view === 'all') return conditions;
  conditions.and('o.organ_id = ?', actor.organId);
  if (view === 'unit') conditions.and('o.unit_id = ?', actor.unitId);
  if (view === 'mine') conditions.and('o.handler_person_id = ?', actor.personId);
  return conditions;
}

function conditionsOf(query: Filters, actor: Acting, now: Date): Conditions {
  const { keyword } = query;
  const conditions = within(viewFor(actor, query.view), actor)
    .where(query.state, 'o.state = any(?::text[])', query.state && textArray(query.state))
    .where(query.role, 'o.role = ?')
    .where(query.urgency, 'o.urgency = ?')
    .where(query.organId, 'o.organ_id = ?')
    .where(query.unitId, 'o.unit_id = ?')
    .where(query.from, 'o.dispatched_at >= ?::timestamptz', query.from && startOfDay(query.from).toISOString())
    .where(query.to, 'o.dispatched_at < ?::timestamptz', query.to && startOfDay(addDays(query.to, 1)).toISOString());
  if (query.overdue !== undefined) conditions.and(query.overdue === 'true' ? 'o.due_at < ?::timestamptz' : '(o.due_at is null or o.due_at >= ?::timestamptz)', now.toISOString());
  if (keyword !== undefined) {
    const like = containing(keyword);
    // A number may be searched for by those it was told to, an item by those who may read it: a search must not answer what a list would not show.
    const title = chainPlace(actor) === 'operator' ? 'm.title' : 'coalesce(m.title_masked, m.title)';
    conditions.and(`o.number = ? or m.number = ? or ${title} ilike ? or ((o.item_code ilike ? or d.name ilike ?) and not ${HIDDEN_ITEM})`, keyword, keyword, like, like, like);
  }
  return conditions;
}
