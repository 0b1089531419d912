import type { EntityManager } from '@mikro-orm/postgresql';
import { failpoint } from '../config/failpoint.ts';
import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import type { JournalHead, SequencedEvent } from '../journal/journal-reader.ts';
import { Witness } from '../trail/witness.ts';
import { Bell } from './bell.ts';
import { Binding } from './binding.ts';
import { Effects } from './effects.ts';
import { isOutage } from './outage.ts';
import { BEHIND_ANOTHER, Parking, reasonOf, type ParkedAggregate } from './parking.ts';
import { ReaderCursor } from './reader-cursor.ts';
import { rebuild, type CopySource } from './rebuild.ts';
import { redrive, type Redriven } from './redrive.ts';
import type { Handler } from './runs.ts';
import type { EventSource } from './source.ts';

const BATCH = 200;
const POLL_MS = 250;
const HEAD_CHECK_MS = 2000;
const MAX_BACKOFF_MS = 5000;
/** As often as checkpoints are signed. */
const CHAIN_CHECK_MS = 5000;

const OWN_SCOPE: Scope = { tenant: '000000', city: null, actor: { id: 'system:applier', organId: null, roles: [] } };

export interface ApplierOptions {
  source: EventSource;
  transactions: Transactions;
  /** Handlers by event pattern, `type@version`. */
  handlers: Map<string, Handler[]>;
  /** The city a tenant belongs to, as far as known here. */
  cityOf(tenantId: string): Promise<string | null>;
  /** Aggregates of all tenants, as `type/id`, of which an event of this producer is parked. */
  parkedAggregates(producer: string): Promise<string[]>;
  onTrouble(error: unknown, event?: SequencedEvent): void;
}

/**
 * 应用: takes one producer's events in order and lets each have its effect once.
 * The cursor row is held in the applying transaction, so of several replicas one is at work; the inbox makes a repeat harmless.
 */
export class Applier {
  private readonly bell = new Bell();
  private readonly cursor: ReaderCursor;
  private readonly parking: Parking;
  private readonly effects: Effects;
  private readonly witness: Witness;
  private stopped = false;
  private running: Promise<void> | null = null;
  private looking: Promise<void> = Promise.resolve();
  private off: () => void = () => undefined;
  private lastHeadCheck = 0;
  private lastLookAtChain = 0;
  private at: string | null = null;

  constructor(private readonly options: ApplierOptions) {
    const { producer } = options.source;
    this.cursor = new ReaderCursor(producer);
    this.parking = new Parking(producer);
    this.witness = new Witness(producer);
    this.effects = new Effects(producer, options.handlers, options.cityOf);
  }

  get producer(): string {
    return this.options.source.producer;
  }

  /** Position up to which everything was applied or parked, as far as this process knows. */
  get position(): string | null {
    return this.at;
  }

  start(): void {
    this.off = this.options.source.onArrival(() => this.bell.ring());
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.off();
    this.bell.end();
    await this.running;
    await this.looking;
  }

  /** How many positions the producer is ahead of this service; those of its audit-only rows count too. */
  async lag(): Promise<number> {
    const head = await this.options.source.head();
    const position = await this.options.transactions.run(OWN_SCOPE, (em) => this.cursor.position(em));
    return Math.max(0, Number(BigInt(head.position) - BigInt(position ?? '0')));
  }

  /** Applies the parked events of one aggregate after their cause was mended. */
  redrive(aggregate: ParkedAggregate, by: string): Promise<Redriven> {
    const { cursor, parking, effects } = this;
    return redrive({ transactions: this.options.transactions, cursor, parking, effects }, aggregate, by);
  }

  /** Whether this producer's events fill any local copy. */
  get copies(): boolean {
    return [...this.options.handlers.values()].flat().some(({ kind }) => kind === 'PROJECT');
  }

  /** Fills the local copies of these tenants again from the producer's journal alone. */
  rebuild(tenants: readonly string[], tables: readonly string[]): Promise<number> {
    return rebuild([this.copySource], tenants, tables);
  }

  /** This producer's part in a rebuild of copies that several fill. */
  get copySource(): CopySource {
    const { cursor, parking, effects } = this;
    const { source, transactions } = this.options;
    return { source, transactions, cursor, parking, effects };
  }

  private async loop(): Promise<void> {
    let backoff = 100;
    while (!this.stopped) {
      try {
        const applied = await this.round();
        backoff = 100;
        if (applied === 0) await this.bell.rest(POLL_MS);
      } catch (error) {
        if (this.stopped) return;
        this.options.onTrouble(error);
        // News of further events does not end an outage.
        if (isOutage(error)) await this.bell.pause(backoff);
        else await this.bell.rest(backoff);
        backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      }
    }
  }

