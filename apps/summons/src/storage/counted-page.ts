import type { EntityManager } from '@mikro-orm/postgresql';
import { cutPage, decodeCursor, encodeCursor } from '@yidan/platform';
import type { Page } from '@yidan/platform';
import { z } from 'zod';
import { textArray } from './conditions.ts';
import type { Conditions } from './conditions.ts';

/** Further than this nobody counts; a list says that it has at least so many. */
const MOST_COUNTED = 10_000;
/** So many rows are looked through for a word in one page. */
export const LOOKED_AT = 1000;

// The count travels with the cursor: it is made once, with the first page.
const Place = z.tuple([z.string(), z.uuid(), z.int().min(0), z.boolean()]);

/** 计数: how many rows there are, or at least. */
export interface Counted {
  readonly total: number;
  readonly isLowerBound: boolean;
}

/** One page of a list that may be long. */
export type CountedPage<Item> = Page<Item> & { total: number; totalIsLowerBound: boolean };

/** What a query found: one row more than the page takes where there are more; `edge` is where a search stopped looking. */
export interface Found<Row> {
  readonly rows: readonly Row[];
  readonly counted?: Counted;
  readonly edge?: readonly [string, string] | null;
}

/** Where a cursor stands, and what was counted with the first page. */
export function readPlace(cursor: string | undefined): ({ at: string; id: string } & Counted) | null {
  const place = decodeCursor(cursor, Place);
  return place && { at: place[0], id: place[1], total: place[2], isLowerBound: place[3] };
}

/** What is listed: the rows of a table under a name, with what they are joined to for their filters, by when they came. */
export interface Listed {
  readonly row: string;
  readonly from: string;
  readonly at: string;
}

/** A query with its values in order. */
export interface Query {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The newest rows under conditions. Of several states each is looked up by itself: the index of a rare one is not passed over for how many rows the others have. */
export function newest({ row, from, at }: Listed, conditions: Conditions, states: readonly string[] | undefined, limit: number): Query {
  const order = `order by ${row}.${at} desc, ${row}.id desc limit ?`;
  if (!states) return { sql: `select ${row}.* from ${from} ${conditions.sql} ${order}`, values: [...conditions.values, limit] };
  const each = conditions.copy().and(`${row}.state = s.state`);
  return {
    sql: `select ${row}.* from unnest(?::text[]) s(state) cross join lateral (select ${row}.* from ${from} ${each.sql} ${order}) ${row} ${order}`,
    values: [textArray([...new Set(states)]), ...each.values, limit, limit],
  };
}

/** Counts the rows under conditions as far as that is quick. */
export async function countUpTo(em: EntityManager, { row, from, at }: Listed, conditions: Conditions, states: readonly string[] | undefined): Promise<Counted> {
  const limit = `limit ${MOST_COUNTED + 1}`;
  const each = states ? conditions.copy().and(`${row}.state = s.state`) : conditions;
  // In the order of the page: by the page's own index, over rows that were just read, and never through the whole table for a rare state.
  const one = `select 1 from ${from} ${each.sql} order by ${row}.${at} desc, ${row}.id desc ${limit}`;
  const rows = states ? `select 1 from unnest(?::text[]) s(state) cross join lateral (${one}) r ${limit}` : one;
  const [counted] = await em.execute<{ total: number }[]>(`select count(*)::int as total from (${rows}) c`, [...(states ? [textArray([...new Set(states)])] : []), ...each.values]);
  const { total } = counted!;
  return { total: Math.min(total, MOST_COUNTED), isLowerBound: total > MOST_COUNTED };
}

/** Cuts the page; where a search stopped before it had a page full, the next one goes on from there. */
export function pageOf<Row, Item>({ rows, edge }: Found<Row>, limit: number, { total, isLowerBound }: Counted, keyOf: (row: Row) => [string, string], shown: (row: Row) => Item): CountedPage<Item> {
  const page = cutPage(rows, limit, (row) => [...keyOf(row), total, isLowerBound]);
  const next = page.next ?? (edge ? encodeCursor([...edge, total, isLowerBound]) : null);
  return { items: page.items.map(shown), next, total, totalIsLowerBound: isLowerBound };
}
