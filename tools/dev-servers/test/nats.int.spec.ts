import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import { findNatsServer, startNats } from '../src/index.ts';
import type { RunningNats } from '../src/index.ts';
import { isAlive } from '../src/process-table.ts';
import { aPlace } from './a-place.ts';
import { anotherProcess } from './another-process.ts';

const isHere = await findNatsServer(console.log).then(() => true, () => false);
const describeWithNats = isHere || process.env['YIDAN_REQUIRE_ALL'] === '1' ? describe : describe.skip;
const place = aPlace();
const running: RunningNats[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});
afterAll(() => rmSync(place, { recursive: true }));

const open = async (name: string, configuration = ''): Promise<RunningNats> => {
  const server = await startNats({ dir: join(place, name), url: null, configuration });
  running.push(server);
  return server;
};

async function through<T>(url: string, work: (line: NatsConnection) => Promise<T>, login = {}): Promise<T> {
  const line = await connect({ servers: url, reconnect: false, ...login });
  try {
    return await work(line);
  } finally {
    await line.close();
  }
}

const publish = (url: string): Promise<void> =>
  through(url, async (line) => {
    const manager = await jetstreamManager(line);
    await manager.streams.add({ name: 'SUMMONS', subjects: ['yidan.>'] });
    await manager.jetstream().publish('yidan.110108.dispatch', 'order');
  });

const messages = (url: string): Promise<number> =>
  through(url, async (line) => (await (await jetstreamManager(line)).streams.info('SUMMONS')).state.messages);

describeWithNats('a NATS server', () => {
  it('has its streams after a stop, after a kill, and on another start, with the same address for those who know it', async () => {
    const server = await open('one');
    await publish(server.url);
    const { url, pid } = server;

    await server.restart();
    expect(await messages(url)).toBe(1);
    await server.kill();
    expect(isAlive(server.pid!)).toBe(false);
    await expect(messages(url)).rejects.toThrow();
    await server.restart();
    expect([server.url, await messages(url)]).toEqual([url, 1]);
    expect(server.pid).not.toBe(pid);
    await server.stop();

    expect(await messages((await open('one')).url)).toBe(1);
  });

  it('is one of several that run side by side and know nothing of each other', async () => {
    const [left, right] = await Promise.all([open('left'), open('right')]);
    await publish(left.url);

    expect(left.url).not.toBe(right.url);
    await expect(messages(right.url)).rejects.toThrow('stream not found');
  });

  it('left behind by a killed start is ended before another uses its files, and no two starts share them', async () => {
    const killed = await anotherProcess('nats', join(place, 'orphan'));
    await publish((killed.said as unknown as RunningNats).url);
    await expect(open('orphan')).rejects.toThrow('in use by another start');
    await killed.killHard();
    expect(isAlive(killed.said.pid!)).toBe(true);

    const server = await open('orphan');

    expect(isAlive(killed.said.pid!)).toBe(false);
    expect(await messages(server.url)).toBe(1);
  });

  it('lets in only those whom its configuration names', async () => {
    const { url } = await open('closed', 'authorization { users: [{ user: summons, password: "s3cret" }] }');

    await expect(through(url, () => Promise.resolve())).rejects.toThrow(/authorization/i);
    expect(await through(url, (line) => Promise.resolve(line.isClosed()), { user: 'summons', pass: 's3cret' })).toBe(false);
  });

  it('that does not start says why', async () => {
    await expect(open('broken', 'no_such_word {')).rejects.toThrow(/nats-server did not start.*Parse error on line/s);
  });

  it('of somebody else is named, and neither stopped nor killed', async () => {
    const outside = await startNats({ dir: join(place, 'unused'), url: 'nats://nats.example:4222' });

    expect([outside.url, outside.pid]).toEqual(['nats://nats.example:4222', undefined]);
    await expect(outside.kill()).rejects.toThrow('not ours');
    await outside.stop();
  });
});

describe('the nats-server program', () => {
  it('is asked for in one sentence where neither it nor apt can be found', async () => {
    await expect(findNatsServer(() => {}, ['/nonexistent'], join(place, 'tools'))).rejects.toThrow(
      'nats-server was not found: run apt-get install nats-server',
    );
  });
});
