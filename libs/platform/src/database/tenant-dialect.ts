import { Pool, TypeOverrides, type PoolConfig } from 'pg';
import { CompiledQuery, PostgresDialect, PostgresDriver, type DatabaseConnection, type PostgresDialectConfig, type TransactionSettings } from 'kysely';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import postgresArray from 'postgres-array';
import { PreparedClient } from './prepared-client.ts';
import { currentScope, type Scope } from './scope.ts';

/** A query was sent without a transaction, so no tenant was set and row security would answer with nothing. */
export class OutsideTransaction extends Error {
  constructor(sql: string) {
    super(`a query outside a transaction has no tenant and is refused: ${sql.slice(0, 80)}`);
  }
}

const open = new WeakSet<DatabaseConnection>();
const guarded = new WeakSet<DatabaseConnection>();
const lost = new WeakSet<DatabaseConnection>();

/** Refuses statements on a connection that is not inside a transaction of ours. */
function guard(connection: DatabaseConnection): DatabaseConnection {
  if (guarded.has(connection)) return connection;
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = (query, options) => (open.has(connection) ? execute(query, options) : Promise.reject(new OutsideTransaction(query.sql)));
  guarded.add(connection);
  return connection;
}

/** The begin and the tenant in one message: half a round trip less than two, and no way to open a transaction without a tenant. */
function beginSql(settings: TransactionSettings): string {
  const scope = currentScope();
  if (!scope) throw new OutsideTransaction('begin');
  for (const code of [scope.tenant, scope.city]) {
    // No bind parameters in a simple query: only what looks like a region code may be spliced in.
    if (code !== null && !/^[0-9A-Z]{6}$/.test(code)) throw new Error(`not a tenant: ${code}`);
  }
  const { seen, unit } = readerOf(scope);
  const mode = settings.accessMode ? ` ${settings.accessMode}` : '';
  return `begin${mode}; select set_config('app.tenant', '${scope.tenant}', true), set_config('app.city', '${scope.city ?? ''}', true), set_config('app.reader', '${seen}', true), set_config('app.unit', '${unit}', true)`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whose restricted rows the transaction sees: everybody's, or those of one person and one unit. */
function readerOf({ reader }: Scope): { seen: string; unit: string } {
  if (!reader || reader.seesRestricted) return { seen: 'all', unit: '' };
  const id = (value: string | null): string => (value !== null && UUID.test(value) ? value : '');
  return { seen: id(reader.personId), unit: id(reader.unitId) };
}

class TenantDriver extends PostgresDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = guard(await super.acquireConnection());
    // Should a lost one come back after all, nobody may go on in what it left open.
    if (lost.has(connection)) {
      await this.giveBack(connection);
      throw new Error('Connection terminated: its transaction could not be rolled back');
    }
    return connection;
  }

  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    try {
      const sql = beginSql(settings);
      open.add(connection);
      await connection.executeQuery(CompiledQuery.raw(sql));
    } catch (error) {
      open.delete(connection);
      // Kysely gives back only the connection of a transaction that began; without this the pool would lose one each time.
      await this.giveBack(connection);
      throw error;
    }
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await super.commitTransaction(connection);
    open.delete(connection);
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch {
      // The line is cut, and the server has ended the transaction with it. Thrown on, it would keep the connection from ever going back to the pool, which replaces it.
      lost.add(connection);
    } finally {
      open.delete(connection);
    }
  }

  private giveBack(connection: DatabaseConnection): Promise<void> {
    return this.releaseConnection(connection as Parameters<PostgresDriver['releaseConnection']>[0]);
  }
}

/** PostgreSQL as the app role sees it: every transaction bound to the tenant of its scope. */
export class TenantDialect extends PostgresDialect {
  private readonly settings: PostgresDialectConfig;

  constructor(options: PoolConfig) {
    const settings = { pool: () => Promise.resolve(quietPool(options)) };
    super(settings);
    this.settings = settings;
  }

  override createDriver(): PostgresDriver {
    return new TenantDriver(this.settings);
  }
}

function quietPool(options: PoolConfig): Pool {
  const types = new TypeOverrides();
  for (const [oid, parser] of Object.entries(createPostgreSqlTypeParsers((text) => postgresArray.parse(text)))) {
    types.setTypeParser(Number(oid), parser);
  }
  const pool = new Pool({ ...options, types, Client: PreparedClient });
  // A connection cut by the server is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
