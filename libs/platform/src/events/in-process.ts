import type { JournalReader } from '../journal/journal-reader.ts';
import type { Sequencer } from '../journal/sequencer.ts';
import { ProducerAway, type EventSource, type Transport } from './source.ts';

/** The journals of the services in this process, by service; standalone has one hub, a test has one per city. */
export class InProcessHub {
  private readonly members = new Map<string, { reader: JournalReader; sequencer: Sequencer }>();
  private readonly newcomers = new Set<() => void>();

  join(service: string, reader: JournalReader, sequencer: Sequencer): void {
    this.members.set(service, { reader, sequencer });
    for (const told of this.newcomers) told();
  }

  leave(service: string): void {
    this.members.delete(service);
  }

  member(service: string): { reader: JournalReader; sequencer: Sequencer } | undefined {
    return this.members.get(service);
  }

  onJoin(listener: () => void): () => void {
    this.newcomers.add(listener);
    return () => this.newcomers.delete(listener);
  }
}

/** One process: readers read the producer's journal itself. */
export class InProcessTransport implements Transport {
  private service: string | null = null;

  constructor(
    private readonly hub: InProcessHub,
    private readonly reader: JournalReader,
    private readonly sequencer: Sequencer,
  ) {}

  publish(service: string): Promise<void> {
    this.service = service;
    this.hub.join(service, this.reader, this.sequencer);
    return Promise.resolve();
  }

  source(producer: string): Promise<EventSource> {
    const { hub } = this;
    const read: EventSource['read'] = async (after, max) => (await hub.member(producer)?.reader.read(after, max)) ?? [];
    return Promise.resolve({
      producer,
      read,
      fetch: read,
      head: async () => {
        const member = hub.member(producer);
        if (!member) throw new ProducerAway(producer);
        return member.reader.head();
      },
      acknowledge: () => Promise.resolve(),
      onArrival: (wake) => {
        let off = hub.member(producer)?.sequencer.onSequenced(wake) ?? (() => undefined);
        // The producer may start later, or again: then its new sequencer is the one to listen to.
        const offJoin = hub.onJoin(() => {
          off();
          off = hub.member(producer)?.sequencer.onSequenced(wake) ?? (() => undefined);
          wake();
        });
        return () => {
          off();
          offJoin();
        };
      },
      close: () => Promise.resolve(),
    });
  }

  ready(): boolean {
    return true;
  }

  close(): Promise<void> {
    if (this.service) this.hub.leave(this.service);
    return Promise.resolve();
  }
}
