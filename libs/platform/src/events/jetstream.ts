import { connect } from '@nats-io/transport-node';
import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, RetentionPolicy, StorageType, type ConsumerMessages, type JetStreamClient, type JsMsg } from '@nats-io/jetstream';
import { headers, type NatsConnection, type Subscription } from '@nats-io/nats-core';
import { contextsOf, subjectOf } from '@yidan/contracts';
import type { Pool } from 'pg';
import { failpoint } from '../config/failpoint.ts';
import type { JournalHead, JournalReader, SequencedEvent } from '../journal/journal-reader.ts';
import type { Sequencer } from '../journal/sequencer.ts';
import { Bell } from './bell.ts';
import type { EventSource, Transport } from './source.ts';

const RELAY_BATCH = 200;
const POLL_MS = 1000;
const BUFFER = 2000;
const SEVEN_DAYS_NS = 7 * 24 * 3600 * 1e9;
const DUPLICATE_WINDOW_NS = 2 * 60 * 1e9;

const streamOf = (service: string): string => `YIDAN_${service.replaceAll('-', '_').toUpperCase()}`;
const readSubject = (service: string): string => `yidan-journal.${service}.read`;
const headSubject = (service: string): string => `yidan-journal.${service}.head`;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Services as processes: the journal is published to one JetStream stream per producer; PostgreSQL stays the truth, the stream can be lost whole. */
export class JetStreamTransport implements Transport {
  private connection: NatsConnection | null = null;
  private readonly sources: JetStreamSource[] = [];
  private subscriptions: Subscription[] = [];
  private relay: Relay | null = null;

  constructor(
    private readonly url: string,
    private readonly pool: Pool,
    private readonly reader: JournalReader,
    private readonly sequencer: Sequencer,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  private async connected(): Promise<NatsConnection> {
    this.connection ??= await connect({
      servers: this.url,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 250,
      waitOnFirstConnect: true,
      timeout: 5000,
    });
    return this.connection;
  }

  async publish(service: string): Promise<void> {
    const nc = await this.connected();
    this.relay = new Relay(service, nc, this.pool, this.reader, this.sequencer, this.onTrouble);
    this.relay.start();
    this.subscriptions = [
      nc.subscribe(readSubject(service), { queue: service, callback: (_error, message) => void this.answer(message, async () => {
        const { after, max } = message.json<{ after: string; max: number }>();
        return this.reader.read(after, Math.min(max, 500));
      }) }),
      nc.subscribe(headSubject(service), { queue: service, callback: (_error, message) => void this.answer(message, () => this.reader.head()) }),
    ];
  }

  private async answer(message: { respond(data?: string): boolean }, produce: () => Promise<unknown>): Promise<void> {
    try {
      message.respond(JSON.stringify(await produce()));
    } catch (error) {
      this.onTrouble(error);
      message.respond(JSON.stringify({ error: 'journal not readable' }));
    }
  }

  async source(producer: string, reader: string): Promise<EventSource> {
    const source = new JetStreamSource(producer, reader, await this.connected(), this.onTrouble);
    source.start();
    this.sources.push(source);
    return source;
  }

  ready(): boolean {
    return this.connection !== null && !this.connection.isClosed() && (this.relay?.upToDate() ?? true);
  }

  async close(): Promise<void> {
    await this.relay?.stop();
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    for (const source of this.sources) await source.close();
    await this.connection?.close();
  }
}

/** 发布: puts sequenced events on the stream in order and remembers how far it came; a crash in between publishes again under the same message id. */
export class Relay {
  private stopped = false;
  private readonly bell = new Bell();
  private running: Promise<void> | null = null;
  private off: () => void = () => undefined;
  private troubled = false;
  private streamKnown = false;

