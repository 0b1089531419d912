import { jest } from '@jest/globals';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIssuer, type Issuer } from '@yidan/dev-issuer';
import { listRegistry } from '@yidan/list-registry';
import { SECRETS } from '@yidan/platform';
import { testDatabase, TestClient, testServers, type TestDatabase } from '@yidan/testing';
import { Client } from 'pg';
import { registry } from '../dispatch/a-sample-district.ts';
import { publishKeys, runProcess, type ServiceRun } from './a-service-process.ts';

jest.setTimeout(120_000);

const trailKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
const fieldKeys = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];

let database: TestDatabase;
let issuer: Issuer;
let keys: Awaited<ReturnType<typeof publishKeys>>;
let whole: Record<string, string>;
let canaries: string[];
beforeAll(async () => {
  database = await testDatabase(listRegistry);
  issuer = await openIssuer(mkdtempSync(join(testServers().folder, 'canaries-')), 'http://issuer.test');
  keys = await publishKeys(issuer.jwks());
  whole = {
    DATABASE_URL: database.urls.app,
    DATABASE_WORKER_URL: database.urls.worker,
    DATABASE_OWNER_URL: database.urls.owner,
    NATS_URL: 'nats://canary-nats-token@127.0.0.1:1',
    YIDAN_FIELD_KEY: fieldKeys[0]!,
    YIDAN_TRAIL_KEY: trailKey,
    OIDC_ISSUER: 'http://issuer.test',
    OIDC_JWKS_URL: keys.url,
    PORT: '0',
    LOG_LEVEL: 'debug',
  };
  const passwords = [database.urls.app, database.urls.worker, database.urls.owner].map((url) => decodeURIComponent(new URL(url).password));
  canaries = [...passwords, 'canary', ...fieldKeys.map((key) => key.slice(0, 30)), trailKey.slice(20, 60)];
});
afterAll(async () => {
  keys?.close();
  await database?.drop();
});

function expectNothingSaid(text: string): void {
  expect(text).not.toBe('');
  for (const canary of canaries) expect(text).not.toContain(canary);
}

