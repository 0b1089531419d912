import { Module, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer, NestFactory } from '@nestjs/core';
import { Clock } from '@yidan/kernel';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceSettings } from '../config/service-settings.ts';
import { Transactions } from '../database/transactions.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import { findDeadlineHandlers } from '../deadlines/deadline-handlers.ts';
import { measureDeadlines } from '../deadlines/deadline-metrics.ts';
import { DeadlineSchema } from '../deadlines/deadline.schema.ts';
import { DeadlineSweeper } from '../deadlines/deadline-sweeper.ts';
import type { Applier } from '../events/applier.ts';
import { EventStrategy } from '../events/event-strategy.ts';
import { measureFlow } from '../events/flow-metrics.ts';
import { LocalCopies } from '../events/local-copies.ts';
import { ParkedEvents } from '../events/parked-events.ts';
import { InProcessHub } from '../events/in-process.ts';
import { ProducerAway, type Transport } from '../events/source.ts';
import { apiPrefix } from '../http/endpoints.ts';
import { Health } from '../http/health.ts';
import { prepareHttp, serveDocs, serverOptions } from '../http/prepare-http.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Sequencer } from '../journal/sequencer.ts';
import { Reference } from '../reference/reference.ts';
import { Checkpoints } from '../trail/checkpoints.ts';
import { createLogger, NestLogger } from '../telemetry/logger.ts';
import { Metrics } from '../telemetry/metrics.ts';
import { PlatformModule, TRANSPORT } from './platform.module.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { Trouble } from './trouble.ts';

/** A service that is running in this process. */
export interface RunningService {
  readonly name: string;
  readonly app: NestFastifyApplication;
  readonly appliers: readonly Applier[];
  readonly journal: JournalReader;
  readonly sequencer: Sequencer;
  /** Absent where the service has no clocks. */
  readonly sweeper: DeadlineSweeper | null;
  /** Hands a request of another HTTP server to this service. */
  route(request: IncomingMessage, response: ServerResponse): void;
  listen(port: number, host: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a service: its own Nest application on its own database, its journal sequenced and published, its event handlers driven. */
export async function openService(definition: ServiceDefinition, settings: ServiceSettings, hub: InProcessHub = new InProcessHub()): Promise<RunningService> {
  const app = await NestFactory.create<NestFastifyApplication>(rootOf(definition, settings, hub), new FastifyAdapter(serverOptions(settings)), {
    // What fails while it starts is told like everything else: as lines of the log, without secrets.
    logger: new NestLogger(createLogger(settings)),
    abortOnError: false,
  });
  await prepareHttp(app, definition);
  app.setGlobalPrefix(apiPrefix(definition.name));
  const transport = app.get<Transport>(TRANSPORT);
  const trouble = app.get(Trouble);
  const worker = app.get(WorkerPool);
  const sequencer = app.get(Sequencer);
  app.get(Health).register('transport', () => {
    if (!transport.ready()) throw new Error('events do not flow');
  });
  const cityOf = cityLookup(worker);
  const strategy = new EventStrategy({
    service: definition.name,
    transport,
    transactions: app.get(Transactions),
    cityOf,
    parkedAggregates: (producer) => parkedAggregates(worker, producer),
    onTrouble: (error, event) => {
      if (!(error instanceof ProducerAway)) trouble.report('applier', error, event);
    },
  });
  app.get(ParkedEvents).appliers = strategy.appliers;
  app.get(LocalCopies).appliers = strategy.appliers;
  measureFlow(app.get(Metrics), worker, strategy.appliers);
  app.connectMicroservice({ strategy }, { inheritAppConfig: true });
  await serveDocs(app, definition);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await sequencer.start();
  app.get(Checkpoints).start();
  await transport.publish(definition.name);
  await app.startAllMicroservices();
  const sweeper = definition.entities.includes(DeadlineSchema) ? sweeperOf(app, cityOf) : null;
  sweeper?.start();
  return {
    name: definition.name,
    app,
    appliers: strategy.appliers,
    journal: app.get(JournalReader),
    sequencer,
    sweeper,
    route: (request, response) => app.getHttpAdapter().getInstance().routing(request, response),
    listen: async (port, host) => {
      await app.listen(port, host);
      return app.getUrl();
    },
    stop: async () => {
      trouble.hush();
      await sweeper?.stop();
      await app.close();
    },
  };
}

/** The timer of the service: what its providers do when a clock runs out. */
function sweeperOf(app: NestFastifyApplication, cityOf: (tenantId: string) => Promise<string | null>): DeadlineSweeper {
  const worker = app.get(WorkerPool);
  const clock = app.get(Clock);
  const trouble = app.get(Trouble);
  const handlers = findDeadlineHandlers(new DiscoveryService(app.get(ModulesContainer)), new MetadataScanner());
  const onFired = measureDeadlines(app.get(Metrics), worker, clock, handlers);
  const onTrouble = (error: unknown): void => trouble.report('deadlines', error);
  return new DeadlineSweeper({ worker, transactions: app.get(Transactions), reference: app.get(Reference), clock, handlers, cityOf, onFired, onTrouble });
}

/** The module of a service with the platform's own under it. */
export function rootOf(definition: ServiceDefinition, settings: ServiceSettings, hub: InProcessHub): Type {
  @Module({ imports: [PlatformModule.forService(definition, settings, hub), definition.module] })
  class ServiceRoot {}
  return ServiceRoot;
}

async function parkedAggregates(worker: WorkerPool, producer: string): Promise<string[]> {
  const { rows } = await worker.query<{ key: string }>(
    `select distinct agg_type || '/' || agg_id as key from parked_event where producer = $1 and redriven_at is null`,
    [producer],
  );
  return rows.map(({ key }) => key);
}

/** The city of a tenant, remembered once known: a tenant does not change its city while a process runs. */
function cityLookup(worker: WorkerPool): (tenantId: string) => Promise<string | null> {
  const known = new Map<string, string>();
  return async (tenantId) => {
    const remembered = known.get(tenantId);
    if (remembered) return remembered;
    const { rows } = await worker.query<{ city: string }>('select city_tenant_id as city from tenant where tenant_id = $1', [tenantId]);
    if (rows[0]) known.set(tenantId, rows[0].city);
    return rows[0]?.city ?? null;
  };
}
