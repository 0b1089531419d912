import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Clock } from '@yidan/kernel';
import { ChainViews } from '../chains/chain.views.ts';
import { ChainsController } from '../chains/chains.controller.ts';
import { SERVICE_SETTINGS, type ServiceSettings } from '../config/service-settings.ts';
import { openDatabase } from '../database/open-database.ts';
import { Transactions } from '../database/transactions.ts';
import { WorkerPool } from '../database/worker-pool.ts';
import { Deadlines } from '../deadlines/deadlines.ts';
import { DeskTasks } from '../desk/desk-tasks.ts';
import { EffectiveLists } from '../effective-lists/effective-lists.ts';
import { Reference } from '../reference/reference.ts';
import type { ServiceDefinition } from './service-definition.ts';
import { Checkpoints } from '../trail/checkpoints.ts';
import { TrailController } from '../trail/trail.controller.ts';
import { trailProviders } from '../trail/trail.providers.ts';
import { JournalReader } from '../journal/journal-reader.ts';
import { Sequencer } from '../journal/sequencer.ts';
import { InProcessTransport, type InProcessHub } from '../events/in-process.ts';
import { JetStreamTransport } from '../events/jetstream.ts';
import { LocalCopiesController } from '../events/local-copies.controller.ts';
import { LocalCopies } from '../events/local-copies.ts';
import { ParkedEventsController } from '../events/parked-events.controller.ts';
import { ParkedEvents } from '../events/parked-events.ts';
import type { Transport } from '../events/source.ts';
import { httpProviders } from '../http/http.providers.ts';
import { FieldSeal } from '../personal-data/field-seal.ts';
import { TenantSecrets } from '../personal-data/tenant-secrets.ts';
import { identityProviders } from '../identity/identity.providers.ts';
import { referenceProviders } from '../reference/reference.providers.ts';
import { ReferenceProjection } from '../reference/reference.projection.ts';
import { REFERENCE_TABLES } from '../reference/reference.tables.ts';
import { Trouble } from './trouble.ts';

/** Injection tokens of what has more than one form. */
export const TRANSPORT = Symbol('Transport');

/** Ends what the platform opened, in the order in which it depends on each other. */
class Closing implements OnApplicationShutdown {
  constructor(
    private readonly sequencer: Sequencer,
    private readonly checkpoints: Checkpoints,
    private readonly transport: Transport,
    private readonly orm: MikroORM,
    private readonly pool: WorkerPool,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.sequencer.stop();
    await this.checkpoints.stop();
    await this.transport.close();
    await this.orm.close(true);
    await this.pool.close();
  }
}

/** Everything a service stands on: database, journal, transports, identity, HTTP. */
@Module({})
export class PlatformModule {
  static forService(definition: ServiceDefinition, settings: ServiceSettings, hub: InProcessHub): DynamicModule {
    // list-registry owns the reference tables and writes them by its commands; every other service copies them.
    const owns = definition.name === 'list-registry';
    const providers = [
      { provide: SERVICE_SETTINGS, useValue: settings },
      Trouble,
      {
        provide: Clock,
        useFactory: () => {
          const clock = new Clock();
          clock.offsetMs = settings.clockOffsetMs;
          return clock;
        },
      },
      { provide: MikroORM, useFactory: () => openDatabase(settings.database.appUrl, definition.entities, settings.database.poolSize) },
      { provide: EntityManager, useFactory: (orm: MikroORM) => orm.em, inject: [MikroORM] },
      { provide: Transactions, useFactory: (orm: MikroORM) => new Transactions(orm), inject: [MikroORM] },
      { provide: FieldSeal, useFactory: () => new FieldSeal(settings.fieldKeys) },
      { provide: TenantSecrets, useFactory: (orm: MikroORM, seal: FieldSeal) => new TenantSecrets(orm.em, seal), inject: [MikroORM, FieldSeal] },
      { provide: WorkerPool, useFactory: () => new WorkerPool(settings.database.workerUrl) },
      { provide: JournalReader, useFactory: (worker: WorkerPool) => new JournalReader(definition.name, worker.pool), inject: [WorkerPool] },
      {
        provide: Sequencer,
        useFactory: (worker: WorkerPool, transactions: Transactions, trouble: Trouble) => {
          const sequencer = new Sequencer(definition.name, worker.pool, (error) => trouble.report('sequencer', error), settings.trail?.algorithm);
          transactions.onCommit((journalled) => {
            if (journalled) sequencer.signal();
          });
          return sequencer;
        },
        inject: [WorkerPool, Transactions, Trouble],
      },
      {
        provide: TRANSPORT,
        useFactory: (worker: WorkerPool, reader: JournalReader, sequencer: Sequencer, trouble: Trouble): Transport =>
          settings.nats
            ? new JetStreamTransport(settings.nats.url, worker.pool, reader, sequencer, (error) => trouble.report('transport', error))
            : new InProcessTransport(hub, reader, sequencer),
        inject: [WorkerPool, JournalReader, Sequencer, Trouble],
      },
      {
        provide: Closing,
        useFactory: (sequencer: Sequencer, checkpoints: Checkpoints, transport: Transport, orm: MikroORM, pool: WorkerPool) => new Closing(sequencer, checkpoints, transport, orm, pool),
        inject: [Sequencer, Checkpoints, TRANSPORT, MikroORM, WorkerPool],
      },
      { provide: LocalCopies, useFactory: (worker: WorkerPool) => new LocalCopies(worker, [...definition.projections, ...(owns ? [] : REFERENCE_TABLES)]), inject: [WorkerPool] },
      { provide: ParkedEvents, useFactory: (transactions: Transactions) => new ParkedEvents(transactions), inject: [Transactions] },
      ...trailProviders(definition, settings),
      { provide: ChainViews, useFactory: (em: EntityManager) => new ChainViews(em, definition.restrictedObjects), inject: [EntityManager] },
      ...identityProviders(settings),
      ...httpProviders(),
      ...referenceProviders(),
      { provide: Deadlines, useFactory: (em: EntityManager, reference: Reference) => new Deadlines(em, reference), inject: [EntityManager, Reference] },
      { provide: EffectiveLists, useFactory: (em: EntityManager) => new EffectiveLists(em), inject: [EntityManager] },
      { provide: DeskTasks, useFactory: (em: EntityManager, deadlines: Deadlines, clock: Clock) => new DeskTasks(em, deadlines, clock, definition.name), inject: [EntityManager, Deadlines, Clock] },
    ];
    return {
      module: PlatformModule,
      global: true,
      controllers: [ParkedEventsController, LocalCopiesController, TrailController, ChainsController, ...(owns ? [] : [ReferenceProjection])],
      providers,
      exports: providers.map((provider) => (typeof provider === 'function' ? provider : provider.provide)),
    };
  }
}
