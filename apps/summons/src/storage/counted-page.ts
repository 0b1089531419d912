import type { EntityManager } from '@mikro-orm/postgresql';
import { cutPage, decodeCursor, encodeCursor } from '@yidan/platform';
import type { Conditions, Page } from '@yidan/platform';
import { z } from 'zod';

/** Further than this nobody counts; a list says that it has at least so many. */
const MOST_COUNTED = 1_000;
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
  // Written out: of an unknown limit the planner fears a tenth of the table, and plans the page anew at every request.
  const order = `order by ${row}.${at} desc, ${row}.id desc limit ${limit}`;
  if (!states) return { sql: `select ${row}.* from ${from} ${conditions.sql} ${order}`, values: conditions.values };
  const each = ofEach(states);
  const one = conditions.copy().and(`${row}.state = s.state`);
  return { sql: `select ${row}.* from ${each.sql} cross join lateral (select ${row}.* from ${from} ${one.sql} ${order}) ${row} ${order}`, values: [...each.values, ...one.values] };
}

/** Counts the rows under conditions as far as that is quick. */
export async function countUpTo(em: EntityManager, { row, from, at }: Listed, conditions: Conditions, states: readonly string[] | undefined): Promise<Counted> {
  const limit = `limit ${MOST_COUNTED + 1}`;
  const each = ofEach(states ?? []);
  const one = states ? conditions.copy().and(`${row}.state = s.state`) : conditions;
  // In the order of the page: by the page's own index, over rows that were just read, and never through the whole table for a rare state.
  const rows = `select 1 from ${from} ${one.sql} order by ${row}.${at} desc, ${row}.id desc ${limit}`;
  const some = states ? `select 1 from ${each.sql} cross join lateral (${rows}) r ${limit}` : rows;
  const [counted] = await em.execute<{ total: number }[]>(`select count(*)::int as total from (${some}) c`, [...each.values, ...one.values]);
  const { total } = counted!;
  return { total: Math.min(total, MOST_COUNTED), isLowerBound: total > MOST_COUNTED };
}

// A list of values tells the planner how many there are; an array would not.
function ofEach(states: readonly string[]): Query {
  const distinct = [...new Set(states)];
  return { sql: `(values ${distinct.map(() => '(?::text)').join(', ')}) s(state)`, values: distinct };
}

/** Cuts the page; where a search stopped before it had a page full, the next one goes on from there. */
export function pageOf<Row, Item>({ rows, edge }: Found<Row>, limit: number, { total, isLowerBound }: Counted, keyOf: (row: Row) => [string, string], shown: (row: Row) => Item): CountedPage<Item> {
  const page = cutPage(rows, limit, (row) => [...keyOf(row), total, isLowerBound]);
  const next = page.next ?? (edge ? encodeCursor([...edge, total, isLowerBound]) : null);
  return { items: page.items.map(shown), next, total, totalIsLowerBound: isLowerBound };
}
