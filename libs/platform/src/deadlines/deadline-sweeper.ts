import { Deadline, type Clock, type DeadlineOwner } from '@yidan/kernel';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { failpoint } from '../config/failpoint.ts';
import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import type { WorkerPool } from '../database/worker-pool.ts';
import { Bell } from '../events/bell.ts';
import { isOutage } from '../events/outage.ts';
import { reasonOf } from '../events/parking.ts';
import type { Reference } from '../reference/reference.ts';
import { watchKey, type DeadlineHandlers } from './deadline-handlers.ts';

const BATCH = 100;
const POLL_MS = 1000;
const MAX_BACKOFF_MS = 5000;
/** A timer gives way: below the second after which the server would throw out one of two that wait for each other, and never the person. */
const PATIENCE = `set local lock_timeout = '400ms'`;
const LOCK_NOT_AVAILABLE = '55P03';

const DUE = `
  select d.id, d.tenant_id as "tenantId", d.owner_type as "ownerType", d.kind
    from deadline d join unnest($1::text[], $2::text[]) as h(owner_type, kind) on h.owner_type = d.owner_type and h.kind = d.kind
   where d.status = 'RUNNING' and d.parked_at is null and d.due_at < $3 and d.id <> all($4::uuid[])
   order by d.due_at, d.id limit ${BATCH}`;

const NEXT = `
  select min(d.due_at) as at
    from deadline d join unnest($1::text[], $2::text[]) as h(owner_type, kind) on h.owner_type = d.owner_type and h.kind = d.kind
   where d.status = 'RUNNING' and d.parked_at is null and d.due_at >= $3`;

// The version is made as reference data makes it: of the day sets a tenant sees, its own and its city's.
const OUTDATED = `
  select v.tenant_id as "tenantId" from (
    select t.tenant_id, coalesce(left(md5(string_agg(c.id || '.' || c.row_version, ' ' order by c.year, c.tenant_id)), 16), 'national') as version
      from tenant t left join calendar_day_set c on c.tenant_id in (t.tenant_id, t.city_tenant_id)
     group by t.tenant_id) v
   where exists (select from deadline d where d.tenant_id = v.tenant_id and d.status = 'RUNNING' and d.calendar_version < v.version)
      or exists (select from deadline d where d.tenant_id = v.tenant_id and d.status = 'RUNNING' and d.calendar_version > v.version)`;

const CLAIM = `
  select id, owner_type as "ownerType", owner_id as "ownerId", kind, started_at as "startedAt", due_at as "dueAt"
    from deadline where id = ? and status = 'RUNNING' and parked_at is null and due_at < ? for update skip locked`;

export interface SweeperOptions {
  readonly worker: WorkerPool;
  readonly transactions: Transactions;
  readonly reference: Reference;
  readonly clock: Clock;
  readonly handlers: DeadlineHandlers;
  cityOf(tenantId: string): Promise<string | null>;
  /** Told after each clock that had its effect. */
  onFired?(ownerType: string, command: string): void;
  onTrouble(error: unknown): void;
}

interface Found {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerType: string;
  readonly kind: string;
}

interface Claimed extends Omit<Found, 'tenantId'> {
  readonly ownerId: string;
  readonly startedAt: Date;
  readonly dueAt: Date;
}

/**
 * 到期清扫: lets every clock that ran out have its effect once. Any number may run: the row is claimed, marked and its effect written in one transaction of its tenant,
 * so what a crash interrupts is as if it had not begun. What can never succeed is parked with its reason and holds nothing else up.
 */
export class DeadlineSweeper {
  private readonly bell = new Bell();
  private readonly watched: readonly [ownerTypes: string[], commands: string[]];
  private stopped = false;
  private running: Promise<void> | null = null;

  constructor(private readonly options: SweeperOptions) {
    const watches = [...options.handlers.due.values()];
    this.watched = [watches.map(({ ownerType }) => ownerType), watches.map(({ command }) => command)];
  }

  start(): void {
    this.running = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.bell.end();
    await this.running;
  }

  /** Fires everything that is due now and says how many that were; what somebody else is at work on is left for later. */
  async sweep(): Promise<number> {
    await this.recount();
    let fired = 0;
    const tried: string[] = [];
    while (!this.stopped && this.watchesAny) {
      const { rows } = await this.options.worker.query<Found>(DUE, [...this.watched, this.options.clock.now(), tried]);
      for (const due of rows) {
        if (this.stopped) break;
        tried.push(due.id);
        if (await this.fire(due)) fired += 1;
      }
      if (rows.length < BATCH) break;
    }
    return fired;
  }

