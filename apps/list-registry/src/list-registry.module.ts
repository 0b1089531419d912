import { Module } from '@nestjs/common';
import { adjustmentControllers, adjustmentProviders } from './adjustment.providers.ts';
import { deskProviders } from './desk.providers.ts';
import { clarificationControllers, clarificationProviders } from './clarification.providers.ts';
import { documentsControllers, documentsProviders } from './documents.providers.ts';
import { checksControllers, checksProviders } from './checks.providers.ts';
import { draftsControllers, draftsProviders } from './drafts.providers.ts';
import { dutyListControllers, dutyListProviders } from './duty-list.providers.ts';
import { organisationControllers, organisationProviders } from './organisation.providers.ts';
import { reviewControllers, reviewProviders } from './review.providers.ts';
import { sourcesControllers, sourcesProviders } from './sources.providers.ts';

/** 职责任务清单库: the wiring of the service. */
@Module({
  controllers: [...organisationControllers, ...sourcesControllers, ...reviewControllers, ...dutyListControllers, ...draftsControllers, ...clarificationControllers, ...documentsControllers, ...checksControllers, ...adjustmentControllers],
  providers: [...organisationProviders, ...sourcesProviders, ...reviewProviders, ...dutyListProviders, ...draftsProviders, ...documentsProviders, ...clarificationProviders, ...checksProviders, ...adjustmentProviders, ...deskProviders],
})
export class ListRegistryModule {}
