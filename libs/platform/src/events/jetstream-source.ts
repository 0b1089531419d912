import { AckPolicy, DeliverPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import type { JournalHead, SequencedEvent } from '../journal/journal-reader.ts';
import type { Broker } from './broker.ts';
import { eventOf } from './cloud-event.ts';
import type { EventSource } from './source.ts';
import { headSubject, readSubject, streamOf } from './stream-names.ts';

const BUFFER = 2000;
const RETRY_MS = 500;

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
    private readonly broker: Broker,
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
    const reply = await this.broker.now().request(headSubject(this.producer), '{}', { timeout: 3000 });
    return checked<JournalHead>(reply.json());
  }

  async fetch(after: string, max: number): Promise<SequencedEvent[]> {
    const reply = await this.broker.now().request(readSubject(this.producer), JSON.stringify({ after, max }), { timeout: 5000 });
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
    while (!this.stopped) {
      try {
        if (this.broker.isOpen()) await this.listen(this.broker.now());
      } catch (error) {
        if (!this.stopped) this.onTrouble(error);
      }
      // The stream or the consumer may be gone with the broker's disk; the producer makes the stream again, we the consumer.
      if (!this.stopped) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  /** Takes messages as they come, until the consumer ends. */
  private async listen(nc: NatsConnection): Promise<void> {
    const stream = streamOf(this.producer);
    const durable = `${this.reader}--${this.producer}`;
    const manager = await jetstreamManager(nc, { timeout: 3000 });
    await manager.consumers.add(stream, {
      durable_name: durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      max_ack_pending: BUFFER,
      // After a crash what was under way comes again this late; until then the journal is asked for it.
      ack_wait: 10 * 1e9,
    });
    const consumer = await jetstream(nc, { timeout: 3000 }).consumers.get(stream, durable);
    if (this.stopped) return;
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
  }
}

function checked<T>(answer: unknown): T {
  if (answer && typeof answer === 'object' && 'error' in answer) throw new Error(String(answer.error));
  return answer as T;
}
