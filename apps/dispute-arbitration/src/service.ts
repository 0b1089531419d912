import { DeadlineSchema, EFFECTIVE_LIST_TABLES, type ServiceDefinition } from '@yidan/platform';
import { coordinationEntities, coordinationMigrations, coordinationProjections } from './coordination.providers.ts';
import { DisputeArbitrationModule } from './dispute-arbitration.module.ts';
import { intakeEntities, intakeMigrations, intakeProjections } from './intake.providers.ts';
import { papersEntities, papersMigrations, papersProjections } from './papers.providers.ts';
import { rulingEntities, rulingMigrations, rulingProjections } from './ruling.providers.ts';
import { DisputeCaseSchema } from './storage/dispute-case/dispute-case.schema.ts';
import { Disputes } from './storage/migrations/20261122T1000_disputes.ts';
import { Chains } from './storage/migrations/20261122T1005_chains.ts';

/** 职责争议协调仲裁: who holds a duty where organs disagree: by negotiation, coordination, ruling. */
export const disputeArbitration: ServiceDefinition = {
  name: 'dispute-arbitration',
  titleZh: '职责争议协调仲裁',
  titleEn: 'Duty dispute arbitration',
  module: DisputeArbitrationModule,
  entities: [DeadlineSchema, DisputeCaseSchema, ...intakeEntities, ...coordinationEntities, ...rulingEntities, ...papersEntities],
  migrations: [{ name: '20261122T1000_disputes', class: Disputes }, { name: '20261122T1005_chains', class: Chains }, ...intakeMigrations, ...coordinationMigrations, ...rulingMigrations, ...papersMigrations],
  projections: [...EFFECTIVE_LIST_TABLES, ...intakeProjections, ...coordinationProjections, ...rulingProjections, ...papersProjections],
};
