import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { CityServers, ServicePlace } from './city-servers.ts';
import type { Place } from './places.ts';

/** What was half way when a service died: how many, of what. */
export interface HalfWay {
  count: number;
  what: string;
}

/** Looks, before the service is started again, for what the kill has interrupted; a kill that interrupted nothing proves nothing. */
export async function halfWay(place: Place, dead: ServicePlace, servers: CityServers, cutOff: number): Promise<HalfWay> {
  const producers = servers.services.map(({ name }) => name);
  switch (place) {
    case 'command.before-commit':
      return { count: cutOff, what: 'commands cut off' };
    case 'command.committed-unsequenced':
    case 'sequencer.before-write':
      return {
        count: await count(dead, `select count(*) from journal j where not exists (select from journal_order o where o.seq = j.seq)`),
        what: 'events committed, without a position',
      };
    case 'relay.published-unrecorded': {
      const recorded = await count(dead, 'select position as count from relay_cursor');
      return { count: Math.max(0, (await lastPublished(servers, dead.name)) - recorded), what: 'positions published, not recorded' };
    }
    case 'applier.mid-batch':
      return { count: await sum(producers, (producer) => unapplied(dead, producer, servers)), what: 'events published, without effect yet' };
    case 'applier.applied-unacknowledged':
      return { count: await sum(producers, (producer) => unacknowledged(servers, dead, producer)), what: 'messages applied, not acknowledged' };
  }
}

async function count({ sql }: ServicePlace, text: string): Promise<number> {
  const { rows } = await sql.query<{ count: string }>(text);
  return Number(rows[0]?.count ?? 0);
}

async function sum(names: string[], each: (name: string) => Promise<number>): Promise<number> {
  return (await Promise.all(names.map(each))).reduce((a, b) => a + b, 0);
}

async function unapplied(reader: ServicePlace, producer: string, { services }: CityServers): Promise<number> {
  const cursor = await count(reader, `select position as count from applier_cursor where producer = '${producer}'`);
  if (!(await count(reader, `select count(*) from applier_cursor where producer = '${producer}'`))) return 0;
  return count(services.find(({ name }) => name === producer)!, `select count(*) from journal_order where published and position > ${cursor}`);
}

const streamOf = (service: string): string => `YIDAN_${service.replaceAll('-', '_').toUpperCase()}`;

async function lastPublished({ nats }: CityServers, service: string): Promise<number> {
  const nc = await connect({ servers: nats.url });
  try {
    const { streams } = await jetstreamManager(nc);
    const { state } = await streams.info(streamOf(service));
    const last = await streams.getMessage(streamOf(service), { seq: state.last_seq });
    return Number(last?.header.get('yidan-position') ?? 0);
  } finally {
    await nc.close();
  }
}

/** Messages whose events had their effect, while the broker still waits to hear so. */
async function unacknowledged({ nats }: CityServers, reader: ServicePlace, producer: string): Promise<number> {
  const cursor = await count(reader, `select position as count from applier_cursor where producer = '${producer}'`);
  const nc = await connect({ servers: nats.url });
  try {
    const { consumers, streams } = await jetstreamManager(nc);
    const info = await consumers.info(streamOf(producer), `${reader.name}--${producer}`).catch(() => null);
    if (!info) return 0;
    let applied = 0;
    for (let seq = info.ack_floor.stream_seq + 1; seq <= info.delivered.stream_seq; seq++) {
      const message = await streams.getMessage(streamOf(producer), { seq });
      if (!message || Number(message.header.get('yidan-position')) > cursor) break;
      applied += 1;
    }
    return applied;
  } finally {
    await nc.close();
  }
}
