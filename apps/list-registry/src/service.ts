import type { ServiceDefinition } from '@yidan/platform';
import { adjustmentEntities, adjustmentMigrations, adjustmentProjections } from './adjustment.providers.ts';
import { checksEntities, checksMigrations } from './checks.providers.ts';
import { deskMigrations } from './desk.providers.ts';
import { clarificationEntities, clarificationMigrations } from './clarification.providers.ts';
import { documentsEntities, documentsMigrations } from './documents.providers.ts';
import { dutyListEntities, dutyListMigrations, dutyListProjections } from './duty-list.providers.ts';
import { ListRegistryModule } from './list-registry.module.ts';
import { PERSON_NAME } from './storage/organisation/name-seal.ts';
import { Chains } from './storage/migrations/20261122T0900_chains.ts';
import { Trail } from './storage/migrations/20261121T2000_trail.ts';
import { organisationEntities, organisationMigrations } from './organisation.providers.ts';
import { reviewEntities, reviewMigrations } from './review.providers.ts';
import { sourcesEntities, sourcesMigrations } from './sources.providers.ts';

/** 职责任务清单库: who is responsible for what, versioned and tied to law, and who belongs where. */
export const listRegistry: ServiceDefinition = {
  name: 'list-registry',
  titleZh: '职责任务清单库',
  titleEn: 'Duty list registry',
  module: ListRegistryModule,
  entities: [...organisationEntities, ...sourcesEntities, ...reviewEntities, ...dutyListEntities, ...checksEntities, ...clarificationEntities, ...documentsEntities, ...adjustmentEntities],
  migrations: [...organisationMigrations, ...dutyListMigrations, ...reviewMigrations, ...checksMigrations, ...sourcesMigrations, ...documentsMigrations, ...clarificationMigrations, ...adjustmentMigrations, { name: '20261121T2000_trail', class: Trail }, ...deskMigrations, { name: '20261122T0900_chains', class: Chains }],
  projections: [...dutyListProjections, ...adjustmentProjections],
  sealedColumns: [PERSON_NAME],
};
