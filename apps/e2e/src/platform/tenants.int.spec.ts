import { jest } from '@jest/globals';
import { openDatabase, openService, platformTables, Transactions, UnsafeDatabaseRole, withScope, type Scope, type ServiceSettings } from '@yidan/platform';
import { Client } from 'pg';
import { AJournal, LINJIANG, QINGHE, ROLES, SERVICE } from './a-journal.ts';

jest.setTimeout(60_000);

const CITY = '519900';
const REFUSED = 'outside a transaction has no tenant';
/** Plumbing: positions, cursors and ids of events that were received; nothing in them says what happened in a district. */
const PLUMBING = ['applier_cursor', 'inbox', 'journal_order', 'relay_cursor', 'sequencer'];
const CITY_MAY_BE_READ = ['calendar_day_set', 'policy_value', 'tenant'];
/** What the background sees of every tenant: the journal to publish, the grants to know who asks, what is parked, and keys of requests to forget. */
const WORKER_SEES = ['idempotency', 'journal', 'organ', 'parked_event', 'person_account', 'role_grant', 'tenant'];

const tables = platformTables(SERVICE).flatMap((sql) => /^create table (\w+)/.exec(sql)?.[1] ?? []);
const tenantTables = tables.filter((table) => !PLUMBING.includes(table)).sort();

let journal: AJournal;
beforeAll(async () => {
  journal = await AJournal.open();
  for (const tenant of [CITY, QINGHE, LINJIANG]) for (const table of tenantTables) await fill(table, tenant);
});
afterAll(() => journal.close());

