import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { WorkerPool } from '@yidan/platform';

/** A stretch of the journal: after one position, up to another. */
export interface Stretch {
  readonly after: string;
  readonly upTo: string;
}

/** How many positions are read at once. */
export const LONGEST = 1000;

// Where it is and how far it may go: never past what is sequenced.
const NEXT = `
  select c.position::text as after, least(c.position + ${LONGEST}, (select coalesce(max(position), 0) from journal_order))::text as "upTo" from exchange_cursor c`;

const TENANTS = `
  select distinct j.tenant_id as "tenantId" from journal_order o join journal j using (seq)
   where o.published and o.position > $1 and o.position <= $2 and j.agg_type = 'dispatch-order'`;

// The rows and the deliveries made of them are one statement: what is in the feed was queued for everybody it is for.
const WRITE = `
  with fresh as (
    insert into exchange_feed (tenant_id, position, organ_id, unit_id, order_id, event_id, type, restricted)
    select j.tenant_id, o.position, (j.payload->>'organId')::uuid, (j.payload->>'unitId')::uuid, j.agg_id, j.event_id, j.type, d.restricted
      from journal_order o join journal j using (seq) join dispatch_order d on d.tenant_id = j.tenant_id and d.id = j.agg_id
     where o.published and o.position > ? and o.position <= ? and j.tenant_id = ? and j.agg_type = 'dispatch-order'
    on conflict do nothing
    returning *)
  insert into exchange_delivery (tenant_id, id, subscription_id, position, event_id, order_id, type, restricted, state, next_attempt_at)
  select f.tenant_id, gen_random_uuid(), s.id, f.position, f.event_id, f.order_id, f.type, f.restricted, 'PENDING', ?::timestamptz
    from fresh f join exchange_subscription s on s.tenant_id = f.tenant_id and s.organ_id = f.organ_id and s.state <> 'ENDED'
     and (s.event_types = '[]' or s.event_types @> to_jsonb(f.type)) and (s.unit_ids = '[]' or s.unit_ids @> to_jsonb(f.unit_id::text))
  on conflict do nothing`;

// Everything of a subscription after a position, again: what is on its way already stays there, and no dead letter is left behind.
const REPLAY = `
  with again as (
    insert into exchange_delivery as d (tenant_id, id, subscription_id, position, event_id, order_id, type, restricted, state, next_attempt_at)
    select f.tenant_id, gen_random_uuid(), s.id, f.position, f.event_id, f.order_id, f.type, f.restricted, 'PENDING', ?::timestamptz
      from exchange_subscription s join exchange_feed f on f.tenant_id = s.tenant_id and f.organ_id = s.organ_id and f.position > ?
     where s.id = ? and (s.event_types = '[]' or s.event_types @> to_jsonb(f.type)) and (s.unit_ids = '[]' or s.unit_ids @> to_jsonb(f.unit_id::text))
    on conflict (tenant_id, subscription_id, event_id) do update
       set state = 'PENDING', next_attempt_at = excluded.next_attempt_at, attempts = 0, first_attempt_at = null, delivered_at = null, claimed_until = null, last_status = null, last_failure = null
     where d.state <> 'PENDING'
    returning 1)
  select count(*)::int as n from again`;

/** 变更流: what happened to orders, read from the own journal some time after the command, and queued for whoever is to be told. */
@Injectable()
export class ExchangeFeed {
  constructor(
    private readonly em: EntityManager,
    private readonly worker: WorkerPool,
  ) {}

  /** What is to be read next; empty where nothing is new. */
  async next(): Promise<Stretch> {
    const { rows } = await this.worker.query<Stretch>(NEXT);
    return rows[0]!;
  }

  /** Whose orders something happened to. */
  async tenantsIn({ after, upTo }: Stretch): Promise<string[]> {
    const { rows } = await this.worker.query<{ tenantId: string }>(TENANTS, [after, upTo]);
    return rows.map(({ tenantId }) => tenantId);
  }

  /** Inside a transaction of the tenant; a second time it does nothing. */
  async write({ after, upTo }: Stretch, tenantId: string, at: Date): Promise<void> {
    await this.em.execute(WRITE, [after, upTo, tenantId, at.toISOString()], 'run');
  }

  /** Every tenant of the stretch has its rows; where another replica was faster nothing changes. */
  async move({ after, upTo }: Stretch): Promise<void> {
    await this.worker.query('update exchange_cursor set position = $2 where position = $1', [after, upTo]);
  }

  /** 重放: queues what was or should have been pushed after a position; says how many. */
  async replay(subscriptionId: string, after: string, at: Date): Promise<number> {
    const [row] = await this.em.execute<{ n: number }[]>(REPLAY, [at.toISOString(), after, subscriptionId]);
    return row!.n;
  }
}
