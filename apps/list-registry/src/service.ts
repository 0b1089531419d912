import type { ServiceDefinition } from '@yidan/platform';
import { dutyListEntities, dutyListMigrations, dutyListProjections } from './duty-list.providers.ts';
import { ListRegistryModule } from './list-registry.module.ts';
import { organisationEntities, organisationMigrations } from './organisation.providers.ts';

/** 职责任务清单库: who is responsible for what, versioned and tied to law, and who belongs where. */
export const listRegistry: ServiceDefinition = {
  name: 'list-registry',
  titleZh: '职责任务清单库',
  titleEn: 'Duty list registry',
  module: ListRegistryModule,
  entities: [...organisationEntities, ...dutyListEntities],
  migrations: [...organisationMigrations, ...dutyListMigrations],
  projections: dutyListProjections,
};