/** A row of a table with something in every column that must not be empty. */
async function valuesFor(table: string, tenant: string): Promise<{ columns: string; values: string }> {
  const { rows } = await journal.sql.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
      where table_name = $1 and is_nullable = 'NO' and column_default is null and is_identity = 'NO' order by ordinal_position`,
    [table],
  );
  const made: Record<string, string> = { uuid: 'gen_random_uuid()', text: `'x'`, timestamptz: 'now()', json: `'{}'`, jsonb: `'{}'`, bytea: `'x'`, date: `'2026-01-01'`, bool: 'true' };
  return {
    columns: rows.map(({ name }) => name).join(', '),
    values: rows.map(({ name, type }) => (name === 'tenant_id' ? `'${tenant}'` : (made[type] ?? '1'))).join(', '),
  };
}

async function fill(table: string, tenant: string): Promise<void> {
  const { columns, values } = await valuesFor(table, tenant);
  const client = await journal.sql.connect();
  // Only the rows matter here, not what they point to.
  await client.query(`begin; set local session_replication_role = replica; insert into ${table} (${columns}) values (${values}); commit`);
  client.release();
}

/** Runs statements in one transaction that is rolled back, as a role and bound as said. */
async function as<T>(role: 'app' | 'worker', settings: Record<string, string>, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: journal.database.urls[role] });
  await client.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(settings)) await client.query('select set_config($1, $2, true)', [name, value]);
    return await work(client);
  } finally {
    await client.end();
  }
}

const tenantsIn = async (client: Client, table: string): Promise<string[]> =>
  (await client.query<{ tenant: string }>(`select distinct tenant_id as tenant from ${table} order by 1`)).rows.map(({ tenant }) => tenant);
const changed = async (client: Client, statement: string): Promise<number> => {
  await client.query('savepoint here');
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } catch (error) {
    await client.query('rollback to here');
    if ((error as { code?: string }).code === '42501') return 0;
    throw error;
  }
};

it('F-147 every table of the platform is either plumbing or a tenant\'s', () => {
  expect(tables.filter((table) => PLUMBING.includes(table)).sort()).toEqual(PLUMBING);
  expect(tenantTables).toEqual(expect.arrayContaining(['journal', 'idempotency', 'organ', 'parked_event', 'policy_value']));
});

describe.each(tenantTables)('F-147 the table %s', (table) => {
  it('shows nothing and takes nothing where no tenant was named', async () => {
    const { columns, values } = await valuesFor(table, QINGHE);
    const unnamed: Record<string, string>[] = [{}, { 'app.tenant': '' }, { 'app.tenant': 'null' }];
    for (const settings of unnamed) {
      await as('app', settings, async (client) => {
        expect(await tenantsIn(client, table)).toEqual([]);
        await expect(client.query(`insert into ${table} (${columns}) values (${values})`)).rejects.toMatchObject({ code: '42501' });
      });
    }
  });

  it('shows a district its own rows and lets it touch no others', async () => {
    const { columns, values } = await valuesFor(table, LINJIANG);
    await as('app', { 'app.tenant': QINGHE }, async (client) => {
      expect(await tenantsIn(client, table)).toEqual([QINGHE]);
      expect(await changed(client, `delete from ${table} where tenant_id = '${LINJIANG}'`)).toBe(0);
      expect(await changed(client, `update ${table} set tenant_id = tenant_id where tenant_id = '${LINJIANG}'`)).toBe(0);
      expect(await changed(client, `update ${table} set tenant_id = '${LINJIANG}'`)).toBe(0);
      expect(await changed(client, `insert into ${table} (${columns}) values (${values})`)).toBe(0);
    });
    const { rows } = await journal.sql.query(`select count(*)::int as rows from ${table} where tenant_id = '${LINJIANG}'`);
    expect(rows).toEqual([{ rows: 1 }]);
  });

  it('shows the rows of the city to its districts only where they are for all of them', async () => {
    const seen = await as('app', { 'app.tenant': QINGHE, 'app.city': CITY }, (client) => tenantsIn(client, table));
    expect(seen).toEqual(CITY_MAY_BE_READ.includes(table) ? [CITY, QINGHE] : [QINGHE]);
    const touched = await as('app', { 'app.tenant': QINGHE, 'app.city': CITY }, (client) => changed(client, `delete from ${table} where tenant_id = '${CITY}'`));
    expect(touched).toBe(0);
  });

  it('is seen by the background only as far as its work needs', async () => {
    const seen = await as('worker', {}, (client) => tenantsIn(client, table)).catch((error: { code?: string }) => error.code);
    expect(seen).toEqual(WORKER_SEES.includes(table) ? [CITY, QINGHE, LINJIANG] : '42501');
    expect(await as('worker', {}, (client) => changed(client, `update ${table} set tenant_id = tenant_id`))).toBe(0);
  });
});

it('the journal can be added to, but not changed or shortened', async () => {
  await as('app', { 'app.tenant': QINGHE }, async (client) => {
    expect(await changed(client, `update journal set payload = '{}'`)).toBe(0);
    expect(await changed(client, `delete from journal`)).toBe(0);
    await expect(client.query('truncate journal')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a service', () => {
  const scope: Scope = { tenant: QINGHE, city: null, actor: { id: 'system:spec', organId: null, roles: [] } };

  it('refuses to serve as superuser, as the owner of its tables and as a role that row security does not bind', async () => {
    await journal.sql.query(`drop role if exists spec_bypass; create role spec_bypass login bypassrls password 'spec'; grant connect on database ${journal.database.name} to spec_bypass`);
    const bypass = new URL(journal.database.superuserUrl);
    [bypass.username, bypass.password] = ['spec_bypass', 'spec'];
    for (const url of [journal.database.superuserUrl, journal.database.urls.owner, bypass.href]) {
      await expect(openDatabase(url, [], 1)).rejects.toThrow(UnsafeDatabaseRole);
    }
    await journal.sql.query(`drop owned by spec_bypass; drop role spec_bypass`);
    expect(ROLES.app).toBe('evaluation_app');
  });

  it('does not even start with such a login', async () => {
    const settings: ServiceSettings = {
      service: SERVICE,
      database: { appUrl: journal.database.urls.owner, workerUrl: journal.database.urls.worker, poolSize: 1 },
      nats: null,
      identity: { issuer: 'http://issuer.test', audience: 'yidan', jwks: { keys: [] } },
      operatorSubject: 'platform.operator',
      fieldKey: null,
      clockOffsetMs: 0,
      testMode: true,
      otlpUrl: null,
      logLevel: 'silent',
    };
    await expect(openService(AJournal.definition, settings)).rejects.toThrow(UnsafeDatabaseRole);
  });

  it('sends no query outside a transaction, and opens none without a tenant', async () => {
    const orm = await openDatabase(journal.database.urls.app, [], 1);
    const transactions = new Transactions(orm);
    try {
      await expect(orm.em.fork().execute('select 1')).rejects.toThrow(REFUSED);
      await expect(orm.em.fork().getConnection().execute('select 1')).rejects.toThrow(REFUSED);
      await expect(orm.em.fork().transactional((em) => em.execute('select 1'))).rejects.toThrow(REFUSED);
      await expect(withScope({ ...scope, tenant: `519901'; drop table journal; --` }, () => orm.em.fork().transactional((em) => em.execute('select 1')))).rejects.toThrow('not a tenant');
      await expect(transactions.run({ ...scope, city: '*' }, () => Promise.resolve())).rejects.toThrow('not a tenant');
      // Each refusal gave its connection back: the only one of this pool is there.
      expect(await transactions.run(scope, (em) => em.execute(`select current_setting('app.tenant') as tenant`))).toEqual([{ tenant: QINGHE }]);
    } finally {
      await orm.close(true);
    }
  });

  it('gets its connections back after each of them was cut in the middle of a transaction', async () => {
    const orm = await openDatabase(journal.database.urls.app, [], 2);
    const transactions = new Transactions(orm);
    try {
      for (let n = 0; n < 5; n++) {
        await expect(
          transactions.run(scope, async (em) => {
            const [own] = await em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
            await journal.sql.query('select pg_terminate_backend($1)', [own!.pid]);
            await em.execute('select 1');
          }),
        ).rejects.toThrow();
      }
      expect(await Promise.all([1, 2].map(() => transactions.run(scope, (em) => em.execute('select 1 as alive'))))).toEqual([[{ alive: 1 }], [{ alive: 1 }]]);
    } finally {
      await orm.close(true);
    }
  });

  it('forgets the tenant of a transaction with the transaction', async () => {
    const orm = await openDatabase(journal.database.urls.app, [], 1);
    const transactions = new Transactions(orm);
    const seen = (tenant: string) => transactions.run({ ...scope, tenant }, (em) => em.execute<{ tenant: string }[]>('select distinct tenant_id as tenant from journal'));
    try {
      expect(await seen(QINGHE)).toEqual([{ tenant: QINGHE }]);
      await expect(transactions.run(scope, () => Promise.reject(new Error('given up')))).rejects.toThrow('given up');
      expect(await seen(LINJIANG)).toEqual([{ tenant: LINJIANG }]);
    } finally {
      await orm.close(true);
    }
  });
});
