import { jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { connect } from '@nats-io/transport-node';
import { subjectOf } from '@yidan/contracts';
import { Relay, type SequencedEvent } from '@yidan/platform';
import { Pool } from 'pg';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers } from '../bench-servers.ts';
import { FactSource } from '../fact-source.ts';
import { interleaved } from '../interleave.ts';
import { resultOf, type BenchResult } from '../result.ts';
import { registerOrgan, registerPeople } from './registrations.ts';

const EVENTS = 10_000;
/** As many as the relay has under way at once. */
const WINDOW = 200;
const STREAM = 'YIDAN_LIST_REGISTRY';
const PEER_STREAM = 'BENCH_RAW';

/** 事件发布: events per second from the journal to JetStream, cursor included, against publishing the same payloads under the same ids straight away. */
export function eventRelay({ rounds }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const source = await FactSource.open(servers, 'in-process', 4);
    await registerOrgan(source);
    await registerPeople(source, EVENTS);
    const events = await everything(source);
    const pool = new Pool({ connectionString: source.database.urls.worker, max: 1 });
    const nc = await connect({ servers: servers.nats.url });
    const relay = (): Promise<number> => relayAll(source, pool, nc, events.length);
    const raw = (): Promise<number> => publishAll(nc, events);
    // The first of each warms the code.
    await relay();
    await raw();
    const taken = await interleaved(rounds, 'events/s', relay, raw);
    await nc.close();
    await pool.end();
    await source.stop();
    return resultOf('event-relay', 'events/s', taken, { events: events.length, inFlight: WINDOW, fileStorage: 'both' });
  });
}

async function everything({ service }: FactSource): Promise<SequencedEvent[]> {
  const events: SequencedEvent[] = [];
  for (;;) {
    const page = await service.journal.read(events.at(-1)?.position ?? '0', WINDOW);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

async function relayAll({ database, service }: FactSource, pool: Pool, nc: NatsConnection, count: number): Promise<number> {
  await forgetStream(nc, STREAM);
  await database.sql.query('update relay_cursor set position = 0');
  const relay = new Relay('list-registry', nc, pool, service.journal, service.sequencer, (error) => {
    throw error;
  });
  const js = jetstream(nc, { timeout: 3000 });
  const began = performance.now();
  let published = 0;
  for (let batch = await relay.batch(js); batch > 0; batch = await relay.batch(js)) published += batch;
  const seconds = (performance.now() - began) / 1000;
  if (published !== count) throw new Error(`${published} of ${count} events were published`);
  return published / seconds;
}

async function publishAll(nc: NatsConnection, events: readonly SequencedEvent[]): Promise<number> {
  await forgetStream(nc, PEER_STREAM);
  const manager = await jetstreamManager(nc);
  await manager.streams.add({ name: PEER_STREAM, subjects: ['raw.>'], retention: RetentionPolicy.Limits, storage: StorageType.File, duplicate_window: 2 * 60 * 1e9 });
  const js = jetstream(nc, { timeout: 3000 });
  const waiting = events.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: WINDOW }, async () => {
      for (const { tenantId, type, version, payload, id } of waiting) await js.publish(`raw.${subjectOf(tenantId, type, version, 'list-registry')}`, payload, { msgID: id });
    }),
  );
  return events.length / ((performance.now() - began) / 1000);
}

/** With the stream goes what it remembers of message ids. */
async function forgetStream(nc: NatsConnection, name: string): Promise<void> {
  const manager = await jetstreamManager(nc);
  await manager.streams.delete(name).catch(() => false);
}
