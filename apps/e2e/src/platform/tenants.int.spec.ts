import { jest } from '@jest/globals';
import { openDatabase, openService, Transactions, UnsafeDatabaseRole, withScope, type Scope, type ServiceSettings } from '@yidan/platform';
import { AJournal, LINJIANG, QINGHE, ROLES, SERVICE } from './a-journal.ts';

jest.setTimeout(60_000);

const REFUSED = 'outside a transaction has no tenant';

let journal: AJournal;
beforeAll(async () => {
  journal = await AJournal.open();
  await journal.sql.query(`insert into matter (tenant_id, id, version) select unnest(array['${QINGHE}', '${LINJIANG}']), gen_random_uuid(), 1`);
});
afterAll(() => journal.close());

it('the journal can be added to, but not changed or shortened', async () => {
  const writer = await journal.writer();
  for (const statement of [`update journal set payload = '{}'`, `update journal set payload = payload where false`, `delete from journal`, `truncate journal`]) {
    await writer.begin();
    await expect(writer.client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await writer.rollback();
  }
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
      fieldKeys: null,
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
    const seen = (tenant: string) => transactions.run({ ...scope, tenant }, (em) => em.execute<{ tenant: string }[]>('select distinct tenant_id as tenant from matter'));
    try {
      expect(await seen(QINGHE)).toEqual([{ tenant: QINGHE }]);
      await expect(transactions.run(scope, () => Promise.reject(new Error('given up')))).rejects.toThrow('given up');
      expect(await seen(LINJIANG)).toEqual([{ tenant: LINJIANG }]);
    } finally {
      await orm.close(true);
    }
  });
});
