import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { WorkerPool } from '@yidan/platform';
import type { AfterFailure } from '../../domain/exchange/retry-schedule.ts';

/** A queue with something due. */
export interface DueQueue {
  readonly tenantId: string;
  /** Whose policy holds where the tenant has none. */
  readonly city: string | null;
  readonly subscriptionId: string;
}

/** 领取的投递: this process has it until its lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly position: string;
  readonly eventId: string;
  readonly orderId: string;
  readonly type: string;
  readonly attempts: number;
  readonly firstAttemptAt: Date | null;
}

/** What an attempt came to, as the rows keep it. */
export interface Attempt {
  readonly at: Date;
  readonly status: number | null;
  readonly failure: string | null;
}

/** 领取期: longer than an attempt may take; who has not told the outcome by then is dead, and somebody else goes on. */
const LEASE_MS = 60_000;
const MOST_QUEUES = 64;

// At random, so that with more queues than hands none is always the last.
const DUE = `
  select s.tenant_id as "tenantId", t.city_tenant_id as city, s.id as "subscriptionId" from exchange_subscription s
    left join tenant t on t.tenant_id = s.tenant_id
    join exchange_health h on h.tenant_id = s.tenant_id and h.subscription_id = s.id
   where s.state = 'ACTIVE' and h.not_before <= $1 and s.id <> all ($2::uuid[])
     and exists (select from exchange_delivery d where d.tenant_id = s.tenant_id and d.subscription_id = s.id and d.state = 'PENDING' and d.next_attempt_at <= $1
                    and (d.claimed_until is null or d.claimed_until <= $1))
   order by random() limit ${MOST_QUEUES}`;

const HEALTH = `
  select h.failures, (select count(*)::int from exchange_delivery d where d.subscription_id = h.subscription_id and d.state = 'PENDING' and d.claimed_until > ?::timestamptz) as claimed
    from exchange_health h join exchange_subscription s on s.tenant_id = h.tenant_id and s.id = h.subscription_id
   where h.subscription_id = ? and s.state = 'ACTIVE' and h.not_before <= ?::timestamptz for update of h skip locked`;

// In order per order: what waits behind an earlier message of the same order is not taken, whoever has that one.
const CLAIM = `
  update exchange_delivery set claimed_until = ?::timestamptz where id in (
    select d.id from exchange_delivery d
     where d.subscription_id = ? and d.state = 'PENDING' and d.next_attempt_at <= ?::timestamptz and (d.claimed_until is null or d.claimed_until <= ?::timestamptz)
       and not exists (select from exchange_delivery e where e.tenant_id = d.tenant_id and e.subscription_id = d.subscription_id and e.order_id = d.order_id and e.state = 'PENDING' and e.position < d.position)
     order by d.next_attempt_at, d.position limit ? for update skip locked)
  returning id, position::text as position, event_id as "eventId", order_id as "orderId", type, attempts, first_attempt_at as "firstAttemptAt"`;

/** 投递队列: one for each subscription, so that whoever is slow keeps nobody else waiting. All but the first method work inside a transaction of the tenant. */
@Injectable()
export class ExchangeQueue {
  constructor(
    private readonly em: EntityManager,
    private readonly worker: WorkerPool,
  ) {}

  /** The queues of all tenants that have something due, but for those this process is at work on. */
  async due(now: Date, busy: readonly string[]): Promise<DueQueue[]> {
    const { rows } = await this.worker.query<DueQueue>(DUE, [now, busy]);
    return rows;
  }

