import { DomainError, NotFound } from '@yidan/kernel';
import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import type { Applier } from './applier.ts';
import type { Redriven } from './redrive.ts';

/** The service no longer hears the producer whose event was parked. */
export class ProducerNotHeard extends DomainError {
  readonly code = 'EVENT.PRODUCER_NOT_HEARD';
  readonly kind = 'conflict';
  constructor(producer: string) {
    super(`This service no longer takes events of ${producer}`, `本服务已不再接收 ${producer} 的事件`, { params: { producer } });
  }
}

/** A parked event as it is shown; what it says stays between the services. */
export interface ParkedEventView {
  id: string;
  producer: string;
  position: string;
  eventId: string;
  type: string;
  aggregateType: string;
  aggregateId: string;
  reason: string;
  parkedAt: string;
  redrivenAt: string | null;
}

export interface ParkedEventsPage {
  state: 'WAITING' | 'REDRIVEN';
  after: readonly [producer: string, position: string] | null;
  limit: number;
}

const instant = (column: string, alias: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "${alias}"`;

/** 搁置事件: what a tenant's events could not do here, and the way to let them do it once the cause is mended. */
export class ParkedEvents {
  /** The appliers of the running service. */
  appliers: readonly Applier[] = [];

  constructor(private readonly transactions: Transactions) {}

  /** One row more than the page holds, if there is one. */
  list(scope: Scope, { state, after, limit }: ParkedEventsPage): Promise<ParkedEventView[]> {
    return this.transactions.run(scope, (em) =>
      em.execute<ParkedEventView[]>(
        `select id, producer, position::text as position, event_id as "eventId", type, agg_type as "aggregateType", agg_id as "aggregateId", reason,
                ${instant('parked_at', 'parkedAt')}, ${instant('redriven_at', 'redrivenAt')}
           from parked_event
          where tenant_id = ? and (redriven_at is null) = ? and (producer, position) > (?, ?::bigint) order by producer, position limit ?`,
        [scope.tenant, state === 'WAITING', after?.[0] ?? '', after?.[1] ?? '0', limit + 1],
      ),
    );
  }

  /** Applies the event and those of the same aggregate that wait behind it, in their order. */
  async redrive(scope: Scope, id: string): Promise<Redriven & { waiting: number }> {
    const parked = await this.find(scope, id);
    const applier = this.appliers.find(({ producer }) => producer === parked.producer);
    if (!applier) throw new ProducerNotHeard(parked.producer);
    const outcome = await applier.redrive({ tenantId: scope.tenant, type: parked.aggregateType, id: parked.aggregateId }, scope.actor.id);
    return { ...outcome, waiting: await this.waiting(scope, parked) };
  }

  private async find(scope: Scope, id: string): Promise<Pick<ParkedEventView, 'producer' | 'aggregateType' | 'aggregateId'>> {
    const rows = await this.transactions.run(scope, (em) =>
      em.execute<Pick<ParkedEventView, 'producer' | 'aggregateType' | 'aggregateId'>[]>(
        `select producer, agg_type as "aggregateType", agg_id as "aggregateId" from parked_event where tenant_id = ? and id = ?`,
        [scope.tenant, id],
      ),
    );
    if (!rows[0]) throw new NotFound('parked event', id);
    return rows[0];
  }

  private async waiting(scope: Scope, { producer, aggregateType, aggregateId }: Pick<ParkedEventView, 'producer' | 'aggregateType' | 'aggregateId'>): Promise<number> {
    const rows = await this.transactions.run(scope, (em) =>
      em.execute<{ count: string }[]>(
        `select count(*) as count from parked_event where tenant_id = ? and producer = ? and agg_type = ? and agg_id = ? and redriven_at is null`,
        [scope.tenant, producer, aggregateType, aggregateId],
      ),
    );
    return Number(rows[0]!.count);
  }
}