  constructor(
    private readonly service: string,
    private readonly nc: NatsConnection,
    private readonly pool: Pool,
    private readonly reader: JournalReader,
    private readonly sequencer: Sequencer,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  start(): void {
    this.off = this.sequencer.onSequenced(() => this.bell.ring());
    this.running = this.loop();
  }

  upToDate(): boolean {
    return !this.troubled;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.off();
    this.bell.end();
    await this.running;
  }

  private async loop(): Promise<void> {
    const js = jetstream(this.nc, { timeout: 3000 });
    while (!this.stopped) {
      try {
        const published = await this.batch(js);
        this.troubled = false;
        // A page may be short by its size, so only an empty one says that all is published.
        if (published === 0) await this.bell.rest(POLL_MS);
      } catch (error) {
        if (this.stopped) return;
        this.troubled = true;
        this.streamKnown = false;
        this.onTrouble(error);
        await this.bell.pause(300);
      }
    }
  }

  /** Publishes what follows the cursor; a stream that vanished with the broker's disk is made again, and readers fetch what it lost. */
  async batch(js: JetStreamClient): Promise<number> {
    if (!this.streamKnown) {
      await ensureStream(this.nc, this.service);
      this.streamKnown = true;
    }
    const { rows } = await this.pool.query<{ position: string }>('select position::text as position from relay_cursor');
    const cursor = rows[0]!.position;
    const events = await this.reader.read(cursor, RELAY_BATCH);
    if (events.length === 0) return 0;
    failpoint('relay.before-publish');
    await Promise.all(events.map((event) => js.publish(subjectOf(event.tenantId, event.type, event.version), event.payload, { msgID: event.id, headers: cloudEvent(this.service, event) })));
    failpoint('relay.published-unrecorded');
    // Compare-and-swap: of two relays one records, the other reads the cursor again.
    await this.pool.query('update relay_cursor set position = $2 where position = $1', [cursor, events.at(-1)!.position]);
    return events.length;
  }
}

async function ensureStream(nc: NatsConnection, service: string): Promise<void> {
  const manager = await jetstreamManager(nc, { timeout: 3000 });
  const name = streamOf(service);
  const config = {
    name,
    subjects: contextsOf(service).map((context) => `yidan.*.${context}.>`),
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: SEVEN_DAYS_NS,
    duplicate_window: DUPLICATE_WINDOW_NS,
  };
  try {
    await manager.streams.add(config);
  } catch (error) {
    // It is there already, perhaps with settings of an operator's own.
    await manager.streams.info(name).catch(() => {
      throw error;
    });
  }
}

/** CloudEvents 1.0 in binary mode, plus the two positions a reader needs to see a gap. */
function cloudEvent(service: string, event: SequencedEvent): ReturnType<typeof headers> {
  const h = headers();
  const set = (name: string, value: string | null): void => {
    if (value !== null) h.set(name, value);
  };
  set('ce-specversion', '1.0');
  set('ce-id', event.id);
  set('ce-source', `/yidan/${service}`);
  set('ce-type', event.type);
  set('ce-subject', `${event.aggregate.type}/${event.aggregate.id}`);
  set('ce-time', event.occurredAt);
  set('ce-datacontenttype', 'application/json');
  set('ce-tenant', event.tenantId);
  set('ce-schemaversion', String(event.version));
  set('ce-aggregateversion', String(event.aggregate.version));
  set('ce-actor', Buffer.from(event.actor).toString('base64'));
  set('ce-correlation', event.correlation);
  set('ce-causation', event.causation);
  set('traceparent', event.traceparent);
  set('yidan-position', event.position);
  set('yidan-previous', event.previous);
  return h;
}

/** The event a message carries; null for a message that no relay of ours has published. */
function eventOf(message: JsMsg): SequencedEvent | null {
  const h = message.headers;
  if (!h || !/^\d+$/.test(h.get('yidan-position')) || !/^\d+$/.test(h.get('yidan-previous')) || !/^[^/]+\/[^/]+$/.test(h.get('ce-subject'))) return null;
  const [aggregateType, aggregateId] = h.get('ce-subject').split('/') as [string, string];
  return {
    id: h.get('ce-id'),
    position: h.get('yidan-position'),
    previous: h.get('yidan-previous'),
    tenantId: h.get('ce-tenant'),
    type: h.get('ce-type'),
    version: Number(h.get('ce-schemaversion')),
    aggregate: { type: aggregateType, id: aggregateId, version: Number(h.get('ce-aggregateversion')) },
    occurredAt: h.get('ce-time'),
    actor: Buffer.from(h.get('ce-actor'), 'base64').toString(),
    correlation: h.get('ce-correlation'),
    causation: h.get('ce-causation') || null,
    traceparent: h.get('traceparent') || null,
    payload: message.string(),
  };
}

/** A producer's stream as a source: messages wait in memory until they are applied, and what the stream lost is fetched from the producer's journal. */
export class JetStreamSource implements EventSource {
  private readonly waiting = new Map<string, { event: SequencedEvent; message: JsMsg }>();
  private readonly wakes = new Set<() => void>();
  private messages: ConsumerMessages | null = null;
  private stopped = false;
  private running: Promise<void> | null = null;

