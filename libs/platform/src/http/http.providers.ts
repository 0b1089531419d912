import type { OnApplicationShutdown } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { SERVICE_SETTINGS, type ServiceSettings } from '../config/service-settings.ts';
import { Transactions } from '../database/transactions.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import { createLogger } from '../telemetry/logger.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { startTelemetry } from '../telemetry/telemetry.ts';
import { apiPrefix, Endpoints } from './endpoints.ts';
import { Health } from './health.ts';
import { IdempotencyStore } from './idempotency.ts';
import { IdempotencySweep } from './idempotency-sweep.ts';
import { ProblemFilter } from './problem.filter.ts';
import { RateLimits } from './rate-limits.ts';
import { UnitOfWorkInterceptor } from './unit-of-work.interceptor.ts';

/** Injection token of the service's pino logger. */
export const LOGGER = Symbol('Logger');

/** Tracing of this process, for as long as the service runs. */
export class TelemetryRun implements OnApplicationShutdown {
  constructor(private readonly stop: () => Promise<void>) {}

  onApplicationShutdown(): Promise<void> {
    return this.stop();
  }
}

/** What the platform module provides of this room and of telemetry. */
export function httpProviders() {
  return [
    { provide: LOGGER, useFactory: (settings: ServiceSettings) => createLogger(settings), inject: [SERVICE_SETTINGS] },
    { provide: TelemetryRun, useFactory: async (settings: ServiceSettings) => new TelemetryRun(await startTelemetry(settings)), inject: [SERVICE_SETTINGS] },
    { provide: Metrics, useFactory: () => new Metrics() },
    {
      provide: Health,
      useFactory: (worker: WorkerPool) => {
        const health = new Health();
        health.register('database', async () => void (await worker.query('select 1')));
        return health;
      },
      inject: [WorkerPool],
    },
    {
      provide: Endpoints,
      useFactory: (modules: ModulesContainer, reflector: Reflector, settings: ServiceSettings) =>
        new Endpoints(new DiscoveryService(modules), new MetadataScanner(), reflector, apiPrefix(settings.service)),
      inject: [ModulesContainer, Reflector, SERVICE_SETTINGS],
    },
    { provide: IdempotencyStore, useFactory: (em: EntityManager) => new IdempotencyStore(em), inject: [EntityManager] },
    { provide: IdempotencySweep, useFactory: (worker: WorkerPool) => new IdempotencySweep(worker), inject: [WorkerPool] },
    { provide: RateLimits, useFactory: ({ limits }: ServiceSettings, metrics: Metrics) => new RateLimits(limits, metrics), inject: [SERVICE_SETTINGS, Metrics] },
    { provide: ProblemFilter, useFactory: () => new ProblemFilter() },
    {
      provide: UnitOfWorkInterceptor,
      useFactory: (transactions: Transactions, store: IdempotencyStore) => new UnitOfWorkInterceptor(transactions, store),
      inject: [Transactions, IdempotencyStore],
    },
  ];
}
