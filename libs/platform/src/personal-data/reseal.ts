import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { v7 as uuid } from 'uuid';
import { failpoint } from '../config/failpoint.ts';
import { FieldKeyUnknown } from './field-seal.errors.ts';
import type { FieldSeal, SealedPlace } from './field-seal.ts';
import { TENANT_SECRET, type SealedColumn } from './sealed-column.ts';

const BATCH = 200;
const DEADLOCK = '40P01';
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What a rotation did with the sealed values of one service. */
export interface ResealReport {
  /** Now sealed with the current key. */
  resealed: number;
  /** Written anew by somebody else while they were being re-sealed, who sealed them with the current key. */
  overtaken: number;
  /** Not opened, by the key that is missing; they stay as they are. */
  unopened: Record<string, number>;
  /** Not sealed with the current key after all. */
  left: number;
}

/** The roles a rotation needs: the worker names the tenants, the app role is bound to one at a time, as in every transaction. */
export interface ResealRoles {
  readonly appUrl: string;
  readonly workerUrl: string;
}

interface Pending {
  id: string;
  sealed: Buffer;
  lacks: boolean;
}

/** What one batch did; counted once it is committed. */
interface Batch {
  last: string | null;
  resealed: number;
  overtaken: number;
  unopened: string[];
}

/**
 * 更换密钥: re-seals everything a service holds under the current key, tenant by tenant and batch by batch.
 * What is done stands in the ciphertexts themselves, so it may be stopped anywhere and started again, and the service may serve meanwhile.
 */
export async function resealPersonalData(
  roles: ResealRoles,
  columns: readonly SealedColumn[],
  seal: FieldSeal,
  tell: (line: string) => void = () => undefined,
  batch = BATCH,
): Promise<ResealReport> {
  const app = new Client({ connectionString: roles.appUrl });
  await app.connect();
  try {
    const run = new Reseal(app, seal, tell, batch);
    // The tenants' secrets first: what is derived is made with them.
    for (const tenant of await tenantsOf(roles.workerUrl)) for (const column of [TENANT_SECRET, ...columns]) await run.column(tenant, column);
    return run.report;
  } finally {
    await app.end();
  }
}

async function tenantsOf(workerUrl: string): Promise<string[]> {
  const worker = new Client({ connectionString: workerUrl });
  await worker.connect();
  try {
    const { rows } = await worker.query<{ id: string }>('select tenant_id as id from tenant order by tenant_id');
    return rows.map(({ id }) => id);
  } finally {
    await worker.end();
  }
}

interface Renewed {
  readonly id: string;
  readonly old: Buffer;
  readonly sealed: Buffer;
  readonly made: string | null;
}

class Reseal {
  readonly report: ResealReport = { resealed: 0, overtaken: 0, unopened: {}, left: 0 };

  constructor(
    private readonly app: Client,
    private readonly seal: FieldSeal,
    private readonly tell: (line: string) => void,
    private readonly size: number,
  ) {}

  async column(tenantId: string, column: SealedColumn): Promise<void> {
    const before = this.report.resealed;
    for (let after: string | null = FIRST; after !== null; ) {
      const from: string = after;
      const done = await this.again(() => this.inTenant(tenantId, () => this.batch(tenantId, column, from)));
      this.report.resealed += done.resealed;
      this.report.overtaken += done.overtaken;
      for (const key of done.unopened) this.report.unopened[key] = (this.report.unopened[key] ?? 0) + 1;
      after = done.last;
    }
    const left = await this.inTenant(tenantId, () => this.count(column));
    this.report.left += left;
    const done = this.report.resealed - before;
    if (done > 0 || left > 0) this.tell(`${tenantId} ${column.table}.${column.column}: ${done} re-sealed, ${left} left`);
  }

