import type { WorkerPool } from '../database/worker-pool.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import type { Applier } from './applier.ts';

/** Gauges of an event's way: what waits for its position, what waits to be applied, what is parked. */
export function measureFlow(metrics: Metrics, worker: WorkerPool, appliers: readonly Applier[]): void {
  metrics.gauge('yidan_sequencer_lag_events', 'Committed events that have no position yet', async () => {
    const { rows } = await worker.query<{ count: string }>(
      `select count(*) as count from sequencer s cross join unnest(s.pending) r
         join journal j on j.seq >= lower(r) and j.seq < coalesce(upper(r), 9223372036854775807)`,
    );
    return Number(rows[0]!.count);
  });
  metrics.gauge('yidan_applier_lag_events', 'Positions a producer is ahead of what was applied here', async () => {
    // A producer that cannot be asked hides its own line and no other.
    const samples = await Promise.allSettled(appliers.map(async (applier) => ({ value: await applier.lag(), labels: { producer: applier.producer } })));
    return samples.flatMap((sample) => (sample.status === 'fulfilled' ? [sample.value] : []));
  });
  metrics.gauge('yidan_parked_events', 'Events that could not be applied and wait for somebody to mend the cause', async () => {
    const { rows } = await worker.query<{ producer: string; count: string }>(`select producer, count(*) as count from parked_event where redriven_at is null group by producer`);
    return appliers.map(({ producer }) => ({ value: Number(rows.find((row) => row.producer === producer)?.count ?? 0), labels: { producer } }));
  });
}
