import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { atOneMoment, type TrailDatabase } from './verify-services.ts';
import { readTrail, readTrailRows } from './read-trail.ts';

/** 导出: writes trails as JSON lines that can be verified without the installation. Of other tenants than the one named it carries positions, digests and links only. */
export async function exportTrail(databases: readonly TrailDatabase[], tenant: string | null, to: Writable): Promise<{ rows: number; full: number }> {
  const write = async (line: unknown): Promise<void> => {
    if (!to.write(`${JSON.stringify(line)}\n`)) await once(to, 'drain');
  };
  let [rows, full] = [0, 0];
  for (const { service, url } of databases) {
    const client = await atOneMoment(url);
    try {
      const { state, checkpoints } = await readTrail(client, service);
      const { algorithm, genesis, position, hash } = state;
      await write({ trail: service, algorithm, genesis, position: String(position), hash: hash.toString('hex'), tenant });
      // Before the rows: a reader then knows at which of them to look.
      for (const checkpoint of checkpoints) await write({ checkpoint });
      for await (const batch of readTrailRows(client)) {
        for (const { position: at, seq, published, form, digest, hash: link, row } of batch) {
          const own = row !== null && (tenant === null || row.tenant_id === tenant);
          rows += 1;
          if (own) full += 1;
          const line = { position: String(at), digest: digest.toString('hex'), hash: link.toString('hex') };
          await write(own ? { ...line, form, seq, published, row: onlyHashed(row) } : line);
        }
      }
    } finally {
      await client.end();
    }
  }
  return { rows, full };
}

/** A row comes from the database beside columns of the order; only what is hashed is exported. */
function onlyHashed(row: object): Record<string, unknown> {
  const { position: _p, order_seq: _s, order_published: _o, form: _f, digest: _d, hash: _h, ...hashed } = row as Record<string, unknown>;
  return hashed;
}