  /** Takes what may go out now: a few orders at once, or one message only while the receiver has not answered the last one. */
  async claim(subscriptionId: string, atOnce: number, now: Date): Promise<ClaimedDelivery[]> {
    const at = now.toISOString();
    const [health] = await this.em.execute<{ failures: number; claimed: number }[]>(HEALTH, [at, subscriptionId, at]);
    if (!health) return [];
    const most = (health.failures > 0 ? 1 : atOnce) - health.claimed;
    if (most <= 0) return [];
    const until = new Date(now.getTime() + LEASE_MS).toISOString();
    const rows = await this.em.execute<(Omit<ClaimedDelivery, 'firstAttemptAt'> & { firstAttemptAt: string | null })[]>(CLAIM, [until, subscriptionId, at, at, most]);
    return rows
      .map((row) => ({ ...row, firstAttemptAt: row.firstAttemptAt === null ? null : new Date(row.firstAttemptAt) }))
      .sort((a, b) => (BigInt(a.position) < BigInt(b.position) ? -1 : 1));
  }

  /** Not tried after all: somebody takes it again. */
  async release(deliveryId: string): Promise<void> {
    await this.em.execute(`update exchange_delivery set claimed_until = null where id = ? and state = 'PENDING'`, [deliveryId], 'run');
  }

  async delivered(subscriptionId: string, deliveryId: string, { at, status }: Attempt): Promise<void> {
    const now = at.toISOString();
    await this.em.execute(
      `update exchange_delivery set state = 'DELIVERED', attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?), delivered_at = ?, next_attempt_at = null,
              claimed_until = null, last_status = ?, last_failure = null where id = ? and state = 'PENDING'`,
      [now, now, status, deliveryId],
      'run',
    );
    await this.em.execute(`update exchange_health set failures = 0, not_before = '-infinity', last_success_at = ? where subscription_id = ?`, [now, subscriptionId], 'run');
  }

  /** A failed attempt: tried again later, or given up; where the receiver itself did not answer, the whole queue slows down. */
  async failed(subscriptionId: string, deliveryId: string, { at, status, failure }: Attempt, next: AfterFailure, restUntil: Date | null): Promise<void> {
    const now = at.toISOString();
    await this.em.execute(
      `update exchange_delivery set state = ?, attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, ?), next_attempt_at = ?, claimed_until = null, last_status = ?, last_failure = ?
        where id = ? and state = 'PENDING'`,
      [next.dead ? 'DEAD' : 'PENDING', now, next.nextAttemptAt?.toISOString() ?? null, status, failure, deliveryId],
      'run',
    );
    await this.em.execute(
      `update exchange_health set failures = case when ? then failures + 1 else 0 end, not_before = coalesce(?::timestamptz, '-infinity'), last_failure_at = ?, last_failure = ? where subscription_id = ?`,
      [restUntil !== null, restUntil?.toISOString() ?? null, now, failure, subscriptionId],
      'run',
    );
  }

  /** How often the receiver has not answered in a row. */
  async failuresOf(subscriptionId: string): Promise<number> {
    const [row] = await this.em.execute<{ failures: number }[]>(`select failures from exchange_health where subscription_id = ?`, [subscriptionId]);
    return row?.failures ?? 0;
  }

  /** 不予推送: the organ's system may not see the order. */
  async withhold(deliveryId: string): Promise<void> {
    await this.em.execute(`update exchange_delivery set state = 'WITHHELD', next_attempt_at = null, claimed_until = null where id = ? and state = 'PENDING'`, [deliveryId], 'run');
  }

  /** What a subscription that ended still had to deliver. */
  async cancelAll(subscriptionId: string): Promise<void> {
    await this.em.execute(`update exchange_delivery set state = 'CANCELLED', next_attempt_at = null, claimed_until = null where subscription_id = ? and state = 'PENDING'`, [subscriptionId], 'run');
  }

  /** 死信重投: one, or all of the subscription; says how many. */
  async redrive(subscriptionId: string, deliveryId: string | null, at: Date): Promise<number> {
    const rows = await this.em.execute<unknown[]>(
      `update exchange_delivery set state = 'PENDING', next_attempt_at = ?, attempts = 0, first_attempt_at = null, claimed_until = null
        where subscription_id = ? and state = 'DEAD' and (?::uuid is null or id = ?::uuid) returning 1`,
      [at.toISOString(), subscriptionId, deliveryId, deliveryId],
    );
    return rows.length;
  }
}
