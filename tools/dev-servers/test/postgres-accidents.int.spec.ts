import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../src/index.ts';
import { isAlive, isGoneWithin } from '../src/process-table.ts';
import { aPlace, ask } from './a-place.ts';
import { anotherProcess } from './another-process.ts';

const place = aPlace();
const dataDir = join(place, 'db');
afterAll(() => rmSync(place, { recursive: true }));

describe('a start that was killed with kill -9', () => {
  it('leaves a server that the next start adopts as it is', async () => {
    const killed = await anotherProcess('postgres', dataDir);
    await ask(killed.said.superuserUrl!, 'create table kept as select 1 as id');
    await killed.killHard();
    expect(isAlive(killed.said.pid!)).toBe(true);

    const server = await startPostgres({ dataDir, durable: false });

    expect(server).toMatchObject({ adopted: true, pid: killed.said.pid, port: killed.said.port });
    expect(await ask(server.superuserUrl, 'select id from kept')).toEqual([1]);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  });

  it('leaves a server that is stopped and started anew where it is not what is wanted now, for instance not durable', async () => {
    const killed = await anotherProcess('postgres', dataDir);
    await killed.killHard();

    const server = await startPostgres({ dataDir, durable: true });

    expect(server.adopted).toBe(false);
    expect(isAlive(killed.said.pid!)).toBe(false);
    expect(await ask(server.superuserUrl, 'show fsync')).toEqual(['on']);
    expect(await ask(server.superuserUrl, 'select id from kept')).toEqual([1]);
    await server.stop();
  });

  it('is no hindrance where the server was killed with it, and its number belongs to another program since', async () => {
    const killed = await anotherProcess('postgres', dataDir);
    process.kill(killed.said.pid!, 'SIGKILL');
    await isGoneWithin(killed.said.pid!, 5000);
    await killed.killHard();
    for (const file of ['cluster/postmaster.pid', `run/.s.PGSQL.${killed.said.port}.lock`]) {
      const path = join(dataDir, file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(/^\d+/, String(process.pid)));
    }

    const server = await startPostgres({ dataDir, durable: false });

    expect(server.adopted).toBe(false);
    expect(await ask(server.superuserUrl, 'select id from kept')).toEqual([1]);
    await server.stop();
  });
});

describe('two starts on one folder', () => {
  it('do not both succeed: the second says which process has the folder', async () => {
    const first = await startPostgres({ dataDir, durable: false });
    const second = await anotherProcess('postgres', dataDir);

    expect(second.said.refused).toContain(`The folder ${dataDir} is in use by another start (process ${process.pid})`);
    expect(second.said.refused).toContain('正被另一次启动使用');
    expect(await ask(first.superuserUrl, 'select 1')).toEqual([1]);
    await first.stop();
  });

  it('do not both succeed when they begin at the same moment either', async () => {
    const starts = await Promise.allSettled([1, 2, 3].map(() => startPostgres({ dataDir, durable: false })));
    const [won] = starts.filter((start) => start.status === 'fulfilled');

    expect(starts.filter((start) => start.status === 'rejected')).toHaveLength(2);
    await won!.value.stop();
  });
});

describe('a start that fails', () => {
  it('says so with the words of the log, and gives the folder back', async () => {
    const setting = join(dataDir, 'cluster/postgresql.conf');
    const good = readFileSync(setting, 'utf8');
    writeFileSync(setting, `${good}\nno_such_setting = 1\n`);
    await expect(startPostgres({ dataDir, durable: false })).rejects.toThrow(/did not start.*no_such_setting/s);
    writeFileSync(setting, good);

    const server = await startPostgres({ dataDir, durable: false });

    expect(await ask(server.superuserUrl, 'select id from kept')).toEqual([1]);
    await server.stop();
  });

  it('names the password file where that is lost, and touches nothing', async () => {
    const file = join(dataDir, 'superuser.password');
    const password = readFileSync(file);
    rmSync(file);
    await expect(startPostgres({ dataDir, durable: false })).rejects.toThrow(`its password file ${file} is gone`);
    writeFileSync(file, password, { mode: 0o600 });

    await (await startPostgres({ dataDir, durable: false })).stop();
  });
});
