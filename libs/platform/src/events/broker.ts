import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/nats-core';
import { ProducerAway } from './source.ts';

const RETRY_MS = 500;

/** 消息代理连接: one connection of a service to NATS, looked for in the background: a service takes commands while the broker is away. */
export class Broker {
  private connection: NatsConnection | null = null;
  private closed = false;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly url: string,
    private readonly onTrouble: (error: unknown) => void,
  ) {}

  /** Begins to look for the broker; `found` is called once, with the connection that lasts from then on. */
  open(found: (connection: NatsConnection) => void): void {
    this.looking = this.look(found);
  }

  isOpen(): boolean {
    return this.connection !== null && !this.connection.isClosed();
  }

  /** The connection; refused as an absent peer while there is none. */
  now(): NatsConnection {
    if (!this.connection) throw new ProducerAway('the broker');
    return this.connection;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.looking;
    await this.connection?.close();
  }

  private async look(found: (connection: NatsConnection) => void): Promise<void> {
    while (!this.closed) {
      try {
        // A stack for every request that might fail would cost more than sending it.
        this.connection = await connect({ servers: this.url, maxReconnectAttempts: -1, reconnectTimeWait: 250, timeout: 5000, noAsyncTraces: true });
        found(this.connection);
        return;
      } catch (error) {
        this.onTrouble(error);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }
}