  private get watchesAny(): boolean {
    return this.options.handlers.due.size > 0;
  }

  private async loop(): Promise<void> {
    let backoff = 250;
    while (!this.stopped) {
      try {
        await this.sweep();
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
    if (!this.watchesAny) return POLL_MS;
    const now = this.options.clock.now();
    const { rows } = await this.options.worker.query<{ at: Date | null }>(NEXT, [...this.watched, now]);
    const next = rows[0]?.at;
    return next ? Math.min(POLL_MS, Math.max(1, next.getTime() - now.getTime() + 1)) : POLL_MS;
  }

  private async fire(due: Found): Promise<boolean> {
    try {
      const fired = await this.options.transactions.run(await this.scopeOf(due.tenantId), (em) => this.claimed(em, due));
      if (fired) this.options.onFired?.(due.ownerType, due.kind);
      return fired;
    } catch (error) {
      if (meetsAnother(error)) return false;
      if (isOutage(error)) throw error;
      this.options.onTrouble(error);
      await this.park(due, reasonOf(error));
      return false;
    }
  }

  /** Claim, mark and effect in one transaction; false where another was faster or the clock was stopped. */
  private async claimed(em: EntityManager, { id, tenantId }: Found): Promise<boolean> {
    const at = this.options.clock.now();
    await em.execute(PATIENCE, [], 'run');
    const [row] = await em.execute<Claimed[]>(CLAIM, [id, at.toISOString()]);
    if (!row) return false;
    // Marked first, so that the step itself may start another clock of this kind.
    await em.execute(`update deadline set status = 'FIRED', fired_at = ?, row_version = row_version + 1 where id = ?`, [at.toISOString(), id], 'run');
    const { ownerType, ownerId, kind, startedAt, dueAt } = row;
    const handler = this.options.handlers.due.get(watchKey(ownerType, kind));
    await handler!.act({ id, owner: { tenantId, type: ownerType, id: ownerId }, command: kind, startedAt: new Date(startedAt), dueAt: new Date(dueAt), at });
    await em.flush();
    failpoint('deadline.fired-uncommitted');
    return true;
  }

  private async park(due: Found, reason: string): Promise<void> {
    await this.options.transactions.run(await this.scopeOf(due.tenantId), (em) =>
      em.execute(
        `update deadline set parked_at = ?, parked_reason = ?, row_version = row_version + 1 where id = ? and status = 'RUNNING' and parked_at is null`,
        [this.options.clock.now().toISOString(), reason.slice(0, 2000), due.id],
        'run',
      ),
    );
  }

  /** 重新计算 (R-DL-5): running clocks that were counted by another calendar than the tenant has now. */
  private async recount(): Promise<void> {
    const { rows } = await this.options.worker.query<{ tenantId: string }>(OUTDATED);
    for (const { tenantId } of rows) {
      if (this.stopped) return;
      try {
        const scope = await this.scopeOf(tenantId);
        while ((await this.options.transactions.run(scope, (em) => this.recounted(em, tenantId))) === BATCH && !this.stopped);
      } catch (error) {
        // Somebody's step on one of them goes first; the rest waits for the next round. Whatever else is wrong with one clock keeps no other from its effect.
        if (meetsAnother(error)) continue;
        if (isOutage(error)) throw error;
        this.options.onTrouble(error);
      }
    }
  }

  private async recounted(em: EntityManager, tenantId: string): Promise<number> {
    const at = this.options.clock.now();
    await em.execute(PATIENCE, [], 'run');
    const calendar = await this.options.reference.workingCalendar();
    const clocks = await em.find(
      Deadline,
      { tenantId, status: 'RUNNING', calendarVersion: { $ne: calendar.version } },
      { orderBy: { id: 'asc' }, limit: BATCH, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
    );
    for (const clock of clocks) {
      if (!clock.recount(calendar, at)) continue;
      const owner: DeadlineOwner = { tenantId, type: clock.ownerType, id: clock.ownerId };
      await this.options.handlers.moved.get(clock.ownerType)?.({ id: clock.id, owner, command: clock.kind, dueAt: clock.dueAt, at });
    }
    await em.flush();
    return clocks.length;
  }

  private async scopeOf(tenant: string): Promise<Scope> {
    return { tenant, city: await this.options.cityOf(tenant), actor: { id: 'system:timer', organId: null, roles: ['TIMER'] } };
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
