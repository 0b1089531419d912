import { jetstream, jetstreamManager, RetentionPolicy, StorageType, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { streamSubjectsOf, subjectOf } from '@yidan/contracts';
import type { Pool } from 'pg';
import { failpoint } from '../config/failpoint.ts';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { Sequencer } from '../journal/sequencer.ts';
import { Bell } from './bell.ts';
import { cloudEvent } from './cloud-event.ts';
import { streamOf } from './stream-names.ts';

const RELAY_BATCH = 200;
const POLL_MS = 1000;
const SEVEN_DAYS_NS = 7 * 24 * 3600 * 1e9;
const DUPLICATE_WINDOW_NS = 2 * 60 * 1e9;

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
    await Promise.all(events.map((event) => js.publish(subjectOf(event.tenantId, event.type, event.version, this.service), event.payload, { msgID: event.id, headers: cloudEvent(this.service, event) })));
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
    subjects: streamSubjectsOf(service),
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    max_age: SEVEN_DAYS_NS,
    duplicate_window: DUPLICATE_WINDOW_NS,
  };
  try {
    await manager.streams.add(config);
  } catch (error) {
    // It is there already, perhaps with settings of an operator's own; what this release publishes and an earlier one did not is added.
    const known = await manager.streams.info(name).catch(() => {
      throw error;
    });
    const missing = config.subjects.filter((subject) => !known.config.subjects.includes(subject));
    if (missing.length > 0) await manager.streams.update(name, { subjects: [...known.config.subjects, ...missing] });
  }
}
