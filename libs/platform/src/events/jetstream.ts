import type { NatsConnection, Subscription } from '@nats-io/nats-core';
import type { Pool } from 'pg';
import type { JournalReader } from '../journal/journal-reader.ts';
import type { Sequencer } from '../journal/sequencer.ts';
import { Broker } from './broker.ts';
import { JetStreamSource } from './jetstream-source.ts';
import { Relay } from './relay.ts';
import type { EventSource, Transport } from './source.ts';
import { headSubject, readSubject } from './stream-names.ts';

const PAGE = 500;

/** Services as processes: the journal is published to one JetStream stream per producer; PostgreSQL stays the truth, the stream can be lost whole. */
export class JetStreamTransport implements Transport {
  private readonly broker: Broker;
  private readonly sources: JetStreamSource[] = [];
  private subscriptions: Subscription[] = [];
  private relay: Relay | null = null;

  constructor(
    url: string,
    private readonly pool: Pool,
    private readonly reader: JournalReader,
    private readonly sequencer: Sequencer,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    this.broker = new Broker(url, onTrouble);
  }

  publish(service: string): Promise<void> {
    this.broker.open((nc) => {
      this.relay = new Relay(service, nc, this.pool, this.reader, this.sequencer, this.onTrouble);
      this.relay.start();
      this.subscriptions = this.answerReaders(service, nc);
    });
    return Promise.resolve();
  }

  source(producer: string, reader: string): Promise<EventSource> {
    const source = new JetStreamSource(producer, reader, this.broker, this.onTrouble);
    source.start();
    this.sources.push(source);
    return Promise.resolve(source);
  }

  ready(): boolean {
    return this.broker.isOpen() && (this.relay?.upToDate() ?? false);
  }

  async close(): Promise<void> {
    await this.relay?.stop();
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    for (const source of this.sources) await source.close();
    await this.broker.close();
  }

  private answerReaders(service: string, nc: NatsConnection): Subscription[] {
    return [
      nc.subscribe(readSubject(service), {
        queue: service,
        callback: (_error, message) =>
          void this.answer(message, () => {
            const { after, max } = message.json<{ after: string; max: number }>();
            return this.reader.read(after, Math.min(max, PAGE));
          }),
      }),
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
}
