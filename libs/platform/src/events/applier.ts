import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { failpoint } from '../config/failpoint.ts';
import { withScope, type Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import type { SequencedEvent } from '../journal/journal-reader.ts';
import type { HandlerKind, ReceivedEvent } from './decorators.ts';
import { isOutage } from './outage.ts';
import { receivedEvent } from './received.ts';
import type { EventSource } from './source.ts';

const BATCH = 200;
const POLL_MS = 250;
const HEAD_CHECK_MS = 2000;
const MAX_BACKOFF_MS = 5000;

export interface Handler {
  kind: HandlerKind;
  handle(event: ReceivedEvent<unknown>): Promise<void>;
}

export interface ApplierOptions {
  source: EventSource;
  transactions: Transactions;
  /** Handlers by event pattern, `type@version`. */
  handlers: Map<string, Handler[]>;
  /** The city a tenant belongs to, as far as known here. */
  cityOf(tenantId: string): Promise<string | null>;
  onTrouble(error: unknown, event?: SequencedEvent): void;
}

interface Cursor {
  position: string;
  reactFrom: string;
}

/**
 * 应用: takes one producer's events in order and lets each have its effect once.
 * The cursor row is held in the applying transaction, so of several replicas one is at work; the inbox makes a repeat harmless.
 */
export class Applier {
  private stopped = false;
  private wake: (() => void) | null = null;
  private woken = false;
  private running: Promise<void> | null = null;
  private off: () => void = () => undefined;
  private lastHeadCheck = 0;
  private at: string | null = null;

  constructor(private readonly options: ApplierOptions) {}

  get producer(): string {
    return this.options.source.producer;
  }

  /** Position up to which everything was applied or parked, as far as this process knows. */
  get position(): string | null {
    return this.at;
  }

  start(): void {
    this.off = this.options.source.onArrival(() => this.signal());
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.off();
    this.signal();
    await this.running;
  }

  private signal(): void {
    this.woken = true;
    this.wake?.();
  }

  private async loop(): Promise<void> {
    let backoff = 100;
    while (!this.stopped) {
      try {
        const applied = await this.round();
        backoff = 100;
        if (applied === 0) await this.rest(POLL_MS);
      } catch (error) {
        if (this.stopped) return;
        this.options.onTrouble(error);
        await this.rest(backoff);
        backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    if (this.woken || this.stopped) {
      this.woken = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = null;
    this.woken = false;
  }

  /** Applies what follows the cursor and says how many events that were. */
  private async round(): Promise<number> {
    const { source } = this.options;
    this.at ??= await this.open();
    let events = await source.read(this.at, BATCH);
    if (events.length === 0 && Date.now() - this.lastHeadCheck > HEAD_CHECK_MS) {
      // A lost tail shows no gap: only the producer knows that there is more.
      const head = await source.head();
      this.lastHeadCheck = Date.now();
      if (await this.isNewEpoch(head.epoch)) this.at = '0';
      if (BigInt(head.position) > BigInt(this.at)) events = await source.fetch(this.at, BATCH);
    }
    if (events.length === 0) return 0;
    await this.apply(events);
    failpoint('applier.applied-unacknowledged');
    await source.acknowledge(this.at);
    return events.length;
  }

  private async apply(events: SequencedEvent[]): Promise<void> {
    try {
      this.at = await this.applyTogether(events);
    } catch (error) {
      if (error instanceof CursorMoved) {
        this.at = error.position;
        return;
      }
      if (isOutage(error)) throw error;
      // Something in the batch cannot be applied: one by one shows which, and the rest goes on.
      for (const event of events) {
        if (BigInt(event.position) <= BigInt(this.at!)) continue;
        await this.applyAlone(event);
      }
    }
  }

  private async applyAlone(event: SequencedEvent): Promise<void> {
    try {
      this.at = await this.applyTogether([event]);
    } catch (error) {
      if (error instanceof CursorMoved) {
        this.at = error.position;
        return;
      }
      if (isOutage(error)) throw error;
      this.options.onTrouble(error, event);
      this.at = await this.park(event, error instanceof Error ? `${error.name}: ${error.message}` : String(error));
    }
  }

  /** One transaction: cursor held, inbox, effects, cursor moved. */
  private applyTogether(events: SequencedEvent[]): Promise<string> {
    return this.inTransaction(events[0]!, async (em) => {
      const cursor = await this.hold(em);
      if (cursor.position !== this.at) throw new CursorMoved(cursor.position);
      const fresh = new Set(
        (
          await em.execute<{ event_id: string }[]>(
            `insert into inbox (event_id, producer, position, tenant_id, type, applied_at)
             select r.event_id, ?, r.position, r.tenant_id, r.type, clock_timestamp()
               from json_to_recordset(?::json) as r(event_id uuid, position bigint, tenant_id text, type text)
             on conflict do nothing returning event_id`,
            [this.producer, JSON.stringify(events.map((e) => ({ event_id: e.id, position: e.position, tenant_id: e.tenantId, type: e.type })))],
          )
        ).map((row) => row.event_id),
      );
      failpoint('applier.mid-batch');
      const waiting = await this.parkedAggregates(em);
      for (const event of events) {
        if (!fresh.has(event.id)) continue;
        if (waiting.has(`${event.aggregate.type}/${event.aggregate.id}`)) {
          await this.insertParked(em, event, 'an earlier event of the same aggregate is parked');
          continue;
        }
        await this.effect(em, event, BigInt(event.position) > BigInt(cursor.reactFrom));
      }
      const last = events.at(-1)!.position;
      await em.execute(`update applier_cursor set position = ? where producer = ?`, [last, this.producer], 'run');
      return last;
    });
  }

  /** Runs every handler of an event, bound to its tenant. */
  private async effect(em: EntityManager, event: SequencedEvent, react: boolean): Promise<void> {
    const handlers = (this.options.handlers.get(`${event.type}@${event.version}`) ?? []).filter((h) => react || h.kind === 'PROJECT');
    if (handlers.length === 0) return;
    const scope = await this.scopeOf(event);
    await em.execute(`select set_config('app.tenant', ?, true), set_config('app.city', ?, true)`, [scope.tenant, scope.city ?? '']);
    em.clear();
    const received = receivedEvent(event);
    await withScope(scope, async () => {
      for (const handler of handlers) await handler.handle(received);
      await em.flush();
    });
  }

  private async scopeOf(event: SequencedEvent): Promise<Scope> {
    return {
      tenant: event.tenantId,
      city: await this.options.cityOf(event.tenantId),
      actor: { id: `system:${this.producer}-events`, organId: null, roles: [] },
      correlation: event.correlation,
      causation: event.id,
      ...(event.traceparent ? { traceparent: event.traceparent } : {}),
    };
  }

  private async inTransaction<T>(first: SequencedEvent, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.options.transactions.run(await this.scopeOf(first), work);
  }

  private async hold(em: EntityManager): Promise<Cursor> {
    const rows = await em.execute<{ position: string; react_from: string }[]>(
      `select position::text as position, react_from::text as react_from from applier_cursor where producer = ? for update`,
      [this.producer],
    );
    return { position: rows[0]!.position, reactFrom: rows[0]!.react_from };
  }

  private async parkedAggregates(em: EntityManager): Promise<Set<string>> {
    const rows = await em.execute<{ key: string }[]>(
      `select distinct agg_type || '/' || agg_id as key from parked_event where producer = ? and redriven_at is null`,
      [this.producer],
    );
    return new Set(rows.map((row) => row.key));
  }

  private park(event: SequencedEvent, reason: string): Promise<string> {
    return this.inTransaction(event, async (em) => {
      const cursor = await this.hold(em);
      if (cursor.position !== this.at) return cursor.position;
      await em.execute(
        `insert into inbox (event_id, producer, position, tenant_id, type, applied_at) values (?, ?, ?, ?, ?, clock_timestamp()) on conflict do nothing`,
        [event.id, this.producer, event.position, event.tenantId, event.type],
        'run',
      );
      await this.insertParked(em, event, reason);
      await em.execute(`update applier_cursor set position = ? where producer = ?`, [event.position, this.producer], 'run');
      return event.position;
    });
  }

  private async insertParked(em: EntityManager, event: SequencedEvent, reason: string): Promise<void> {
    await em.execute(
      `insert into parked_event (id, producer, position, event_id, tenant_id, agg_type, agg_id, type, event, reason, parked_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, clock_timestamp()) on conflict do nothing`,
      [uuid(), this.producer, event.position, event.id, event.tenantId, event.aggregate.type, event.aggregate.id, event.type, JSON.stringify(event), reason],
      'run',
    );
  }

  /** Applies the parked events of one aggregate in their order; stops at the first that still fails and says how many went through. */
  async redrive(tenantId: string, aggregateType: string, aggregateId: string): Promise<number> {
    let done = 0;
    for (;;) {
      const went = await this.redriveNext(tenantId, aggregateType, aggregateId);
      if (!went) return done;
      done += 1;
    }
  }

  private redriveNext(tenantId: string, aggregateType: string, aggregateId: string): Promise<boolean> {
    const scope: Scope = { tenant: tenantId, city: null, actor: { id: 'system:re-drive', organId: null, roles: [] } };
    return this.options.transactions.run(scope, async (em) => {
      const cursor = await this.hold(em);
      const rows = await em.execute<{ id: string; event: SequencedEvent }[]>(
        `select id, event from parked_event
          where producer = ? and tenant_id = ? and agg_type = ? and agg_id = ? and redriven_at is null order by position limit 1`,
        [this.producer, tenantId, aggregateType, aggregateId],
      );
      const next = rows[0];
      if (!next) return false;
      const event = typeof next.event === 'string' ? (JSON.parse(next.event) as SequencedEvent) : next.event;
      await this.effect(em, event, BigInt(event.position) > BigInt(cursor.reactFrom));
      await em.execute(`update parked_event set redriven_at = clock_timestamp() where id = ?`, [next.id], 'run');
      return true;
    });
  }

  /**
   * 重建: empties the local copies and lets every projection run again from position 0, in one transaction,
   * so readers see the old copy until the new one is complete. Reactions are not run.
   */
  async rebuild(tenants: readonly string[], tables: readonly string[]): Promise<number> {
    const first: Scope = { tenant: tenants[0] ?? '000000', city: null, actor: { id: 'system:rebuild', organId: null, roles: [] } };
    return this.options.transactions.run(first, async (em) => {
      const cursor = await this.hold(em);
      for (const tenant of tenants) {
        await em.execute(`select set_config('app.tenant', ?, true)`, [tenant]);
        for (const table of tables) await em.execute(`delete from ${table}`, [], 'run');
      }
      let position = '0';
      let count = 0;
      while (BigInt(position) < BigInt(cursor.position)) {
        const events = await this.options.source.fetch(position, BATCH);
        if (events.length === 0) break;
        for (const event of events) {
          if (BigInt(event.position) > BigInt(cursor.position)) return count;
          await this.effect(em, event, false);
          position = event.position;
          count += 1;
        }
      }
      return count;
    });
  }

  /** Finds or makes the cursor: projections of a new service begin at 0, its reactions at now. */
  private async open(): Promise<string> {
    const { source, transactions } = this.options;
    const scope: Scope = { tenant: '000000', city: null, actor: { id: 'system:applier', organId: null, roles: [] } };
    const known = await transactions.run(scope, async (em) =>
      em.execute<{ position: string }[]>(`select position::text as position from applier_cursor where producer = ?`, [this.producer]),
    );
    if (known[0]) return known[0].position;
    const head = await source.head();
    return transactions.run(scope, async (em) => {
      await em.execute(`insert into applier_cursor (producer, position, epoch, react_from) values (?, 0, ?, ?) on conflict do nothing`, [this.producer, head.epoch, head.position], 'run');
      return (await this.hold(em)).position;
    });
  }

  /** After a failover the producer may give positions again: everything is read anew, and the inbox skips what is known. */
  private async isNewEpoch(epoch: string): Promise<boolean> {
    const scope: Scope = { tenant: '000000', city: null, actor: { id: 'system:applier', organId: null, roles: [] } };
    return this.options.transactions.run(scope, async (em) => {
      const rows = await em.execute<unknown[]>(
        `update applier_cursor set epoch = ?, position = 0 where producer = ? and epoch is distinct from ? returning 1`,
        [epoch, this.producer, epoch],
      );
      return rows.length > 0;
    });
  }
}

/** Another replica applied meanwhile: go on from where it is. */
class CursorMoved extends Error {
  constructor(readonly position: string) {
    super('the cursor was moved by another replica');
  }
}
