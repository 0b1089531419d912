import type { Clock } from '@yidan/kernel';
import type { WorkerPool } from '../database/worker-pool.ts';
import type { Metrics, Sample } from '../telemetry/metrics.ts';
import { watchKey, type DeadlineHandlers } from './deadline-handlers.ts';

interface Row {
  owner: string;
  command: string;
  late: string;
}

const LATE = `select owner_type as owner, kind as command, count(*) as late from deadline where status = 'RUNNING' and parked_at is null and due_at < $1 group by owner_type, kind`;
const PARKED = `select owner_type as owner, kind as command, count(*) as late from deadline where status = 'RUNNING' and parked_at is not null group by owner_type, kind`;

/** Gauges of the clocks: what the timer still has to do, what nobody did in time, what cannot be done; and a count of what the timer did. */
export function measureDeadlines(metrics: Metrics, worker: WorkerPool, clock: Clock, handlers: DeadlineHandlers): (ownerType: string, command: string, count: number) => void {
  const late = async (watched: boolean): Promise<Sample[]> => {
    const { rows } = await worker.query<Row>(LATE, [clock.now()]);
    return rows.filter(({ owner, command }) => handlers.due.has(watchKey(owner, command)) === watched).map(sample);
  };
  metrics.gauge('yidan_deadlines_due', 'Clocks that ran out and whose step the timer has still to take', () => late(true));
  metrics.gauge('yidan_deadlines_late', 'Clocks that ran out before the people responsible took their step', () => late(false));
  metrics.gauge('yidan_parked_deadlines', 'Clocks whose step the timer could not take and that wait for somebody to mend the cause', async () => (await worker.query<Row>(PARKED)).rows.map(sample));
  const fired = metrics.counter('yidan_deadlines_fired_total', 'Steps the timer took');
  return (owner, command, count) => fired.add(count, { owner, command });
}

const sample = ({ owner, command, late }: Row): Sample => ({ value: Number(late), labels: { owner, command } });
