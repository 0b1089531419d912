import { readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { jetstream, jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { armFailpoint, disarmFailpoints } from '@yidan/platform';
import { ALedgerCity, eventually, policy, QINGHE } from './a-ledger-city.ts';

jest.setTimeout(90_000);

const STREAM = 'YIDAN_LIST_REGISTRY';
const numbers = (upTo: number): string[] => Array.from({ length: upTo }, (_, i) => String(i + 1));

describe('events that pass over a broker', () => {
  let it_: ALedgerCity;
  beforeAll(async () => {
    it_ = await ALedgerCity.start({ transport: 'jetstream' });
  });
  afterEach(disarmFailpoints);
  afterAll(() => it_.stop());

  /** Says events while the reader is away, and waits until the broker has them all. */
  async function saidWhileAway(key: string, count: number): Promise<void> {
    await it_.city.stopService('summons');
    await it_.says(QINGHE, numbers(count).map((n) => policy(key, n)));
    await published();
  }

  async function published(): Promise<void> {
    const unpublished = async (): Promise<number> => {
      const { rows } = await it_.city.sql('list-registry').query<{ count: string }>(
        `select (select count(*) from journal) - (select count(*) from journal_order where position <= (select position from relay_cursor)) as count`,
      );
      return Number(rows[0]!.count);
    };
    expect(await eventually(unpublished, (count) => count === 0)).toBe(0);
  }

  async function atBroker<T>(work: (manager: JetStreamManager, nc: Awaited<ReturnType<typeof connect>>) => Promise<T>): Promise<T> {
    const nc = await connect({ servers: it_.city.nats!.url });
    try {
      return await work(await jetstreamManager(nc), nc);
    } finally {
      await nc.close();
    }
  }

  const allHeard = (key: string, count: number, patienceMs?: number): Promise<string[]> => eventually(() => it_.heard(key), (heard) => heard.length >= count, patienceMs);

  it('are taken from the journal where the broker lost some in the middle', async () => {
    await saidWhileAway('hole', 30);
    await atBroker(async (manager) => {
      const { state } = await manager.streams.info(STREAM);
      for (const back of [3, 4, 5, 12, 20, 28]) await manager.streams.deleteMessage(STREAM, state.last_seq - back);
    });
    await it_.city.startService('summons');
    await it_.city.settled();

    expect(await it_.heard('hole')).toEqual(numbers(30));
    expect(await it_.reacted('hole')).toBe(30);
  });

  it('are taken from the journal where the broker lost all but the last', async () => {
    await saidWhileAway('purged', 30);
    await atBroker((manager) => manager.streams.purge(STREAM, { keep: 1 }));
    await it_.city.startService('summons');
    await it_.city.settled();

    expect(await it_.heard('purged')).toEqual(numbers(30));
  });

  it('arrive within seconds where the broker lost the last of them and nothing new comes', async () => {
    await saidWhileAway('lost.tail', 650);
    await atBroker((manager) => manager.streams.purge(STREAM));
    await it_.city.startService('summons');
    const start = Date.now();

    expect(await allHeard('lost.tail', 650)).toEqual(numbers(650));
    expect(Date.now() - start).toBeLessThan(5000);
  });

  it('are published again without harm when the publisher ends before it has written down how far it came', async () => {
    await published();
    const before = await atBroker(async (manager) => (await manager.streams.info(STREAM)).state.last_seq);
    let ended = 0;
    armFailpoint('relay.published-unrecorded', 1, () => {
      ended += 1;
      throw new Error('ended here');
    });
    await it_.says(QINGHE, numbers(10).map((n) => policy('published.twice', n)));
    await published();
    await it_.city.settled();

    expect(ended).toBe(1);
    expect(await atBroker(async (manager) => (await manager.streams.info(STREAM)).state.last_seq)).toBe(before + 10);
    expect(await it_.heard('published.twice')).toEqual(numbers(10));
    expect(await it_.reacted('published.twice')).toBe(10);
  });

  it('have no second effect when somebody sends an old one again under no id, and what nobody published is thrown away', async () => {
    await it_.says(QINGHE, numbers(5).map((n) => policy('sent.again', n)));
    await it_.city.settled();
    await published();
    const sent = await atBroker(async (manager, nc) => {
      const js = jetstream(nc);
      const { state } = await manager.streams.info(STREAM);
      for (let seq = state.last_seq - 4; seq <= state.last_seq; seq++) {
        const old = (await manager.streams.getMessage(STREAM, { seq }))!;
        const again = headers();
        for (const name of old.header.keys()) if (name !== 'Nats-Msg-Id') again.set(name, old.header.get(name));
        await js.publish(old.subject, old.data, { headers: again });
      }
      const odd = headers();
      odd.set('yidan-position', 'the last');
      await js.publish(`yidan.${QINGHE}.policy.changed.v1`, '{"key":"made.up"}');
      await js.publish(`yidan.${QINGHE}.policy.changed.v1`, '{"key":"made.up"}', { headers: odd });
      return state.last_seq;
    });
    await it_.says(QINGHE, [policy('sent.again', '6')]);
    await it_.city.settled();

    expect(await it_.heard('sent.again')).toEqual(numbers(6));
    expect(await it_.reacted('sent.again')).toBe(6);
    const consumer = () => atBroker((manager) => manager.consumers.info(STREAM, 'summons--list-registry'));
    const { num_ack_pending, num_pending } = await eventually(consumer, (info) => info.num_ack_pending + info.num_pending === 0);
    expect([num_ack_pending, num_pending]).toEqual([0, 0]);
    expect((await consumer()).delivered.stream_seq).toBe(sent + 8);
  });

  it('all arrive after the broker\'s whole disk was deleted, though nothing new comes', async () => {
    await saidWhileAway('disk.lost', 50);
    const folder = readlinkSync(`/proc/${it_.city.nats!.pid}/cwd`);
    await it_.city.nats!.kill();
    rmSync(join(folder, 'jetstream'), { recursive: true });
    await it_.city.nats!.restart();
    await it_.city.startService('summons');

    expect(await allHeard('disk.lost', 50)).toEqual(numbers(50));
    expect(await it_.reacted('disk.lost')).toBe(50);
  });

  it('all arrive when the broker goes with its disk while both services work, and comes back empty', async () => {
    await it_.says(QINGHE, numbers(5).map((n) => policy('empty.broker', n)));
    const folder = readlinkSync(`/proc/${it_.city.nats!.pid}/cwd`);
    await it_.city.nats!.kill();
    rmSync(join(folder, 'jetstream'), { recursive: true });
    await it_.says(QINGHE, ['6', '7', '8'].map((n) => policy('empty.broker', n)));
    await it_.city.nats!.restart();

    expect(await allHeard('empty.broker', 8, 30_000)).toEqual(numbers(8));
    await it_.says(QINGHE, [policy('empty.broker', '9')]);
    expect(await allHeard('empty.broker', 9, 30_000)).toEqual(numbers(9));
    expect(await it_.reacted('empty.broker')).toBe(9);
  });

  it('survive a broker that is killed three times under load: nothing is lost, nothing comes twice', async () => {
    const saying = it_.says(QINGHE, numbers(400).map((n) => policy('broker.killed', n)));
    for (let kills = 0; kills < 3; kills++) {
      await sleep(400);
      await it_.city.nats!.kill();
      await sleep(100);
      await it_.city.nats!.restart();
    }
    await saying;
    await it_.city.settled(60_000);

    expect(await it_.heard('broker.killed')).toEqual(numbers(400));
    expect(await it_.reacted('broker.killed')).toBe(400);
    expect(await it_.parked()).toEqual([]);
  });
});
