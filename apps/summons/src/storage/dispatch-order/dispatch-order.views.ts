import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { addDays, startOfDay } from '@yidan/kernel';
import type { OrdersExportQuery, OrdersQuery, OrderSummary } from '@yidan/contracts';
import { Conditions, containing, instant, likeFor, textArray } from '@yidan/platform';
import type { Acting } from '../../domain/acting.ts';
import { chainPlace } from '../../domain/incoming-matter/handling-chain.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import { viewFor } from '../../domain/dispatch-order/order-view.ts';
import type { OrderView } from '../../domain/dispatch-order/order-view.ts';
import { countUpTo, LOOKED_AT, newest, pageOf, readPlace } from '../counted-page.ts';
import type { CountedPage, Found, Listed } from '../counted-page.ts';
import { orderCondition } from '../live/figure-conditions.ts';
import { TOWNSHIP } from '../live/township.sql.ts';
import { HIDDEN_ITEM, ORDER_COLUMNS, ORDER_TABLES, orderSummary, orderTables } from './order-summary.sql.ts';
import type { OrderRow } from './order-summary.sql.ts';

/** 事项已变动: nobody holds its item in force any more, or another unit does. What was sent by a suspended item for safety is as it was sent. */
const MOVED_ITEM = `
  o.state = any(?::text[]) and o.role <> 'ASSIST' and o.item_key is not null
  and not exists (select from effective_item e where e.tenant_id = o.tenant_id and e.item_key = o.item_key and e.organ_id = o.organ_id and e.lead_unit_id = o.unit_id
                     and (e.item_status in ('ACTIVE', 'PENDING_ATTRIBUTION') or o.interim and e.item_status = 'SUSPENDED'))`;

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

  async page(query: OrdersQuery, actor: Acting, now: Date): Promise<CountedPage<OrderSummary>> {
    const conditions = conditionsOf(query, actor, now);
    const place = readPlace(query.cursor);
    const paged = conditions.copy().where(place ?? undefined, '(o.dispatched_at, o.id) < (?::timestamptz, ?::uuid)', place?.at, place?.id);
    const found = query.keyword === undefined ? await this.newest(paged, query) : await this.search(paged, query.keyword, query, actor, place === null);
    const counted = place ?? found.counted ?? (await countUpTo(this.em, listed(query), conditions, query.state));
    return pageOf(found, query.limit, counted, ({ dispatchedAt, id }) => [dispatchedAt, id], (row) => orderSummary(row, now));
  }

  /** The orders of an export, the newest first, with the pseudonyms of those who sent their matters. */
  async all(query: Filters, actor: Acting, now: Date): Promise<ExportedOrder[]> {
    const conditions = conditionsOf(query, actor, now).where(query.state, 'o.state = any(?::text[])', query.state && textArray(query.state));
    if (query.keyword !== undefined) sayingOf(query.keyword, actor, conditions);
    const rows = await this.em.execute<(OrderRow & { complainant: string | null })[]>(
      `select ${ORDER_COLUMNS}, case when m.complainant_enc is not null then coalesce(m.complainant_ref, '${UNNUMBERED}') end as complainant
       ${ORDER_TABLES} ${conditions.sql} order by o.dispatched_at desc, o.id desc limit ?`,
      [...conditions.values, MOST_EXPORTED],
    );
    return rows.map(({ complainant, ...row }) => ({ ...orderSummary(row, now), complainant }));
  }

  // The page is found among the orders alone, by their indexes; what its lines say is read for them only.
  private async newest(conditions: Conditions, query: OrdersQuery): Promise<Found<OrderRow>> {
    const page = newest(listed(query), conditions, query.state, query.limit + 1);
    return { rows: await this.em.execute<OrderRow[]>(`with page as materialized (${page.sql}) select ${ORDER_COLUMNS} ${orderTables('page')} order by o.dispatched_at desc, o.id desc`, [...page.values]) };
  }

  /** 检索: who names a number finds what has it; words are looked for in a stretch of the newest orders, and the next page goes on where that ended. */
  private async search(conditions: Conditions, keyword: string, query: OrdersQuery, actor: Acting, isFirst: boolean): Promise<Found<OrderRow>> {
    const named = isFirst && /\d/.test(keyword) ? await this.newest(conditions.copy().and(NUMBERED, keyword, keyword, keyword), query) : { rows: [] };
    if (named.rows.length > 0) return { ...named, counted: { total: named.rows.length, isLowerBound: named.rows.length > query.limit } };
    const words = sayingOf(keyword, actor, new Conditions());
    const stretch = newest(listed(query), conditions, query.state, LOOKED_AT);
    const rows = await this.em.execute<(OrderRow & { looked: number; last: [string, string] | null; matched: number })[]>(
      `with stretch as materialized (${stretch.sql}),
            said as materialized (
              select o.*, count(*) over ()::int as matched from stretch o
                join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id
                left join dispatched_item d on d.tenant_id = o.tenant_id and d.item_key = o.item_key and d.version_id = o.version_id ${words.sql} order by o.dispatched_at desc, o.id desc limit ?),
            hits as (select o.matched, ${ORDER_COLUMNS} ${orderTables('said')})
       select e.looked, e.last, h.*
         from (select count(*)::int as looked, (select json_build_array(${instant('o.dispatched_at')}, o.id) from stretch o order by o.dispatched_at, o.id limit 1) as last from stretch) e
         left join hits h on true order by h."dispatchedAt" desc, h.id desc`,
      [...stretch.values, ...words.values, query.limit + 1],
    );
    const { looked, last, matched } = rows[0]!;
    const goesOn = looked === LOOKED_AT;
    return { rows: rows.filter(({ id }) => id !== null), counted: { total: matched ?? 0, isLowerBound: goesOn }, edge: goesOn ? last : null };
  }
}

