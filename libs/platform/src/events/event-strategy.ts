import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import { producersOf } from '@yidan/contracts';
import type { Transactions } from '../database/transactions.ts';
import type { SequencedEvent } from '../journal/journal-reader.ts';
import { Applier } from './applier.ts';
import type { HandlerKind, ReceivedEvent } from './decorators.ts';
import type { Handler } from './runs.ts';
import type { Transport } from './source.ts';

export interface EventStrategyOptions {
  service: string;
  transport: Transport;
  transactions: Transactions;
  cityOf(tenantId: string): Promise<string | null>;
  parkedAggregates(producer: string): Promise<string[]>;
  onTrouble(error: unknown, event?: SequencedEvent): void;
}

/** 事件入口: drives the service's event handlers from the journals of their producers, one applier per producer. */
export class EventStrategy extends Server implements CustomTransportStrategy {
  readonly appliers: Applier[] = [];
  private readonly handlers = new Map<string, Handler[]>();

  constructor(private readonly options: EventStrategyOptions) {
    super();
  }

  /** Handlers of one event stay apart, since a rebuild calls only some of them; the framework would chain them behind the first. */
  override addHandler(pattern: string, callback: MessageHandler, _isEvent: boolean, extras: Record<string, unknown> = {}): void {
    const takesRuns = extras['takesRuns'] === true;
    const handler: Handler = {
      kind: extras['kind'] as HandlerKind,
      takesRuns,
      handle: async (run: readonly ReceivedEvent<unknown>[]) => {
        const result: unknown = await callback(takesRuns ? run : run[0]);
        if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
      },
    };
    this.handlers.set(pattern, [...(this.handlers.get(pattern) ?? []), handler]);
  }

  listen(done: (error?: unknown) => void): void {
    this.open().then(() => done(), done);
  }

  private async open(): Promise<void> {
    const byProducer = new Map<string, Map<string, Handler[]>>();
    for (const [pattern, handlers] of this.handlers) {
      for (const producer of producersOf(pattern)) byProducer.set(producer, (byProducer.get(producer) ?? new Map<string, Handler[]>()).set(pattern, handlers));
    }
    for (const [producer, handlers] of byProducer) {
      const source = await this.options.transport.source(producer, this.options.service);
      const { transactions, cityOf, parkedAggregates, onTrouble } = this.options;
      const applier = new Applier({ source, transactions, handlers, cityOf, parkedAggregates, onTrouble });
      this.appliers.push(applier);
      applier.start();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.appliers.map((applier) => applier.stop()));
  }

  on(): void {
    throw new Error('the event strategy has no events of its own');
  }

  unwrap<T>(): T {
    return this.appliers as T;
  }
}
