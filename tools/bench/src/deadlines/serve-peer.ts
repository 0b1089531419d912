import { run, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';
import { v7 as uuid } from 'uuid';

const CONCURRENCY = 16;
const LOCAL_QUEUE = 500;

// The same event as ours, into a table of the journal's shape: a job's effect is a statement of its own.
const EFFECT = {
  name: 'effect',
  text: `insert into peer_effect (event_id, tenant_id, agg_type, agg_id, agg_version, agg_index, type, schema_version, published, occurred_at, recorded_at, actor, correlation, payload)
         values ($1, $2, 'deadline', $3, 1, 0, 'dispatch.deadline.breached', 1, true, clock_timestamp(), clock_timestamp(), '{"id":"system:timer"}', $4, $5)`,
};

const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: CONCURRENCY });
pool.on('error', () => undefined);
pool.on('connect', (client) => client.on('error', () => undefined));
const taskList: TaskList = {
  strike: async (payload) => {
    const { tenantId, deadlineId } = payload as { tenantId: string; deadlineId: string };
    await pool.query({ ...EFFECT, values: [uuid(), tenantId, deadlineId, uuid(), JSON.stringify(payload)] });
  },
};
// Everything it offers for throughput: jobs fetched and completed in batches, looked for as often as we look.
const runner = await run({
  pgPool: pool,
  taskList,
  noHandleSignals: true,
  preset: { worker: { concurrentJobs: CONCURRENCY, pollInterval: 100, maxPoolSize: CONCURRENCY, localQueue: { size: LOCAL_QUEUE }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
});
console.log('peer ready');
const end = (): void => void runner.stop().then(() => process.exit(0));
process.on('SIGTERM', end);
process.on('disconnect', end);
