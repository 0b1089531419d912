import type { JournalHead, SequencedEvent } from '../journal/journal-reader.ts';

/** 事件来源: one producer's published events in their order. Its two forms are the producer's journal and JetStream; all that reads is shared. */
export interface EventSource {
  readonly producer: string;
  /** Events after a position, contiguous by `previous`; empty when nothing new is there. */
  read(after: string, max: number): Promise<SequencedEvent[]>;
  /** The same from the producer's own journal, whatever the transport holds: how a gap or a lost tail is mended. */
  fetch(after: string, max: number): Promise<SequencedEvent[]>;
  /** Where the producer stands by its own word; a lost tail shows only here. */
  head(): Promise<JournalHead>;
  /** What was applied may be forgotten by the transport. */
  acknowledge(upTo: string): Promise<void>;
  /** Calls back when something may have arrived. */
  onArrival(wake: () => void): () => void;
  close(): Promise<void>;
}

/** 事件通道: how a service's events leave it and how it reads those of others. */
export interface Transport {
  /** Makes the own journal available to readers and starts publishing it. */
  publish(service: string): Promise<void>;
  source(producer: string, reader: string): Promise<EventSource>;
  /** Ready when events can flow. */
  ready(): boolean;
  close(): Promise<void>;
}

/** Nobody to ask yet: the producer, or the broker between, has not started or is starting again. Nothing is wrong. */
export class ProducerAway extends Error {
  constructor(producer: string) {
    super(`${producer} is not running`);
  }
}
