import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { LegalInstrumentsController } from './api/legal-instruments.controller.ts';
import { StaffingController } from './api/staffing.controller.ts';
import { VersionFindingsController } from './api/version-findings.controller.ts';
import { LegalInstruments } from './storage/legal-basis/legal-instrument.repository.ts';
import { LegalInstrumentSchema } from './storage/legal-basis/legal-instrument.schema.ts';
import { LegalInstrumentsViews } from './storage/legal-basis/legal-instruments.views.ts';
import { ListSurroundings } from './storage/list-check/list-surroundings.ts';
import { ListSources } from './storage/list-check/list-sources.ts';
import { Checks } from './storage/migrations/20261121T2060_checks.ts';
import { StaffingViews } from './storage/staffing/staffing.views.ts';
import { ChangeInstrument } from './use-cases/legal-basis/change-instrument.ts';
import { EndInstrument } from './use-cases/legal-basis/end-instrument.ts';
import { LookAtInstruments } from './use-cases/legal-basis/look-at-instruments.ts';
import { RegisterInstruments } from './use-cases/legal-basis/register-instruments.ts';
import { CheckVersion } from './use-cases/list-check/check-version.ts';
import { LookAtFindings } from './use-cases/list-check/look-at-findings.ts';
import { ShowStaffingEvidence } from './use-cases/staffing/show-staffing-evidence.ts';

/** The doors of checks, legal instruments and staffing evidence. */
export const checksControllers: Type[] = [VersionFindingsController, LegalInstrumentsController, StaffingController];

/** What checking lists needs of the service's module. */
export const checksProviders: Provider[] = [
  LegalInstruments, LegalInstrumentsViews, ListSources, ListSurroundings, StaffingViews,
  CheckVersion, LookAtFindings, RegisterInstruments, ChangeInstrument, EndInstrument, LookAtInstruments, ShowStaffingEvidence,
];

export const checksEntities: EntitySchema[] = [LegalInstrumentSchema];

/** What items say beyond the nine elements, and legal instruments. */
export const checksMigrations: NamedMigration[] = [{ name: '20261121T2060_checks', class: Checks }];
