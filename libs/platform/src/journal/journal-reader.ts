import type { Pool } from 'pg';
import { CHECKPOINT_COLUMNS } from '../trail/checkpoint-rows.ts';
import type { Checkpoint } from '../trail/checkpoint.ts';

/** One published event with its place in its producer's order. */
export interface SequencedEvent {
  id: string;
  /** Positions are dense over the whole journal; those of audit-only rows are never published and leave holes. */
  position: string;
  /** Position of the event published before this one, '0' for the first: a reader whose cursor differs has missed something. */
  previous: string;
  tenantId: string;
  type: string;
  version: number;
  aggregate: { type: string; id: string; version: number };
  occurredAt: string;
  actor: string;
  correlation: string;
  causation: string | null;
  traceparent: string | null;
  /** JSON text exactly as journalled. */
  payload: string;
}

/** Where a producer's journal stands: a new epoch means positions were reissued after a failover. */
export interface JournalHead {
  position: string;
  epoch: string;
  /** The newest signed checkpoint, for readers to keep as witnesses; a producer of an older release says none. */
  checkpoint?: Checkpoint | null;
}

const MAX_PAGE_BYTES = 256 * 1024;

/** 读账: reads a service's own journal by position, for the relay, for readers in the same process and for readers that missed a range. */
export class JournalReader {
  constructor(
    private readonly service: string,
    private readonly pool: Pool,
  ) {}

  async head(): Promise<JournalHead> {
    const { rows } = await this.pool.query<JournalHead>(
      `select coalesce((select max(position) from journal_order where published), 0)::text as position, epoch,
              (select row_to_json(c) from (select $1::text as service, ${CHECKPOINT_COLUMNS} from checkpoint order by checkpoint.position desc limit 1) c) as checkpoint
         from sequencer`,
      [this.service],
    );
    return rows[0]!;
  }

  /** Published events after a position, in order: at most `max` and at most 256 KB, but never none where there is one; so a page fits through the broker. */
  async read(after: string, max: number): Promise<SequencedEvent[]> {
    const { rows } = await this.pool.query<SequencedEvent & { agg_type: string; agg_id: string; agg_version: number }>({
      name: 'journal-read',
      text: `select * from (
               select o.position::text as position, coalesce(lag(o.position) over (order by o.position), $1::bigint)::text as previous,
                      sum(octet_length(j.payload::text)) over (order by o.position) as bytes, row_number() over (order by o.position) as line,
                      j.event_id as id, j.tenant_id as "tenantId", j.type, j.schema_version as version, j.agg_type, j.agg_id, j.agg_version,
                      to_char(j.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "occurredAt",
                      j.actor, j.correlation, j.causation, j.traceparent, j.payload::text as payload
                 from (select * from journal_order where published and position > $1 order by position limit $2) o
                 join journal j using (seq)) page
              where bytes <= ${MAX_PAGE_BYTES} or line = 1 order by position::bigint`,
      values: [after, max],
    });
    const start = await this.lastPublishedUpTo(after, rows.length > 0);
    return rows.map(({ agg_type, agg_id, agg_version, ...row }, index) => ({
      id: row.id,
      position: row.position,
      previous: index === 0 ? start : row.previous,
      tenantId: row.tenantId,
      type: row.type,
      version: row.version,
      aggregate: { type: agg_type, id: agg_id, version: agg_version },
      occurredAt: row.occurredAt,
      actor: row.actor,
      correlation: row.correlation,
      causation: row.causation,
      traceparent: row.traceparent,
      payload: row.payload,
    }));
  }

  private async lastPublishedUpTo(position: string, needed: boolean): Promise<string> {
    if (!needed || position === '0') return '0';
    const { rows } = await this.pool.query<{ position: string | null }>({
      name: 'journal-previous',
      text: `select max(position)::text as position from journal_order where published and position <= $1`,
      values: [position],
    });
    return rows[0]?.position ?? '0';
  }
}
