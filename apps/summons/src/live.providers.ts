import type { NamedMigration } from '@yidan/platform';
import { LiveController } from './api/live/live.controller.ts';
import { ResultsController } from './api/live/results.controller.ts';
import { WorkloadTimers } from './api/live/workload-timers.ts';
import { LiveViews } from './storage/live/live.views.ts';
import { ResultsViews } from './storage/live/results.views.ts';
import { WorkloadViews } from './storage/live/workload.views.ts';
import { Live } from './storage/migrations/20261121T2160_live.ts';
import { ReportWorkload } from './use-cases/live/report-workload.ts';

/** Everything about what runs now and what came of it. */
export const liveControllers = [LiveController, ResultsController, WorkloadTimers];

export const liveProviders = [LiveViews, ResultsViews, WorkloadViews, ReportWorkload];

export const liveMigrations: NamedMigration[] = [{ name: '20261121T2160_live', class: Live }];