describe('a service with secrets in its environment', () => {
  it('has every secret of a service in this test', () => {
    expect(SECRETS.filter((name) => !(name in whole) && name !== 'YIDAN_FIELD_KEYS')).toEqual([]);
  });

  describe('that runs and fails in many ways', () => {
    let run: ServiceRun;
    const answers: string[] = [];
    const ask = async (path: string, token: string | null, body?: string, more: Record<string, string> = {}): Promise<number> => {
      const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
      const response = await fetch(run.address + path, { method: body === undefined ? 'GET' : 'POST', headers: { ...authorization, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...more }, ...(body === undefined ? {} : { body }) });
      answers.push(`${response.status} ${JSON.stringify([...response.headers])} ${await response.text()}`);
      return response.status;
    };

    beforeAll(async () => {
      run = await runProcess('list-registry', whole);
    });
    afterAll(() => run?.stop());

    it('answers and logs no secret, no token, no statement and no line of code', async () => {
      expect(run.address).not.toBeNull();
      const operator = await issuer.issue({ subject: 'platform.operator', audience: 'yidan', ttl: 600 });
      const office = { code: 'BWB', name: '编办', shortName: '编办' };
      const tenant = JSON.stringify({ tenantId: '519900', name: '云川市', level: 'CITY', cityTenantId: '519900', establishmentOffice: office, administrator: { subject: 'admin.city', name: '金丝雀' } });
      expect(await ask(`${registry}/tenants`, operator, tenant)).toBe(201);
      const admin = await issuer.issue({ subject: 'admin.city', audience: 'yidan', ttl: 600 });
      // Bodies that are none, tokens that are none, addresses that are none.
      expect(await ask(`${registry}/organs`, admin, '{"code": "canary-body"')).toBe(400);
      expect(await ask(`${registry}/organs`, admin, '{"code": "canary-body", "odd-field": 1}', { cookie: 'session=canary-cookie' })).toBe(400);
      expect(await ask(`${registry}/organs`, `canary-token.${admin}`)).toBe(401);
      expect(await ask(`${registry}/organs`, await issuer.issue({ subject: 'admin.city', audience: 'canary-audience', ttl: 600 }))).toBe(401);
      expect(await ask(`${registry}/organs/CANARY?x=${encodeURIComponent(database.urls.app)}`, admin)).toBeGreaterThanOrEqual(400);
      // A database that lost a table: an error nobody foresaw, with a statement in it.
      const sql = new Client({ connectionString: database.superuserUrl });
      await sql.connect();
      try {
        await sql.query('alter table organ rename to organ_away');
        expect(await ask(`${registry}/organs`, operator)).toBe(403);
        expect(await ask(`${registry}/organs`, admin)).toBe(500);
        await sql.query('alter table organ_away rename to organ');
        // One whose passwords were changed under the service and whose connections were cut.
        const roles = [database.urls.app, database.urls.worker].map((url) => new URL(url).username);
        await sql.query(`update pg_database set datallowconn = false where datname = $1`, [database.name]);
        await sql.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = any($1) and datname = $2`, [roles, database.name]);
        expect(await ask(`${registry}/organs`, admin)).toBeGreaterThanOrEqual(500);
        expect(await ask('/health/ready', null)).toBe(503);
      } finally {
        await sql.query(`update pg_database set datallowconn = true where datname = $1`, [database.name]);
        await sql.end();
      }
      expect(await ask('/api/list-registry/metrics', null)).toBe(200);
      for (const answer of answers) {
        expectNothingSaid(answer.replaceAll('金丝雀', ''));
        expect(answer).not.toMatch(/select |insert |relation |node_modules|\.ts:|\.js:|at [A-Z]\w+\./);
      }
      await run.stop();
      const said = run.said();
      expectNothingSaid(said);
      // It did log: every request, and the error with its place in the code.
      expect(said).toContain('"status":500');
      expect(said).toContain('organ');
      for (const token of [operator, admin]) expect(said).not.toContain(token.split('.')[2]);
    });
  });

  it.each<[string, () => Record<string, string>]>([
    ['an address of a database that is none', () => ({ DATABASE_URL: 'not an address canary-url' })],
    ['an address of a database that nobody can read', () => ({ DATABASE_URL: 'postgres://app:canary-password@[::1:x/db' })],
    ['a database that is away', () => ({ DATABASE_URL: 'postgres://app:canary-password@127.0.0.1:1/db', DATABASE_WORKER_URL: 'postgres://worker:canary-password@127.0.0.1:1/db' })],
    ['a wrong password', () => ({ DATABASE_URL: database.urls.app.replace(new URL(database.urls.app).password, 'canary-password') })],
    ['a field key that is none', () => ({ YIDAN_FIELD_KEY: 'canary-key' })],
    ['a trail key that is none', () => ({ YIDAN_TRAIL_KEY: 'canary-key' })],
    ['an address of the broker that is none', () => ({ NATS_URL: 'nats://canary:canary-password@[x' })],
    ['a secret given twice', () => ({ NATS_URL_FILE: '/nowhere/canary-no' })],
  ])('that cannot start because of %s says so without them', async (_what, wrong) => {
    const run = await runProcess('list-registry', { ...whole, ...wrong() });
    await run.stop();
    // A path is no secret; what the file holds would be.
    expectNothingSaid(run.said().replaceAll('/nowhere/canary-no', ''));
    // What the framework has to say goes through the log as well, never past it.
    expect(run.said()).not.toContain('[Nest]');
  });

  it('takes them from files just as well, and migrates with them', async () => {
    const folder = mkdtempSync(join(testServers().folder, 'secrets-'));
    const fromFiles = Object.fromEntries(
      Object.entries(whole).map(([name, value]) => {
        if (!SECRETS.includes(name)) return [name, value];
        writeFileSync(join(folder, name), `${value}\n`);
        return [`${name}_FILE`, join(folder, name)];
      }),
    );
    const migrated = await runProcess('list-registry', fromFiles, ['migrate']);
    expect([await migrated.stop(), migrated.said()]).toEqual([0, 'nothing to migrate\n']);
    const run = await runProcess('list-registry', fromFiles);
    try {
      expect((await new TestClient(run.address!, null).get('/health/live')).status).toBe(200);
    } finally {
      await run.stop();
    }
    expectNothingSaid(run.said());
  });
});