/** Orders as one value of a query, in the order in which they went out. */
export const ORDERS = (conditions: Conditions): string => `
  (select coalesce(json_agg(s), '[]') from (select ${ORDER_COLUMNS} ${ORDER_TABLES} ${conditions.sql} order by o.dispatched_at, o.number) s)`;

// Each number is looked up by its own index; without a digit nothing is one.
const NUMBERED = `o.id in (select x.id from dispatch_order x where x.number = ? union all
                            select x.id from incoming_matter y join dispatch_order x on x.tenant_id = y.tenant_id and x.matter_id = y.id where y.number = ? union all
                            select x.id from dispatch_order x where x.dispute_case_number = ?)`;

/** The orders; a filter may be about their matters. */
function listed({ channel, regionCode }: Pick<OrdersQuery, 'channel' | 'regionCode'>): Listed {
  const ofMatter = channel === undefined && regionCode === undefined ? '' : ' join incoming_matter m on m.tenant_id = o.tenant_id and m.id = o.matter_id';
  return { row: 'o', from: `dispatch_order o${ofMatter}`, at: 'dispatched_at' };
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
  const { figure } = query;
  const conditions = within(viewFor(actor, query.view), actor)
    .where(query.role, 'o.role = ?')
    .where(query.organId, 'o.organ_id = ?')
    .where(query.unitId, 'o.unit_id = ?')
    .where(query.itemKey, `o.item_key = ? and not ${HIDDEN_ITEM}`)
    .where(query.channel, 'm.channel = ?')
    .where(query.regionCode, `${TOWNSHIP} = left(?, 9)`)
    .where(query.closedFrom, 'o.closed_at >= ?::timestamptz', query.closedFrom && startOfDay(query.closedFrom).toISOString())
    .where(query.closedTo, 'o.closed_at < ?::timestamptz', query.closedTo && startOfDay(addDays(query.closedTo, 1)).toISOString())
    .where(query.from, 'o.dispatched_at >= ?::timestamptz', query.from && startOfDay(query.from).toISOString())
    .where(query.to, 'o.dispatched_at < ?::timestamptz', query.to && startOfDay(addDays(query.to, 1)).toISOString());
  if (query.overdue !== undefined) conditions.and(query.overdue === 'true' ? 'o.due_at < ?::timestamptz' : '(o.due_at is null or o.due_at >= ?::timestamptz)', now.toISOString());
  if (query.movedItem !== undefined) conditions.and(MOVED_ITEM, textArray(orderLifecycle.openStates()));
  // Written out, so that the index of what presses serves it.
  if (query.urgency !== undefined) conditions.and(`o.urgency = '${query.urgency}'`);
  if (figure !== undefined) conditions.and(...orderCondition(figure, now));
  return conditions;
}

/** Adds what a word may be found in. */
function sayingOf(keyword: string, actor: Acting, conditions: Conditions): Conditions {
  const text = containing(keyword);
  const like = likeFor(keyword);
  // A number may be searched for by those it was told to, an item by those who may read it: a search must not answer what a list would not show.
  const title = chainPlace(actor) === 'operator' ? 'm.title' : 'coalesce(m.title_masked, m.title)';
  return conditions.and(`o.number = ? or m.number = ? or o.dispute_case_number = ? or ${title} ${like} ? or ((o.item_code ${like} ? or d.name ${like} ?) and not ${HIDDEN_ITEM})`, keyword, keyword, keyword, text, text, text);
}
