import type { Provider, Type } from '@nestjs/common';
import type { EntitySchema } from '@mikro-orm/core';
import type { NamedMigration } from '@yidan/platform';
import { CampaignsController } from './api/campaigns.controller.ts';
import { PowerCataloguesController } from './api/power-catalogues.controller.ts';
import { SandingsController } from './api/sandings.controller.ts';
import { CampaignRepository } from './storage/campaign/campaign.repository.ts';
import { CompilationCampaignSchema } from './storage/campaign/campaign.schema.ts';
import { CampaignsViews } from './storage/campaign/campaigns.views.ts';
import { Sources } from './storage/migrations/20261121T2070_sources.ts';
import { MergingItems } from './storage/power-catalogue/merging-items.ts';
import { PowerCatalogueRepository } from './storage/power-catalogue/power-catalogue.repository.ts';
import { PowerCatalogueSchema, PowerExclusionSchema } from './storage/power-catalogue/power-catalogue.schema.ts';
import { PowerCataloguesViews } from './storage/power-catalogue/power-catalogues.views.ts';
import { PowerExclusions } from './storage/power-catalogue/power-exclusions.repository.ts';
import { PowerMerges } from './storage/power-catalogue/power-merges.ts';
import { MatrixItems } from './storage/sanding/matrix-items.ts';
import { SandingActs } from './storage/sanding/sanding-acts.ts';
import { SandingRepository } from './storage/sanding/sanding.repository.ts';
import { SandingProvisionSchema } from './storage/sanding/sanding.schema.ts';
import { SandingsViews } from './storage/sanding/sandings.views.ts';
import { LookAtCampaign } from './use-cases/campaign/look-at-campaign.ts';
import { PlanCampaign } from './use-cases/campaign/plan-campaign.ts';
import { RunCampaign } from './use-cases/campaign/run-campaign.ts';
import { ChangePower } from './use-cases/power-catalogue/change-power.ts';
import { ExcludePower } from './use-cases/power-catalogue/exclude-power.ts';
import { LoadCatalogue } from './use-cases/power-catalogue/load-catalogue.ts';
import { LookAtCatalogues } from './use-cases/power-catalogue/look-at-catalogues.ts';
import { LookAtCoverage } from './use-cases/power-catalogue/look-at-coverage.ts';
import { MarkRemovedPowers } from './use-cases/power-catalogue/mark-removed-powers.ts';
import { MergePowers } from './use-cases/power-catalogue/merge-powers.ts';
import { PutCatalogueInForce } from './use-cases/power-catalogue/put-catalogue-in-force.ts';
import { RefuseMergedPowers } from './use-cases/power-catalogue/refuse-merged-powers.ts';
import { TakeCatalogueFile } from './use-cases/power-catalogue/take-catalogue-file.ts';
import { AdvanceSanding } from './use-cases/sanding/advance-sanding.ts';
import { CompareWithSanding } from './use-cases/sanding/compare-with-sanding.ts';
import { DraftSanding } from './use-cases/sanding/draft-sanding.ts';
import { EndPreviousSanding } from './use-cases/sanding/end-previous-sanding.ts';
import { IssueSanding } from './use-cases/sanding/issue-sanding.ts';
import { LoadIssuedSandings } from './use-cases/sanding/load-issued-sandings.ts';
import { LookAtSandings } from './use-cases/sanding/look-at-sandings.ts';
import { RecordSandingAct } from './use-cases/sanding/record-sanding-act.ts';
import { ScopeSanding } from './use-cases/sanding/scope-sanding.ts';
import { TakeSandingFile } from './use-cases/sanding/take-sanding-file.ts';

/** What a list comes from: provisions, power catalogues, and the campaigns that have all organs compile. */
export const sourcesProviders: Provider[] = [
  ...[SandingRepository, SandingActs, SandingsViews, MatrixItems, PowerCatalogueRepository, PowerCataloguesViews, PowerExclusions, MergingItems, PowerMerges, CampaignRepository, CampaignsViews],
  ...[ScopeSanding, DraftSanding, AdvanceSanding, RecordSandingAct, IssueSanding, LoadIssuedSandings, EndPreviousSanding, TakeSandingFile, LookAtSandings, CompareWithSanding],
  ...[LoadCatalogue, TakeCatalogueFile, PutCatalogueInForce, ChangePower, ExcludePower, MarkRemovedPowers, RefuseMergedPowers, MergePowers, LookAtCoverage, LookAtCatalogues],
  ...[PlanCampaign, RunCampaign, LookAtCampaign],
];

export const sourcesControllers: Type[] = [SandingsController, PowerCataloguesController, CampaignsController];

export const sourcesEntities: EntitySchema[] = [SandingProvisionSchema, PowerCatalogueSchema, PowerExclusionSchema, CompilationCampaignSchema];

export const sourcesMigrations: NamedMigration[] = [{ name: '20261121T2070_sources', class: Sources }];
