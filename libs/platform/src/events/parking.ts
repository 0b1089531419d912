import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import type { SequencedEvent } from '../journal/journal-reader.ts';

/** One aggregate's events, as they wait behind the first of them that cannot be applied. */
export interface ParkedAggregate {
  tenantId: string;
  type: string;
  id: string;
}

/** An event that waits, with the row it is kept in. */
export interface ParkedRow {
  id: string;
  event: SequencedEvent;
}

export const BEHIND_ANOTHER = 'an earlier event of the same aggregate is parked';

/** 搁置: keeps the events of one producer that could not be applied, each with its reason, inside the transaction it is given and bound to the event's tenant. */
export class Parking {
  constructor(private readonly producer: string) {}

  async insert(em: EntityManager, event: SequencedEvent, reason: string): Promise<void> {
    await em.execute(
      `insert into parked_event (id, producer, position, event_id, tenant_id, agg_type, agg_id, type, event, reason, parked_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, clock_timestamp()) on conflict do nothing`,
      [uuid(), this.producer, event.position, event.id, event.tenantId, event.aggregate.type, event.aggregate.id, event.type, JSON.stringify(event), reason.slice(0, 2000)],
      'run',
    );
  }

  /** The first event of an aggregate that still waits. */
  async next(em: EntityManager, { tenantId, type, id }: ParkedAggregate): Promise<ParkedRow | undefined> {
    const rows = await em.execute<{ id: string; event: string }[]>(
      `select id, event::text as event from parked_event
        where producer = ? and tenant_id = ? and agg_type = ? and agg_id = ? and redriven_at is null order by position limit 1`,
      [this.producer, tenantId, type, id],
    );
    return rows[0] && { id: rows[0].id, event: JSON.parse(rows[0].event) as SequencedEvent };
  }

  async applied(em: EntityManager, id: string, by: string): Promise<void> {
    await em.execute(`update parked_event set redriven_at = clock_timestamp(), redriven_by = ? where id = ?`, [by, id], 'run');
  }

  async stillFails(em: EntityManager, id: string, reason: string): Promise<void> {
    await em.execute(`update parked_event set reason = ? where id = ?`, [reason.slice(0, 2000), id], 'run');
  }

  /** Event ids of a tenant that have had no effect yet. */
  async waitingEvents(em: EntityManager, tenant: string): Promise<string[]> {
    const rows = await em.execute<{ id: string }[]>(`select event_id as id from parked_event where producer = ? and tenant_id = ? and redriven_at is null`, [this.producer, tenant]);
    return rows.map(({ id }) => id);
  }
}

/** Why an event could not be applied, as it is kept and shown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
