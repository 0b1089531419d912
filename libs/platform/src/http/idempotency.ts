import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Problem } from './problem.ts';

/** A creating request that may come twice. */
export interface RepeatableRequest {
  tenant: string;
  /** Subject of the token. */
  client: string;
  key: string;
  /** Method and path. */
  request: string;
  body: unknown;
}

/** An answer, and whether it is the stored one of an earlier request. */
export interface RememberedAnswer {
  status: number;
  answer: unknown;
  replayed: boolean;
}

/** What the work answered; `keep: false` for what cannot be stored, such as a file. */
export interface FreshAnswer {
  status: number;
  answer: unknown;
  keep?: boolean;
}

interface StoredRow {
  request: string;
  bodyHash: string;
  status: number | null;
  answer: string | null;
}

// Waits at most 5 s for a request with the same key that is still running; the limit ends with the claim, not with the transaction.
const CLAIM = `
  with patience as materialized (select set_config('lock_timeout', '5s', true))
  insert into idempotency as i (tenant_id, client, key, request, body_hash, created_at)
  select ?, ?, ?, ?, decode(?, 'hex'), now() from patience
  on conflict (tenant_id, client, key) do update
     set request = excluded.request, body_hash = excluded.body_hash, status = null, answer = null, created_at = excluded.created_at
   where i.created_at < now() - interval '48 hours'
  returning set_config('lock_timeout', '0', true)`;

const STORED = `
  select request, encode(body_hash, 'hex') as "bodyHash", status, answer::text as answer
    from idempotency where tenant_id = ? and client = ? and key = ?`;

const KEEP = `update idempotency set status = ?, answer = ?::json where tenant_id = ? and client = ? and key = ?`;

const FORGET = `delete from idempotency where tenant_id = ? and client = ? and key = ?`;

const LOCK_NOT_AVAILABLE = '55P03';

/** 幂等记录: runs a creating request once per key and answers its repetitions with the stored answer, in the same transaction as the effect. */
export class IdempotencyStore {
  constructor(private readonly em: EntityManager) {}

  /** Runs the work unless its key was seen: same body, stored answer; other body, 409. Call it inside the request's transaction. */
  async remember(repeatable: RepeatableRequest, work: () => Promise<FreshAnswer>): Promise<RememberedAnswer> {
    const { tenant, client, key, request } = repeatable;
    const hash = bodyHash(repeatable.body);
    if (!(await this.claim([tenant, client, key, request, hash]))) return this.replay([tenant, client, key], request, hash);
    const { status, answer, keep = true } = await work();
    if (keep) await this.em.execute(KEEP, [status, answer === undefined ? null : JSON.stringify(answer), tenant, client, key], 'run');
    else await this.em.execute(FORGET, [tenant, client, key], 'run');
    return { status, answer, replayed: false };
  }

  private async claim(values: string[]): Promise<boolean> {
    try {
      const rows = await this.em.execute<object[]>(CLAIM, values);
      return rows.length > 0;
    } catch (error) {
      if (sqlStateOf(error) !== LOCK_NOT_AVAILABLE) throw error;
      throw new Problem(409, 'COMMON.REQUEST_IN_PROGRESS', 'A request with this Idempotency-Key is still running', '相同幂等键的请求正在处理中，请稍后重试', {
        headers: { 'retry-after': '5' },
      });
    }
  }

  private async replay(id: string[], request: string, hash: string): Promise<RememberedAnswer> {
    const [stored] = await this.em.execute<StoredRow[]>(STORED, id);
    if (!stored || stored.request !== request || stored.bodyHash !== hash) {
      throw new Problem(409, 'COMMON.IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request', '该幂等键已用于其他请求');
    }
    return { status: stored.status ?? 200, answer: stored.answer === null ? undefined : JSON.parse(stored.answer), replayed: true };
  }
}

/** Deletes what is older than 48 hours, of all tenants; the worker role's task. */
export async function forgetOldKeys(worker: { query(text: string): Promise<{ rowCount: number | null }> }): Promise<number> {
  const { rowCount } = await worker.query(`delete from idempotency where created_at < now() - interval '48 hours'`);
  return rowCount ?? 0;
}

/** The fingerprint of a body: the order of its fields does not matter. */
export function bodyHash(body: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(body, sortFields) ?? '')
    .digest('hex');
}

function sortFields(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sqlStateOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error) return error.code;
  return 'cause' in error ? sqlStateOf(error.cause) : undefined;
}
