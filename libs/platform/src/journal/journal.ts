import type { EntityManager } from '@mikro-orm/postgresql';
import type { RecordedEvent } from '@yidan/contracts';
import { eventCatalogue } from '@yidan/contracts';
import { v7 as uuid } from 'uuid';
import { currentScope, noteJournalled } from '../database/scope.ts';
import { takeChanges } from './change-notes.ts';

/** What one event may weigh: it has to fit through the broker whole; larger facts travel in pieces. */
export const MAX_EVENT_BYTES = 512 * 1024;

/** The aggregate an event belongs to, at the version its row has in this transaction. */
export interface AggregateStamp {
  type: string;
  id: string;
  version: number;
  chainId?: string | null;
}

/** An aggregate as the journal sees it. */
export interface Journalled {
  readonly id: string;
  readonly rowVersion: number;
  /** 全链条: whatever belongs to a chain is told under its id, whoever acts and whenever; everything else under the correlation of the act. */
  readonly chainId?: string | null;
  pullEvents(): RecordedEvent[];
}

/**
 * 留痕: writes events into the journal inside the command's own transaction.
 * The version must come from the aggregate's row as just written: order per aggregate rests on it.
 */
export async function appendToJournal(em: EntityManager, aggregate: AggregateStamp, events: RecordedEvent[], changes?: unknown): Promise<void> {
  if (events.length === 0) return;
  const scope = currentScope();
  if (!scope) throw new Error('an event was recorded outside a transaction');
  const correlation = aggregate.chainId ?? scope.correlation ?? uuid();
  const rows = events.map((event, index) => ({ ...rowOf(event), agg_index: index }));
  // The rows travel as one JSON document; payload stays a string in it, so its text reaches the json column unchanged.
  await em.execute(
    `insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published,
                          occurred_at, recorded_at, actor, correlation, causation, traceparent, payload, changes)
     select r.event_id, ?, ?, ?, ?, r.agg_index, r.type, r.schema_version, r.published,
            r.occurred_at, clock_timestamp(), ?, ?, ?, ?, r.payload::json, case when r.agg_index = 0 then ?::json end
       from json_to_recordset(?::json) as r(event_id uuid, agg_index int, type text, schema_version smallint, published boolean, occurred_at timestamptz, payload text)
      order by r.agg_index`,
    [
      scope.tenant,
      aggregate.type,
      aggregate.id,
      aggregate.version,
      JSON.stringify(scope.actor),
      correlation,
      scope.causation ?? null,
      scope.traceparent ?? null,
      changes === undefined ? null : JSON.stringify(changes),
      JSON.stringify(rows),
    ],
    'run',
  );
  noteJournalled();
}

/** One event of one of many things, at the version it is for that thing. */
export interface OneOfMany {
  readonly id: string;
  readonly version: number;
  readonly event: RecordedEvent;
  readonly chainId?: string | null;
}

/** 批量留痕: one event of each of many things, in one statement; whoever calls holds their rows, so that nobody else writes about them at the same moment. */
export async function appendManyToJournal(em: EntityManager, type: string, many: readonly OneOfMany[]): Promise<void> {
  if (many.length === 0) return;
  const scope = currentScope();
  if (!scope) throw new Error('an event was recorded outside a transaction');
  const correlation = scope.correlation ?? uuid();
  const rows = many.map(({ id, version, event, chainId }) => ({ ...rowOf(event), agg_id: id, agg_version: version, correlation: chainId ?? correlation }));
  await em.execute(
    `insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published,
                          occurred_at, recorded_at, actor, correlation, causation, traceparent, payload)
     select r.event_id, ?, ?, r.agg_id, r.agg_version, 0, r.type, r.schema_version, r.published, r.occurred_at, clock_timestamp(), ?, r.correlation, ?, ?, r.payload::json
       from json_to_recordset(?::json) as r(event_id uuid, agg_id uuid, agg_version int, type text, schema_version smallint, published boolean, occurred_at timestamptz, correlation uuid, payload text)`,
    [scope.tenant, type, JSON.stringify(scope.actor), scope.causation ?? null, scope.traceparent ?? null, JSON.stringify(rows)],
    'run',
  );
  noteJournalled();
}

function rowOf(event: RecordedEvent) {
  const contract = eventCatalogue.get(`${event.type}@${event.version}`);
  if (!contract) throw new Error(`no contract declares ${event.type} v${event.version}`);
  const payload = JSON.stringify(event.data);
  if (contract.published && Buffer.byteLength(payload) > MAX_EVENT_BYTES) throw new RangeError(`${event.type} v${event.version} is larger than ${MAX_EVENT_BYTES} bytes; publish it in pieces`);
  return { event_id: uuid(), type: event.type, schema_version: event.version, published: contract.published, occurred_at: event.occurredAt.toISOString(), payload };
}

/**
 * Writes an aggregate's row and what happened to it in one transaction; the second of two simultaneous acts is refused by its row version.
 * What the row was before and is now is kept with the first of the events, and the note as well; neither is ever published.
 */
export async function saveWithEvents(em: EntityManager, type: string, aggregate: Journalled, note?: unknown): Promise<void> {
  em.persist(aggregate);
  await em.flush();
  const changes = takeChanges(aggregate);
  const kept = changes === undefined && note === undefined ? undefined : { ...changes, ...(note === undefined ? {} : { note }) };
  await appendToJournal(em, { type, id: aggregate.id, version: aggregate.rowVersion, chainId: aggregate.chainId ?? null }, aggregate.pullEvents(), kept);
}
