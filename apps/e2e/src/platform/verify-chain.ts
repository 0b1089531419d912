import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

interface Link {
  position: string;
  hash: Buffer;
  fields: (string | null)[];
  form: number;
}

const sha256 = (...parts: (Buffer | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const field = (value: string | null): string => (value === null ? '-,' : `${Buffer.byteLength(value)}:${value},`);

/** Recomputes the chain from the rows alone, by the words of the design and without the platform's code; names the first position that does not fit. */
export async function firstBrokenLink(sql: Pool, service: string): Promise<string | null> {
  const { rows: head } = await sql.query<{ genesis: string; position: string; hash: Buffer }>('select genesis, position::text, hash from sequencer');
  const { rows } = await sql.query<Link>(
    `select o.position::text as position, o.hash, o.digest_form as form,
            array[seq::text, event_id::text, tenant_id, agg_type, agg_id::text, agg_version::text, agg_index::text, type, schema_version::text, j.published::text,
                  trunc(extract(epoch from occurred_at) * 1000000)::text, trunc(extract(epoch from recorded_at) * 1000000)::text,
                  actor, correlation::text, causation::text, traceparent, payload::text, changes::text, xid::text] as fields
       from journal_order o join journal j using (seq) order by o.position`,
  );
  let last = sha256(`yj1,${service},sha256,${head[0]!.genesis}`);
  let at = 0;
  for (const { position, hash, fields, form } of rows) {
    at += 1;
    last = sha256('yj1,', last, `${at},`, sha256(`ye${form},${(form === 1 ? fields.slice(0, 17) : fields).map(field).join('')}`));
    if (position !== String(at) || !hash.equals(last)) return position;
  }
  return head[0]!.position === String(at) && (at === 0 || head[0]!.hash.equals(last)) ? null : 'head';
}
