import type { Pool } from 'pg';
import { percentile } from '../result.ts';

const PATIENCE_MS = 600_000;

/** Where effects are written: our journal, or the peer's table of the same shape. */
export type Effects = 'journal' | 'peer_effect';

/** What a round came to: how long after their instants the clocks had their effect. */
export interface Fired {
  readonly count: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** From an instant to the last effect. */
  secondsSince(instant: Date): number;
}

/** The number of the last effect there is. */
export async function lastEffect(sql: Pool, effects: Effects): Promise<string> {
  const { rows } = await sql.query<{ seq: string }>(`select coalesce(max(seq), 0) as seq from ${effects}`);
  return rows[0]!.seq;
}

/** Waits until so many effects of a kind have come after another one. */
export async function untilFired(sql: Pool, effects: Effects, after: string, count: number): Promise<void> {
  for (const late = Date.now() + PATIENCE_MS; ; ) {
    const { rows } = await sql.query<{ count: string }>(`select count(*) as count from ${effects} where seq > $1`, [after]);
    if (Number(rows[0]!.count) >= count) return;
    if (Date.now() > late) throw new Error(`${rows[0]!.count} of ${count} clocks have fired`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** How late the effects after another one came, by kind of clock; a clock that had two is refused. */
export async function fired(sql: Pool, effects: Effects, after: string, kind: 'handle' | 'sign'): Promise<Fired> {
  const { rows } = await sql.query<{ id: string; late: number; at: Date }>(
    `select agg_id as id, extract(epoch from recorded_at - (payload->>'dueAt')::timestamptz)::float8 * 1000 as late, recorded_at as at
       from ${effects} where seq > $1 and payload->>'kind' = $2`,
    [after, kind],
  );
  if (new Set(rows.map(({ id }) => id)).size !== rows.length) throw new Error('a clock has fired twice');
  const late = rows.map(({ late }) => late);
  const last = rows.reduce((most, { at }) => Math.max(most, at.getTime()), 0);
  return { count: rows.length, p50Ms: percentile(late, 0.5), p99Ms: percentile(late, 0.99), maxMs: percentile(late, 1), secondsSince: (instant) => (last - instant.getTime()) / 1000 };
}
