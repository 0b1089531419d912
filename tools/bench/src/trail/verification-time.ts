import { ensureDatabase } from '@yidan/dev-servers';
import { migrate, Sequencer, verifyServices } from '@yidan/platform';
import { summons } from '@yidan/summons';
import { Pool } from 'pg';
import type { BenchServers } from '../bench-servers.ts';
import { tell } from '../result.ts';

const PIECE = 100_000;

// Rows as an order's step leaves them.
const FILL = `insert into journal (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, payload, changes)
  select gen_random_uuid(), '5199' || lpad((n % 20)::text, 2, '0'), 'dispatch-order', gen_random_uuid(), 2, 0, 'dispatch.order.signed', 1, true, now(), clock_timestamp(),
         json_build_object('id', gen_random_uuid(), 'organId', gen_random_uuid(), 'roles', json_build_array('UNIT_HANDLER'))::text, gen_random_uuid(),
         json_build_object('orderId', gen_random_uuid(), 'number', 'PJ-20260907-' || n, 'matterId', gen_random_uuid(), 'itemKey', gen_random_uuid(), 'organId', gen_random_uuid(), 'unitId', gen_random_uuid()),
         '{"before":{"state":"DISPATCHED"},"after":{"state":"SIGNED"}}'
    from generate_series(1, ${PIECE}) n`;

/** How long the verification of a journal of so many rows takes, in seconds. */
export async function verificationTime(servers: BenchServers, rows: number): Promise<number> {
  const urls = await ensureDatabase(servers.postgres.superuserUrl, 'summons_trail', { secretsFile: servers.postgres.secretsFile, service: 'summons' });
  await migrate(urls.owner, summons.migrations);
  const inside = new URL(servers.postgres.superuserUrl);
  inside.pathname = '/summons_trail';
  const [filling, worker] = [new Pool({ connectionString: inside.href, max: 1 }), new Pool({ connectionString: urls.worker, max: 2 })];
  try {
    const sequencer = new Sequencer('summons', worker, (error) => console.error(error));
    await sequencer.start();
    for (let filled = 0; filled < rows; filled += PIECE) {
      await filling.query(FILL);
      sequencer.signal();
      tell(`journal of ${filled + PIECE} rows`);
    }
    const placed = async (): Promise<number> => Number((await worker.query<{ position: string }>('select position::text as position from sequencer')).rows[0]!.position);
    while ((await placed()) < rows) await new Promise((resolve) => setTimeout(resolve, 200));
    await sequencer.stop();
    await filling.query('vacuum analyze journal; ').then(() => filling.query('vacuum analyze journal_order'));
    const began = performance.now();
    const [verified] = await verifyServices({ databases: [{ service: 'summons', url: urls.worker }], keys: new Map(), file: [] });
    const seconds = (performance.now() - began) / 1000;
    if (verified!.rows !== rows || verified!.findings.length > 0) throw new Error(`${verified!.rows} rows, ${verified!.findings.length} findings`);
    return seconds;
  } finally {
    await filling.end();
    await worker.end();
  }
}
