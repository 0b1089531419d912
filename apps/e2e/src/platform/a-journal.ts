import { Migration } from '@mikro-orm/migrations';
import { Module } from '@nestjs/common';
import { ownTenant, platformTables, rolesOf, Sequencer, trailTables, type ChainAlgorithm, type ServiceDefinition } from '@yidan/platform';
import { testDatabase, type TestDatabase } from '@yidan/testing';
import { Client, Pool } from 'pg';
import { randomUUID } from 'node:crypto';

export const SERVICE = 'evaluation';
export const QINGHE = '519901';
export const LINJIANG = '519902';

class JournalAlone extends Migration {
  override up(): void {
    for (const sql of [...platformTables(SERVICE), ...trailTables(SERVICE)]) this.addSql(sql);
    this.addSql(`create table matter (tenant_id text not null, id uuid primary key, version int not null)`);
    for (const sql of ownTenant(SERVICE, 'matter')) this.addSql(sql);
  }
}

@Module({})
class Nothing {}

const definition: ServiceDefinition = {
  name: SERVICE,
  titleZh: '只有账',
  titleEn: 'Journal alone',
  module: Nothing,
  entities: [],
  migrations: [{ name: 'journal_alone', class: JournalAlone }],
  projections: [],
};

/** A journal on a real database, with nothing that reads it yet: specs bring sequencers and writers. */
export class AJournal {
  static readonly definition = definition;
  private readonly ends: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly database: TestDatabase,
    /** Sees everything. */
    readonly sql: Pool,
  ) {}

  static async open(): Promise<AJournal> {
    const database = await testDatabase(definition);
    const sql = new Pool({ connectionString: database.superuserUrl, max: 2 });
    sql.on('error', () => undefined);
    return new AJournal(database, sql);
  }

  /** A sequencer on connections of its own, as another process would have it; `start` it or call `batch` by hand. */
  sequencer(onTrouble: (error: unknown) => void = () => undefined, algorithm?: ChainAlgorithm): Sequencer {
    const pool = new Pool({ connectionString: this.database.urls.worker, max: 2 });
    pool.on('error', () => undefined);
    const sequencer = new Sequencer(SERVICE, pool, onTrouble, algorithm);
    this.ends.push(() => sequencer.stop().then(() => pool.end()));
    return sequencer;
  }

  /** A writer of one district: a connection of the app role with a transaction that the spec opens and ends. */
  async writer(tenant = QINGHE): Promise<Writer> {
    const client = new Client({ connectionString: this.database.urls.app });
    client.on('error', () => undefined);
    await client.connect();
    this.ends.push(() => client.end());
    return new Writer(client, tenant);
  }

  /** What was given a position, in that order. */
  async order(): Promise<OrderedRow[]> {
    const { rows } = await this.sql.query<OrderedRow>(
      `select o.position::text as position, o.seq::text as seq, j.event_id as id, j.agg_id as matter, j.agg_version as version
         from journal_order o join journal j using (seq) order by o.position`,
    );
    return rows;
  }

  async journalled(): Promise<string[]> {
    const { rows } = await this.sql.query<{ id: string }>(`select event_id as id from journal`);
    return rows.map(({ id }) => id);
  }

  async close(): Promise<void> {
    await Promise.all(this.ends.map((end) => end()));
    await this.sql.end();
    await this.database.drop();
  }
}

export interface OrderedRow {
  position: string;
  seq: string;
  id: string;
  matter: string;
  version: number;
}

/** 办事人: writes matters and their events by plain SQL, so that a spec decides when each step happens. */
export class Writer {
  constructor(
    readonly client: Client,
    private readonly tenant: string,
  ) {}

  async begin(): Promise<void> {
    await this.client.query(`begin; select set_config('app.tenant', '${this.tenant}', true)`);
  }

  commit = (): Promise<unknown> => this.client.query('commit');
  rollback = (): Promise<unknown> => this.client.query('rollback');

  /** Gives the transaction its id, as any write does. */
  async writesSomething(): Promise<void> {
    await this.client.query('select pg_current_xact_id()');
  }

  /** Moves a matter one step on and journals it under the version its row has now. */
  async act(matter: string): Promise<string> {
    const { rows } = await this.client.query<{ version: number }>(
      `insert into matter values ($1, $2, 1) on conflict (id) do update set version = matter.version + 1 returning version`,
      [this.tenant, matter],
    );
    return this.journal(matter, rows[0]!.version);
  }

  /** Journals an event; the payload may be an expression that takes its time while the row is being made. */
  async journal(matter: string = randomUUID(), version = 1, payload = `'{}'`): Promise<string> {
    const id = randomUUID();
    await this.client.query(
      `insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, payload)
       values ($1, $2, 'matter', $3, $4, 0, 'evaluation.spec.done', 1, true, now(), clock_timestamp(), '{"id":"system:spec"}', $1, (${payload})::json)`,
      [id, this.tenant, matter, version],
    );
    return id;
  }
}

export const ROLES = rolesOf(SERVICE);
