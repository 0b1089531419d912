import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dropDatabase, ensureDatabase, pssOf, startPostgres } from '../src/index.ts';
import type { DatabaseUrls, RunningPostgres } from '../src/index.ts';
import { aPlace, ask } from './a-place.ts';

const place = aPlace();
const dataDir = join(place, 'db');
let server: RunningPostgres;
const database = (name: string, rest: { service?: string; template?: string } = {}): Promise<DatabaseUrls> =>
  ensureDatabase(server.superuserUrl, name, { secretsFile: server.secretsFile, ...rest });

beforeAll(async () => {
  server = await startPostgres({ dataDir, durable: true });
});
afterAll(async () => {
  await server.stop();
  rmSync(place, { recursive: true });
});

describe('a new PostgreSQL server', () => {
  it('lets nobody in without the password, neither over TCP nor over the socket', async () => {
    const { port, password } = server;
    for (const host of ['127.0.0.1', server.socketDir]) {
      const door = { host, port, user: 'postgres', database: 'postgres' };

      await expect(ask(door, 'select 1')).rejects.toThrow('password must be a string');
      await expect(ask({ ...door, password: 'guess' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
      await expect(ask({ ...door, password }, 'select 1')).resolves.toEqual([1]);
    }
  });

  it('has no rule that trusts, and keeps no password in another form than scram', async () => {
    expect(await ask(server.superuserUrl, 'select distinct auth_method from pg_hba_file_rules')).toEqual(['scram-sha-256']);
    expect(await ask(server.superuserUrl, 'select left(rolpassword, 13) from pg_authid where rolcanlogin')).toEqual(['SCRAM-SHA-256']);
  });

  it('listens on this machine alone, and its passwords are readable to their owner alone', async () => {
    await database('list-registry');

    expect(await ask(server.superuserSocketUrl, 'show listen_addresses')).toEqual(['127.0.0.1']);
    expect(statSync(join(server.home, 'superuser.password')).mode & 0o777).toBe(0o600);
    expect(statSync(server.secretsFile).mode & 0o777).toBe(0o600);
    expect(statSync(server.socketDir).mode & 0o777).toBe(0o700);
  });

  it('does not run as root', () => {
    expect(statSync(`/proc/${server.pid}`).uid).not.toBe(0);
  });

  it('writes through to the disk where data must outlive a power cut', async () => {
    const settings = "select name || ' ' || setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by 1";

    expect(await ask(server.superuserUrl, settings)).toEqual(['fsync on', 'full_page_writes on', 'synchronous_commit on']);
  });

  it('takes Chinese letters for letters', async () => {
    await ask(server.superuserUrl, 'create extension if not exists pg_trgm');

    expect(await ask(server.superuserUrl, "select cardinality(show_trgm('中国人民'))")).toEqual([5]);
  });

  it('holds less than 60 MB of memory when idle', () => {
    const megabytes = pssOf(server.pid) / 1e6;

    expect(megabytes).toBeGreaterThan(5);
    expect(megabytes).toBeLessThan(60);
  });
});

describe("a service's database", () => {
  it('is made once, with the same logins at each asking, also when two ask at the same time', async () => {
    const [first, second] = await Promise.all([database('summons'), database('summons')]);
    const third = await database('summons');

    expect(second).toEqual(first);
    expect(third).toEqual(first);
    for (const [role, url] of Object.entries(first)) expect(await ask(url, 'select current_user::text')).toEqual([`summons_${role}`]);
  });

  it('is reached by its logins over the socket as well', async () => {
    const { app } = await ensureDatabase(server.superuserSocketUrl, 'summons', { secretsFile: server.secretsFile });

    expect(await ask(app, 'select current_user::text, inet_server_addr()')).toEqual(['summons_app', null]);
  });

  it('gives none of its roles a power over the server or past row security', async () => {
    await database('devolution');
    const powers = `select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication), count(*)::int
                      from pg_roles where rolname like 'devolution\\_%'`;

    expect(await ask(server.superuserUrl, powers)).toEqual([false, 3]);
  });

  it('lets the owner make tables, and app and worker only what they are granted', async () => {
    const { owner, app, worker } = await database('evaluation');
    await ask(owner, 'create table score (id int); insert into score values (7)').catch(() => undefined);
    await ask(owner, 'grant select on score to evaluation_app');

    expect(await ask(app, 'select id from score')).toEqual([7]);
    await expect(ask(worker, 'select id from score')).rejects.toMatchObject({ code: '42501' });
    for (const url of [app, worker]) {
      await expect(ask(url, 'create table mine (id int)')).rejects.toMatchObject({ code: '42501' });
      await expect(ask(url, 'create schema mine')).rejects.toMatchObject({ code: '42501' });
      await expect(ask(url, 'create temp table mine (id int)')).rejects.toMatchObject({ code: '42501' });
    }
    const owned = `select count(*)::int from pg_shdepend d join pg_roles r on r.oid = d.refobjid
                    where d.deptype = 'o' and r.rolname in ('evaluation_app', 'evaluation_worker')`;
    expect(await ask(server.superuserUrl, owned)).toEqual([0]);
  });

  it('is closed to the roles of other services', async () => {
    await database('summons');
    const stranger = new URL((await database('evaluation')).owner);
    stranger.pathname = '/summons';

    await expect(ask(stranger.href, 'select 1')).rejects.toMatchObject({ code: '42501' });
  });

  it('can be a copy of another for one test, with the same logins and as closed, and be dropped again', async () => {
    const { owner } = await database('evaluation');
    await ask(owner, 'create table if not exists copied (id int)');
    const copy = await database('evaluation-copy', { service: 'evaluation', template: 'evaluation' });

    expect(await ask(copy.owner, "select to_regclass('copied')::text")).toEqual(['copied']);
    expect(new URL(copy.app).password).toBe(new URL((await database('evaluation')).app).password);
    const outsider = new URL((await database('summons')).app);
    outsider.pathname = '/evaluation-copy';
    await expect(ask(outsider.href, 'select 1')).rejects.toMatchObject({ code: '42501' });
    await dropDatabase(server.superuserUrl, 'evaluation-copy');
    await expect(ask(copy.owner, 'select 1')).rejects.toMatchObject({ code: '3D000' });
  });

  it.each(['', 'Summons', 'a"b', "a'b", '../x'])('cannot be named %j', (name) => {
    expect(() => database(name)).toThrow('Not a name');
  });
});

describe('a server stopped and started again', () => {
  it('has its data, its port and its passwords', async () => {
    const { owner } = await database('assistance');
    await ask(owner, 'create table request as select 42 as id');
    const { port, password, pid } = server;

    await server.stop();
    expect(existsSync(join(server.home, 'cluster/postmaster.pid'))).toBe(false);
    server = await startPostgres({ dataDir, durable: true });

    expect(server).toMatchObject({ port, password, adopted: false });
    expect(server.pid).not.toBe(pid);
    expect(await ask(owner, 'select id from request')).toEqual([42]);
  });

  it('takes another port where its own has been taken meanwhile', async () => {
    const { port } = server;
    await server.stop();
    const { createServer } = await import('node:net');
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));

    server = await startPostgres({ dataDir, durable: true });
    squatter.close();

    expect(server.port).not.toBe(port);
    expect(readFileSync(join(server.home, 'port'), 'utf8')).toBe(String(server.port));
    expect(await ask(server.superuserUrl, 'select 1')).toEqual([1]);
  });
});