  /** Applies what follows the cursor and says how many events that were. */
  private async round(): Promise<number> {
    const { source } = this.options;
    this.at ??= await this.open();
    let events = await source.read(this.at, BATCH);
    if (events.length === 0 && Date.now() - this.lastHeadCheck > HEAD_CHECK_MS) {
      // A lost tail shows no gap: only the producer knows that there is more.
      const head = await source.head();
      await this.bearWitness(head);
      if (await this.isNewEpoch(head.epoch)) this.at = '0';
      if (BigInt(head.position) > BigInt(this.at)) events = await source.fetch(this.at, BATCH);
      // As long as something is missing the next page is asked for at once.
      this.lastHeadCheck = events.length > 0 ? 0 : Date.now();
    }
    if (events.length === 0) return 0;
    await this.apply(events);
    failpoint('applier.applied-unacknowledged');
    await source.acknowledge(this.at);
    this.lookAtChain();
    return events.length;
  }

  /** While there is always something to apply, asks for the producer's newest checkpoint beside it; a producer that is away is asked another time. */
  private lookAtChain(): void {
    if (this.stopped || Date.now() - this.lastLookAtChain < CHAIN_CHECK_MS) return;
    this.lastLookAtChain = Date.now();
    this.looking = this.options.source.head().then((head) => this.bearWitness(head), () => undefined);
  }

  private async bearWitness({ checkpoint }: JournalHead): Promise<void> {
    this.lastLookAtChain = Date.now();
    if (!this.witness.isNew(checkpoint)) return;
    // A checkpoint that cannot be kept holds no event up.
    await this.options.transactions.run(OWN_SCOPE, (em) => this.witness.keep(em, checkpoint)).catch((error: unknown) => this.options.onTrouble(error));
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
      this.at = await this.park(event, reasonOf(error));
    }
  }

  /** One transaction: cursor held, inbox, effects, cursor moved. */
  private applyTogether(events: SequencedEvent[]): Promise<string> {
    return this.inTransaction(events[0]!, async (em, scope) => {
      const cursor = await this.cursor.hold(em);
      if (cursor.position !== this.at) throw new CursorMoved(cursor.position);
      const fresh = await this.enterInbox(em, events);
      failpoint('applier.mid-batch');
      const waiting = new Set(await this.options.parkedAggregates(this.producer));
      const due: SequencedEvent[] = [];
      const binding = new Binding(em, scope);
      for (const event of events) {
        if (!fresh.has(event.id)) continue;
        if (waiting.has(`${event.aggregate.type}/${event.aggregate.id}`)) {
          await binding.to(event.tenantId, null);
          await this.parking.insert(em, event, BEHIND_ANOTHER);
        } else due.push(event);
      }
      await this.effects.of(due, binding, ({ position }) => BigInt(position) > BigInt(cursor.reactFrom));
      const last = events.at(-1)!.position;
      await this.cursor.move(em, last);
      return last;
    });
  }

  private park(event: SequencedEvent, reason: string): Promise<string> {
    return this.inTransaction(event, async (em) => {
      const cursor = await this.cursor.hold(em);
      if (cursor.position !== this.at) return cursor.position;
      await this.enterInbox(em, [event]);
      await this.parking.insert(em, event, reason);
      await this.cursor.move(em, event.position);
      return event.position;
    });
  }

  /** Notes events as received and says which of them were not known. */
  private async enterInbox(em: EntityManager, events: SequencedEvent[]): Promise<Set<string>> {
    const rows = await em.execute<{ event_id: string }[]>(
      `insert into inbox (event_id, producer, position, tenant_id, type, applied_at)
       select r.event_id, ?, r.position, r.tenant_id, r.type, clock_timestamp()
         from json_to_recordset(?::json) as r(event_id uuid, position bigint, tenant_id text, type text)
       on conflict do nothing returning event_id`,
      [this.producer, JSON.stringify(events.map((e) => ({ event_id: e.id, position: e.position, tenant_id: e.tenantId, type: e.type })))],
    );
    return new Set(rows.map((row) => row.event_id));
  }

  private async inTransaction<T>(first: SequencedEvent, work: (em: EntityManager, scope: Scope) => Promise<T>): Promise<T> {
    const scope = await this.effects.scopeOf(first);
    return this.options.transactions.run(scope, (em) => work(em, scope));
  }

  /** Finds or makes the cursor. */
  private async open(): Promise<string> {
    const { source, transactions } = this.options;
    const known = await transactions.run(OWN_SCOPE, (em) => this.cursor.position(em));
    if (known !== null) return known;
    const head = await source.head();
    return transactions.run(OWN_SCOPE, async (em) => {
      await this.cursor.create(em, head);
      return (await this.cursor.hold(em)).position;
    });
  }

  private isNewEpoch(epoch: string): Promise<boolean> {
    return this.options.transactions.run(OWN_SCOPE, (em) => this.cursor.restartIn(em, epoch));
  }
}

/** Another replica applied meanwhile: go on from where it is. */
class CursorMoved extends Error {
  constructor(readonly position: string) {
    super('the cursor was moved by another replica');
  }
}
