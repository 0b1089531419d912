import type { ServiceSettings } from '../config/service-settings.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import type { ServiceDefinition } from '../service/service-definition.ts';
import { Trouble } from '../service/trouble.ts';
import { TrailKey } from './checkpoint.ts';
import { Checkpoints } from './checkpoints.ts';
import { TrailViews } from './trail.views.ts';
import { WitnessFile } from './witness-file.ts';

/** What the platform module provides of this room. */
export function trailProviders({ name }: ServiceDefinition, { trail }: ServiceSettings) {
  return [
    {
      provide: Checkpoints,
      useFactory: (worker: WorkerPool, trouble: Trouble) => {
        if (trail && !trail.key) trouble.report('trail', new Error('no YIDAN_TRAIL_KEY is set: the journal is chained, but its end is not signed'));
        const key = trail?.key ? new TrailKey(trail.key) : null;
        return new Checkpoints(name, worker.pool, key, trail?.file ? new WitnessFile(trail.file) : null, (error) => trouble.report('checkpoints', error));
      },
      inject: [WorkerPool, Trouble],
    },
    TrailViews,
  ];
}
