import type { Clock } from '@yidan/kernel';
import type { WorkerPool } from '../database/worker-pool.ts';
import type { Metrics, Sample } from '../telemetry/metrics.ts';
import { watchKey, type DeadlineHandlers } from './deadline-handlers.ts';

interface Row {
  owner: string;
  command: string;
  waiting: string;
  late: string;
  parked: string;
}

/** Gauges of the clocks: what the timer still has to do, what nobody did in time, what cannot be done; and a count of what the timer did. */
export function measureDeadlines(metrics: Metrics, worker: WorkerPool, clock: Clock, handlers: DeadlineHandlers): (ownerType: string, command: string) => void {
  const read = async (): Promise<Row[]> => {
    const { rows } = await worker.query<Row>(
      `select owner_type as owner, kind as command, count(*) filter (where parked_at is null) as waiting, count(*) as late, count(*) filter (where parked_at is not null) as parked
         from deadline where status = 'RUNNING' and due_at < $1 group by owner_type, kind`,
      [clock.now()],
    );
    return rows;
  };
  const samples = (rows: readonly Row[], value: (row: Row) => string): Sample[] => rows.map((row) => ({ value: Number(value(row)), labels: { owner: row.owner, command: row.command } }));
  const isWatched = ({ owner, command }: Row): boolean => handlers.due.has(watchKey(owner, command));
  metrics.gauge('yidan_deadlines_due', 'Clocks that ran out and whose step the timer has still to take', async () => samples((await read()).filter(isWatched), ({ waiting }) => waiting));
  metrics.gauge('yidan_deadlines_late', 'Clocks that ran out before the people responsible took their step', async () => samples((await read()).filter((row) => !isWatched(row)), ({ late }) => late));
  metrics.gauge('yidan_parked_deadlines', 'Clocks whose step the timer could not take and that wait for somebody to mend the cause', async () => samples((await read()).filter(isWatched), ({ parked }) => parked));
  const fired = metrics.counter('yidan_deadlines_fired_total', 'Steps the timer took');
  return (owner, command) => fired.add(1, { owner, command });
}
