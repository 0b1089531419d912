import { Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { WorkerPool } from '../database/worker-pool.ts';
import { forgetOldKeys } from './idempotency.ts';

const HOUR_MS = 3_600_000;

/** Forgets creating requests after 48 hours, once an hour. */
export class IdempotencySweep implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private readonly logger = new Logger('idempotency');

  constructor(private readonly worker: WorkerPool) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      forgetOldKeys(this.worker).catch((error: unknown) => this.logger.warn(`old keys stay for now: ${String(error)}`));
    }, HOUR_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
