import { Module } from '@nestjs/common';
import { dutyListControllers, dutyListProviders } from './duty-list.providers.ts';
import { organisationControllers, organisationProviders } from './organisation.providers.ts';

/** 职责任务清单库: the wiring of the service. */
@Module({
  controllers: [...organisationControllers, ...dutyListControllers],
  providers: [...organisationProviders, ...dutyListProviders],
})
export class ListRegistryModule {}
