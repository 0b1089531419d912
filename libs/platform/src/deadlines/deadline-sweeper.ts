import type { Clock } from '@yidan/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Transactions } from '../database/transactions.ts';
import type { WorkerPool } from '../database/worker-pool.ts';
import { Bell } from '../events/bell.ts';
import { isOutage } from '../events/outage.ts';
import { reasonOf } from '../events/parking.ts';
import type { Reference } from '../reference/reference.ts';
import { CalendarRecount } from './calendar-recount.ts';
import { ClockActs } from './clock-acts.ts';
import { LANES } from './deadline-lane.ts';
import type { DeadlineHandlers } from './deadline-handlers.ts';
import { Lookout, type ClockBatch } from './lookout.ts';

/** Batches under way at once. */
const ABREAST = 2;
const POLL_MS = 1000;
/** So long clocks of days are worked on before it is looked whether a clock of minutes has run out. */
const TURN_MS = 500;
/** A pause between rounds in which what falls due one by one comes together. */
const GATHER_MS = 20;
const MAX_BACKOFF_MS = 5000;
/** A timer gives way: below the second after which the server would throw out one of two that wait for each other, and never the person. */
const PATIENCE = `set local lock_timeout = '400ms'`;
const LOCK_NOT_AVAILABLE = '55P03';

export interface SweeperOptions {
  readonly worker: WorkerPool;
  readonly transactions: Transactions;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly handlers: DeadlineHandlers;
  cityOf(tenantId: string): Promise<string | null>;
  /** Told after clocks had their effect, and how many. */
  onFired?(ownerType: string, command: string, count: number): void;
  onTrouble(error: unknown): void;
}

/**
 * 到期清扫: lets every clock that ran out have its effect once, and tells of every mark once. Any number may run: rows are claimed, marked and their effects written in one transaction
 * of their tenant, so what a crash interrupts is as if it had not begun. What can never succeed is parked with its reason and holds nothing else up.
 */
export class DeadlineSweeper {
  private readonly bell = new Bell();
  private readonly lookout: Lookout;
  private readonly acts: ClockActs;
  private readonly calendars: CalendarRecount;
  private stopped = false;
  private running: Promise<void> | null = null;
  private recountedAt = -Infinity;

  constructor(private readonly options: SweeperOptions) {
    const { worker, reference, clock, handlers } = options;
    this.lookout = new Lookout(worker, handlers);
    this.acts = new ClockActs(handlers, clock);
    this.calendars = new CalendarRecount(worker, reference, clock, handlers);
  }

  start(): void {
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.bell.end();
    await this.running;
  }

  /** Acts on everything that is due now and says on how many clocks that was; what somebody else is at work on is left for later. */
  async sweep(): Promise<number> {
    await this.recount();
    return this.act();
  }

  /** Whether nothing is due: nothing that was left for later, and nothing that somebody is at work on. */
  async isIdle(): Promise<boolean> {
    return (await this.lookout.batches(this.options.clock.now(), [])).length === 0;
  }

  private async loop(): Promise<void> {
    let backoff = 250;
    while (!this.stopped) {
      try {
        if (performance.now() - this.recountedAt >= POLL_MS) await this.recount();
        await this.act();
        backoff = 250;
        await this.bell.rest(await this.untilNext());
      } catch (error) {
        if (this.stopped) return;
        this.options.onTrouble(error);
        await this.bell.pause(backoff);
        backoff = Math.min(backoff * 2, MAX_BACKOFF_MS);
      }
    }
  }

  /** As long as until the next one is due, and never longer than a poll: others may start clocks meanwhile. */
  private async untilNext(): Promise<number> {
    const now = this.options.clock.now();
    const next = await this.lookout.next(now);
    return next ? Math.min(POLL_MS, Math.max(GATHER_MS, next.getTime() - now.getTime() + 1)) : POLL_MS;
  }

  private async act(): Promise<number> {
    const left = new Set<string>();
    let acted = 0;
    while (!this.stopped) {
      // Asked anew after every turn, so that whatever has become due meanwhile and is more urgent goes first.
      const batches = await this.lookout.batches(this.options.clock.now(), [...left]);
      if (batches.length === 0) break;
      acted += await this.takeAll(batches, left);
    }
    return acted;
  }

  private async takeAll(batches: readonly ClockBatch[], left: Set<string>): Promise<number> {
    const waiting = batches.values();
    const began = performance.now();
    const worker = async (): Promise<number> => {
      let acted = 0;
      for (const batch of waiting) {
        if (this.stopped || (batch.lane === LANES.DAYS && performance.now() - began > TURN_MS)) break;
        acted += await this.take(batch, left);
      }
      return acted;
    };
    const ended = await Promise.allSettled(Array.from({ length: ABREAST }, worker));
    const failed = ended.find((each) => each.status === 'rejected');
    if (failed) throw failed.reason;
    return ended.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0);
  }

  /** One batch in one transaction; where it fails each clock is tried alone, so that one that cannot succeed holds up no other. */
  private async take(batch: ClockBatch, left: Set<string>): Promise<number> {
    try {
      const done = new Set(await this.inTenant(batch.tenantId, (em) => this.acts.take(em, batch)));
      for (const id of batch.ids) if (!done.has(id)) left.add(id);
      if (batch.what === 'DUE' && done.size > 0) this.options.onFired?.(batch.ownerType, batch.kind!, done.size);
      return done.size;
    } catch (error) {
      const meets = meetsAnother(error);
      if (!meets && isOutage(error)) throw error;
      if (batch.ids.length > 1) return await this.takeOneByOne(batch, left);
      for (const id of batch.ids) left.add(id);
      if (!meets) {
        this.options.onTrouble(error);
        await this.park(batch, reasonOf(error));
      }
      return 0;
    }
  }

  private async takeOneByOne(batch: ClockBatch, left: Set<string>): Promise<number> {
    let acted = 0;
    for (const id of batch.ids) {
      if (this.stopped) break;
      acted += await this.take({ ...batch, ids: [id] }, left);
    }
    return acted;
  }

  private async park({ tenantId, ids }: ClockBatch, reason: string): Promise<void> {
    await this.inTenant(tenantId, (em) =>
      em.execute(
        `update deadline set parked_at = ?, parked_reason = ?, row_version = row_version + 1 where id = any(?::uuid[]) and status = 'RUNNING' and parked_at is null`,
        [this.options.clock.now().toISOString(), reason.slice(0, 2000), `{${ids.join(',')}}`],
        'run',
      ),
    );
  }

  private async recount(): Promise<void> {
    this.recountedAt = performance.now();
    for (const tenantId of await this.calendars.outdated()) {
      try {
        while (!this.stopped && (await this.inTenant(tenantId, (em) => this.calendars.some(em, tenantId))));
      } catch (error) {
        // Somebody's step on one of them goes first; the rest waits for the next round. Whatever else is wrong with one clock keeps no other from its effect.
        if (meetsAnother(error)) continue;
        if (isOutage(error)) throw error;
        this.options.onTrouble(error);
      }
    }
  }

  private async inTenant<T>(tenant: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const scope = { tenant, city: await this.options.cityOf(tenant), actor: { id: 'system:timer', organId: null, roles: ['TIMER'] } };
    return this.options.transactions.run(scope, async (em) => {
      await em.execute(PATIENCE, [], 'run');
      return work(em);
    });
  }
}

/** Whether a person's step, or another sweeper, was at the same row at the same moment. */
function meetsAnother(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && (cause.code === LOCK_NOT_AVAILABLE || cause.code === '40P01' || cause.code === '40001')) return true;
    if (cause.name === 'OptimisticLockError') return true;
  }
  return false;
}
