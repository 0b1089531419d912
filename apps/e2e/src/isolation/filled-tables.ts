import { INFRASTRUCTURE, MIGRATIONS } from '@yidan/checks';
import type { ServiceDefinition } from '@yidan/platform';
import { testDatabase, type TestDatabase } from '@yidan/testing';
import { Client, Pool } from 'pg';

/** A foreign key as the catalogue has it: the columns beside the tenant, and what they name. */
export interface Reference {
  name: string;
  table: string;
  parent: string;
  columns: string[];
  theirs: string[];
}

const VALUES: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()', text: 'gen_random_uuid()::text', bytea: `decode(md5(random()::text), 'hex')`, json: `'{}'`, jsonb: `'{}'`, bool: 'false', date: `'2026-01-01'`, timestamptz: 'now()', xid8: `'0'`,
  // Within the reach of the smallest of them.
  int2: '1 + floor(random() * 30000)', int4: '1 + floor(random() * 30000)', int8: '1 + floor(random() * 30000)', numeric: '1', float8: '1',
};

/** 满表库: the database of one service with a row of every tenant in every table, whatever the tables are. */
export class FilledTables {
  private constructor(
    private readonly database: TestDatabase,
    /** Sees everything. */
    readonly sql: Pool,
    /** Every table but the migrator's and the plumbing, which belongs to no tenant. */
    readonly tables: readonly string[],
  ) {}

  static async of(definition: ServiceDefinition, tenants: readonly string[]): Promise<FilledTables> {
    const database = await testDatabase(definition);
    const sql = new Pool({ connectionString: database.superuserUrl, max: 2 });
    // Which values make sense is not asked here.
    await sql.query(`do $$ declare c record; begin
      for c in select conrelid::regclass as table, conname as name from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop
        execute format('alter table %s drop constraint %I', c.table, c.name);
      end loop; end $$`);
    const { rows } = await sql.query<{ name: string }>(
      `select relname as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> all ($1) order by relname`,
      [[...INFRASTRUCTURE, MIGRATIONS]],
    );
    const filled = new FilledTables(database, sql, rows.map(({ name }) => name));
    for (const table of filled.tables) for (const tenant of tenants) await filled.add(table, tenant);
    return filled;
  }

  /** A statement that would add a row of a tenant, new in everything but that. */
  async insertOf(table: string, tenant: string): Promise<string> {
    const { rows } = await this.sql.query<{ name: string; value: string | null }>(
      `select a.attname as name, case when a.attname = 'tenant_id' then quote_literal($2) when t.typcategory = 'A' then '''{}''' when t.typtype = 'e' then (select quote_literal(min(enumlabel)) from pg_enum where enumtypid = t.oid) else $3::jsonb ->> t.typname end as value
         from pg_attribute a join pg_type y on y.oid = a.atttypid join pg_type t on t.oid = case when y.typtype = 'd' then y.typbasetype else y.oid end
        where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped and a.attnotnull and a.attidentity = '' and a.attgenerated = ''
        order by a.attnum`,
      [table, tenant, JSON.stringify(VALUES)],
    );
    const unknown = rows.filter(({ value }) => value === null);
    if (unknown.length > 0) throw new Error(`${table}: what to write into ${unknown.map(({ name }) => name).join(', ')}?`);
    return `insert into ${table} (${rows.map(({ name }) => name).join(', ')}) values (${rows.map(({ value }) => value).join(', ')})`;
  }

  /** The foreign keys of all tenants' tables that name more than the tenant. */
  async references(): Promise<Reference[]> {
    const named = (which: string, of: string): string =>
      `(select array_agg(a.attname::text order by n) from unnest(${which}) with ordinality as u(num, n) join pg_attribute a on a.attrelid = ${of} and a.attnum = u.num where a.attname <> 'tenant_id')`;
    const { rows } = await this.sql.query<Reference>(
      `select conname as name, conrelid::regclass::text as table, confrelid::regclass::text as parent, ${named('conkey', 'conrelid')} as columns, ${named('confkey', 'confrelid')} as theirs
         from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace and conrelid::regclass::text = any ($1) order by 2, 1`,
      [this.tables],
    );
    return rows.filter(({ columns }) => columns !== null);
  }

  /** Runs statements in one transaction that is rolled back, as a role and bound as said. */
  async as<T>(role: 'app' | 'worker' | 'superuser', settings: Record<string, string>, work: (attempt: Attempt) => Promise<T>): Promise<T> {
    const client = new Client({ connectionString: role === 'superuser' ? this.database.superuserUrl : this.database.urls[role] });
    await client.connect();
    try {
      await client.query('begin');
      const attempt = new Attempt(client);
      await attempt.bind(settings);
      return await work(attempt);
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await this.sql.end();
    await this.database.drop();
  }

  /** Adds a row of a tenant. */
  async add(table: string, tenant: string): Promise<void> {
    const insert = await this.insertOf(table, tenant);
    const client = await this.sql.connect();
    try {
      // Only the rows matter here, not what they point to.
      await client.query(`begin; set local session_replication_role = replica; ${insert}; commit`);
    } finally {
      client.release(true);
    }
  }
}

/** Statements of one transaction, each of which may fail without ending it. */
export class Attempt {
  constructor(readonly connection: Client) {}

  /** Sets what the rest of the transaction is bound to. */
  async bind(settings: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(settings)) await this.connection.query('select set_config($1, $2, true)', [name, value]);
  }

  /** How many rows a statement touched, or the code (and for a key its name) with which the database refused it. */
  async at(statement: string): Promise<number | string> {
    await this.connection.query('savepoint here');
    try {
      const { rowCount } = await this.connection.query(statement);
      await this.connection.query('set constraints all immediate');
      return rowCount ?? 0;
    } catch (error) {
      const { code, constraint } = error as { code?: string; constraint?: string };
      return [code ?? String(error), ...(code === '23503' ? [constraint] : [])].join(' ');
    } finally {
      await this.connection.query('rollback to here');
    }
  }

  /** Whose rows of a table are seen; the code of the refusal where none may be. */
  async tenantsIn(table: string): Promise<string[] | string> {
    await this.connection.query('savepoint here');
    try {
      const { rows } = await this.connection.query<{ tenant: string }>(`select distinct tenant_id as tenant from ${table} order by 1`);
      return rows.map(({ tenant }) => tenant);
    } catch (error) {
      await this.connection.query('rollback to here');
      return (error as { code: string }).code;
    }
  }

  run(statement: string): Promise<unknown> {
    return this.connection.query(statement);
  }
}