  constructor(
    readonly producer: string,
    private readonly reader: string,
    private readonly nc: NatsConnection,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  start(): void {
    this.running = this.consume();
  }

  /** The stream's run that continues the cursor; where it does not continue, the producer's own journal does. */
  async read(after: string, max: number): Promise<SequencedEvent[]> {
    const run: SequencedEvent[] = [];
    let cursor = after;
    // What was applied before, redelivered after a crash between commit and acknowledgement, is done with.
    await this.acknowledge(after);
    for (const { event } of this.inOrder()) {
      if (event.previous !== cursor || run.length >= max) break;
      run.push(event);
      cursor = event.position;
    }
    if (run.length > 0) return run;
    // Nothing continues here although something waits: the stream has a hole, so the journal is asked.
    return this.waiting.size > 0 ? this.fetch(after, max) : [];
  }

  async head(): Promise<JournalHead> {
    const reply = await this.nc.request(headSubject(this.producer), '{}', { timeout: 3000 });
    return checked<JournalHead>(reply.json());
  }

  async fetch(after: string, max: number): Promise<SequencedEvent[]> {
    const reply = await this.nc.request(readSubject(this.producer), JSON.stringify({ after, max }), { timeout: 5000 });
    return checked<SequencedEvent[]>(reply.json());
  }

  acknowledge(upTo: string): Promise<void> {
    for (const [position, { message }] of this.waiting) {
      if (BigInt(position) > BigInt(upTo)) continue;
      message.ack();
      this.waiting.delete(position);
    }
    return Promise.resolve();
  }

  onArrival(wake: () => void): () => void {
    this.wakes.add(wake);
    return () => this.wakes.delete(wake);
  }

  async close(): Promise<void> {
    this.stopped = true;
    await this.messages?.close();
    await this.running;
  }

  private inOrder(): { event: SequencedEvent; message: JsMsg }[] {
    return [...this.waiting.values()].sort((a, b) => (BigInt(a.event.position) < BigInt(b.event.position) ? -1 : 1));
  }

  private async consume(): Promise<void> {
    const js = jetstream(this.nc, { timeout: 3000 });
    const durable = `${this.reader}--${this.producer}`;
    while (!this.stopped) {
      try {
        const manager = await jetstreamManager(this.nc, { timeout: 3000 });
        await manager.consumers.add(streamOf(this.producer), {
          durable_name: durable,
          ack_policy: AckPolicy.Explicit,
          deliver_policy: DeliverPolicy.All,
          max_ack_pending: BUFFER,
          // After a crash what was under way comes again this late; until then the journal is asked for it.
          ack_wait: 10 * 1e9,
        });
        const consumer = await js.consumers.get(streamOf(this.producer), durable);
        this.messages = await consumer.consume({ max_messages: BUFFER / 2, expires: 5000, idle_heartbeat: 1000, abort_on_missing_resource: true });
        for await (const message of this.messages) {
          const event = eventOf(message);
          if (!event) {
            message.term();
            continue;
          }
          this.waiting.set(event.position, { event, message });
          for (const wake of this.wakes) wake();
        }
      } catch (error) {
        if (!this.stopped) this.onTrouble(error);
      }
      // The stream or the consumer may be gone with the broker's disk; the producer makes the stream again, we the consumer.
      if (!this.stopped) await pause(500);
    }
  }
}

function checked<T>(answer: unknown): T {
  if (answer && typeof answer === 'object' && 'error' in answer) throw new Error(String(answer.error));
  return answer as T;
}
