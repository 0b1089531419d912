import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';

/** One journal row as it is hashed: texts exactly as PostgreSQL gave them, instants as epoch microseconds. */
export interface JournalRow {
  xid: string;
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
  changes: string | null;
}

/** The columns of a journal row in the order in which they are hashed. */
export const JOURNAL_COLUMNS = `j.seq::text as seq, j.event_id, j.tenant_id, j.agg_type, j.agg_id, j.agg_version, j.agg_index, j.type, j.schema_version, j.published,
  (extract(epoch from j.occurred_at) * 1000000)::bigint::text as occurred_us, (extract(epoch from j.recorded_at) * 1000000)::bigint::text as recorded_us,
  j.actor, j.correlation, j.causation, j.traceparent, j.payload::text as payload, j.changes::text as changes, j.xid::text as xid`;

/** 杂凑算法: fixed with the first link of a journal. */
export type ChainAlgorithm = 'sha256' | 'sm3';

/** 摘要版本: 1 (`ye1`) covers what happened; 2 (`ye2`) also covers what changed by it and the transaction it belongs to. Each row keeps its own. */
export type DigestForm = 1 | 2;

/** What new rows are digested by. */
export const DIGEST_FORM: DigestForm = 2;

/** 链: how one journal's rows are digested and linked. */
export interface ChainLinks {
  /** What a row says, as 32 bytes; a foreign tenant's export shows no more of it than this. */
  digestOf(row: JournalRow, form?: DigestForm): Buffer;
  /** The next link: it binds a digest to its position and to everything before it. */
  next(previous: Buffer, position: bigint, digest: Buffer): Buffer;
  /** The first link: two services never share a history. */
  genesis(service: string, begun: string): Buffer;
}

function netstring(value: string | number | boolean | null): string {
  if (value === null) return '-,';
  const text = `${value}`;
  return `${Buffer.byteLength(text)}:${text},`;
}
const LINK = Buffer.from('yj1,');

/** The links of an algorithm. */
export function linksOf(algorithm: ChainAlgorithm): ChainLinks {
  return {
    digestOf: (row, form = DIGEST_FORM) => hash(algorithm, textOf(row, form), 'buffer'),
    next: (previous, position, digest) => hash(algorithm, Buffer.concat([LINK, previous, Buffer.from(`${position},`), digest]), 'buffer'),
    genesis: (service, begun) => hash(algorithm, `yj1,${service},${algorithm},${begun}`, 'buffer'),
  };
}

function textOf(row: JournalRow, form: DigestForm): string {
  const fields = [
    row.seq, row.event_id, row.tenant_id, row.agg_type, row.agg_id, row.agg_version, row.agg_index, row.type, row.schema_version, row.published,
    row.occurred_us, row.recorded_us, row.actor, row.correlation, row.causation, row.traceparent, row.payload,
  ];
  if (form === 2) fields.push(row.changes, row.xid);
  return `ye${form},${fields.map(netstring).join('')}`;
}