  /** Re-seals the next values in the order of their ids, up to the last of them; null at the end. */
  private async batch(tenantId: string, column: SealedColumn, after: string): Promise<Batch> {
    const { table, derived } = column;
    const lacks = derived ? `${derived.column} is null` : 'false';
    const { rows } = await this.app.query<Pending>(
      `select id, ${column.column} as sealed, ${lacks} as lacks from ${table} where ${pending(column)} and id > $2 order by id limit ${this.size}`,
      [this.seal.currentHead(), after],
    );
    const secret = rows.some((row) => row.lacks) ? await this.secretOf(tenantId) : null;
    const renewed: Renewed[] = [];
    const unopened: string[] = [];
    for (const { id, sealed, lacks: wanted } of rows) {
      const place: SealedPlace = { tenantId, table, rowId: id, field: column.column };
      const text = this.seal.openOr(sealed, place, (why) => {
        unopened.push(why instanceof FieldKeyUnknown ? why.keyId : why.code);
        return null;
      });
      if (text === null) continue;
      renewed.push({ id, old: sealed, sealed: this.seal.seal(text, place), made: wanted && secret !== null ? derived!.from(text, secret) : null });
    }
    const resealed = await this.write(column, renewed);
    failpoint('personal-data.batch-uncommitted');
    return { last: rows.at(-1)?.id ?? null, resealed, overtaken: renewed.length - resealed, unopened };
  }

  /** Replaces only what still is as it was read: somebody's newer value is never overwritten. */
  private async write({ table, column, derived }: SealedColumn, renewed: readonly Renewed[]): Promise<number> {
    if (renewed.length === 0) return 0;
    const beside = derived ? `, ${derived.column} = coalesce(t.${derived.column}, n.made)` : '';
    const { rowCount } = await this.app.query(
      `update ${table} t set ${column} = n.sealed${beside}
         from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::text[]) as n(id, old, sealed, made) where t.id = n.id and t.${column} = n.old`,
      [renewed.map(({ id }) => id), renewed.map(({ old }) => old), renewed.map(({ sealed }) => sealed), renewed.map(({ made }) => made)],
    );
    return rowCount ?? 0;
  }

  private async count(column: SealedColumn): Promise<number> {
    const { rows } = await this.app.query<{ left: number }>(`select count(*)::int as left from ${column.table} where ${pending(column)}`, [this.seal.currentHead()]);
    return rows[0]!.left;
  }

  private async secretOf(tenantId: string): Promise<Buffer> {
    const { table, column } = TENANT_SECRET;
    const id = uuid();
    const made = this.seal.seal(randomBytes(32).toString('base64'), { tenantId, table, rowId: id, field: column });
    await this.app.query(`insert into ${table} (tenant_id, id, ${column}) values ($1, $2, $3) on conflict (tenant_id) do nothing`, [tenantId, id, made]);
    const { rows } = await this.app.query<{ id: string; sealed: Buffer }>(`select id, ${column} as sealed from ${table}`);
    const [row] = rows;
    return Buffer.from(this.seal.open(row!.sealed, { tenantId, table, rowId: row!.id, field: column }), 'base64');
  }

  private async inTenant<T>(tenantId: string, work: () => Promise<T>): Promise<T> {
    await this.app.query('begin');
    try {
      await this.app.query(`select set_config('app.tenant', $1, true), set_config('app.reader', 'all', true)`, [tenantId]);
      const done = await work();
      await this.app.query('commit');
      return done;
    } catch (error) {
      await this.app.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  // A batch and a command may wait for each other's rows; one of them is thrown out and comes again.
  private async again<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if ((error as { code?: string }).code !== DEADLOCK || attempt === 5) throw error;
      }
    }
  }
}

/** What is not sealed with the current key, or lacks what is made from it; $1 is how the current key's ciphertexts begin. */
function pending({ column, derived }: SealedColumn): string {
  const stale = `substring(${column} from 1 for length($1::bytea)) <> $1::bytea`;
  return `${column} is not null and (${derived ? `${derived.column} is null or ` : ''}${stale})`;
}
