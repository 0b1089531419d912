import type { Pool } from 'pg';
import { OWNER } from './clock-service.ts';

export const TENANTS = ['519901', '519902', '519903', '519904', '519905'] as const;
const CITY = '519900';
/** So many jobs are handed to the peer in one call. */
const CALL = 10_000;

/** When so many clocks run out: all at one instant, or spread evenly over a time from it. */
export interface Due {
  readonly count: number;
  readonly from: Date;
  readonly overMs: number;
}

/** The districts, as a service knows them. */
export async function districts(sql: Pool): Promise<void> {
  for (const [id, level] of [[CITY, 'CITY'], ...TENANTS.map((tenant) => [tenant, 'DISTRICT'])]) {
    await sql.query(`insert into tenant (tenant_id, name, level, city_tenant_id, updated_at) values ($1, $1, $2, $3, now())`, [id, level, CITY]);
  }
}

/** Clocks of working days that run for a year to come, and are not due. */
export async function pendingClocks(sql: Pool, count: number): Promise<void> {
  await clocks(sql, 'handle', 'WORKING_DAY', { count, from: new Date(Date.now() + 86_400_000), overMs: 365 * 86_400_000 });
  await sql.query('vacuum analyze deadline');
}

/** Clocks of all districts in turn, as the platform writes them. */
export async function clocks(sql: Pool, kind: 'handle' | 'sign', clock: 'WORKING_DAY' | 'CLOCK_MINUTE', { count, from, overMs }: Due): Promise<void> {
  await sql.query(
    `insert into deadline (id, tenant_id, owner_type, owner_id, kind, clock, amount, started_at, due_at, calendar_version, provisional, policy_key, policy_value, status, marked, mark_at)
     select uuidv7(), ($1::text[])[1 + n % ${TENANTS.length}], '${OWNER}', uuidv7(), $2, $3, 5, d.due - interval '7 days', d.due, 'national', false, 'bench', '{}', 'RUNNING', 80, d.due + interval '1 millisecond'
       from (select n, $4::timestamptz + make_interval(secs => $5::float8 * n / $6 / 1000) as due from generate_series(0, $6 - 1) n) d`,
    [TENANTS, kind, clock, from, overMs, count],
  );
}

/** The same for the peer: jobs with a time to run at. */
export async function jobs(sql: Pool, { count, from, overMs }: Due): Promise<void> {
  for (let n = 0; n < count; n += CALL) {
    await sql.query(
      `select count(*) from graphile_worker.add_jobs((
         select array_agg(('strike', json_build_object('deadlineId', uuidv7(), 'tenantId', ($1::text[])[1 + n % ${TENANTS.length}], 'ownerType', '${OWNER}', 'ownerId', uuidv7(), 'kind', 'handle', 'dueAt', due),
                           null, due, null, null, null, null)::graphile_worker.job_spec)
           from (select n, $2::timestamptz + make_interval(secs => $3::float8 * n / $4 / 1000) as due from generate_series($5::int, $6::int) n) d))`,
      [TENANTS, from, overMs, count, n, Math.min(n + CALL, count) - 1],
    );
  }
}

/** The peer's tables beside ours, and one of the journal's shape for its effects. */
export async function peerTables(sql: Pool, pending: number): Promise<void> {
  await sql.query('create table peer_effect (like journal including all)');
  await jobs(sql, { count: pending, from: new Date(Date.now() + 86_400_000), overMs: 365 * 86_400_000 });
  await sql.query('vacuum analyze graphile_worker._private_jobs');
}
