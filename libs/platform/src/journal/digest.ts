import { createHash } from 'node:crypto';

/** One journal row as it is hashed: texts exactly as PostgreSQL gave them, instants as epoch microseconds. */
export interface JournalRow {
  seq: string;
  event_id: string;
  tenant_id: string;
  agg_type: string;
  agg_id: string;
  agg_version: number;
  agg_index: number;
  type: string;
  schema_version: number;
  published: boolean;
  occurred_us: string;
  recorded_us: string;
  actor: string;
  correlation: string;
  causation: string | null;
  traceparent: string | null;
  payload: string;
}

/** The columns of a journal row in the order in which they are hashed. */
export const JOURNAL_COLUMNS = `j.seq::text as seq, j.event_id, j.tenant_id, j.agg_type, j.agg_id, j.agg_version, j.agg_index, j.type, j.schema_version, j.published,
  (extract(epoch from j.occurred_at) * 1000000)::bigint::text as occurred_us, (extract(epoch from j.recorded_at) * 1000000)::bigint::text as recorded_us,
  j.actor, j.correlation, j.causation, j.traceparent, j.payload::text as payload`;

const netstring = (value: string | number | boolean | null): string => (value === null ? '-,' : `${Buffer.byteLength(String(value))}:${value},`);

/** 摘要: what a row says, as 32 bytes; a foreign tenant's export shows no more of it than this. */
export function digestOf(row: JournalRow): Buffer {
  const fields = [
    row.seq, row.event_id, row.tenant_id, row.agg_type, row.agg_id, row.agg_version, row.agg_index, row.type, row.schema_version, row.published,
    row.occurred_us, row.recorded_us, row.actor, row.correlation, row.causation, row.traceparent, row.payload,
  ];
  return createHash('sha256').update(`ye1,${fields.map(netstring).join('')}`).digest();
}

/** The next link of the chain: it binds a digest to its position and to everything before it. */
export function chain(previous: Buffer, position: bigint, digest: Buffer): Buffer {
  return createHash('sha256').update('yj1,').update(previous).update(`${position},`).update(digest).digest();
}

/** The chain's first link: two services never share a history. */
export function genesis(service: string, epoch: string): Buffer {
  return createHash('sha256').update(`yj1,${service},sha256,${epoch}`).digest();
}
