import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from './problem.ts';

export const MAX_PAGE_SIZE = 200;

/** The query of every list: extend it with the list's own filters. */
export const PageQuery = z.strictObject({
  cursor: z.string().min(1).max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(50),
});
export type PageQuery = z.output<typeof PageQuery>;

/** The schema of one page of a list. */
export function pageOf<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int().min(0).optional() });
}

/** One page of a list; `next` is null on the last one. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
  total?: number;
}

/** Cuts a page out of rows of which one more than `limit` was read; the keyset of the last shown row becomes the cursor. */
export function cutPage<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => unknown, total?: number): Page<Row> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null;
  return total === undefined ? { items, next } : { items, next, total };
}

/** Wraps a keyset into an opaque cursor. */
export function encodeCursor(key: unknown): string {
  const json = JSON.stringify(key);
  return `${Buffer.from(json).toString('base64url')}.${digest(json)}`;
}

/** Opens a cursor: null without one, the keyset as its schema reads it, or 400 when it is not one of ours. */
export function decodeCursor<S extends z.ZodType>(cursor: string | undefined, key: S): z.output<S> | null {
  if (cursor === undefined) return null;
  const [body = '', sum] = cursor.split('.');
  const json = Buffer.from(body, 'base64url').toString();
  if (sum !== digest(json)) throw cursorInvalid();
  const read = key.safeParse(JSON.parse(json));
  if (!read.success) throw cursorInvalid();
  return read.data;
}

// It tells damage and cursors of other lists; what a cursor may reach is decided by row security, not by it.
function digest(json: string): string {
  return createHash('sha256').update(json).digest('base64url').slice(0, 8);
}

function cursorInvalid(): Problem {
  return new Problem(400, 'COMMON.CURSOR_INVALID', 'This cursor was not issued for this list', '翻页标记无效，请从第一页重新查询');
}
