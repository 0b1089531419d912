import { Controller, Get, Post, Put } from '@nestjs/common';
import {
  CatalogueFileAnswer, CatalogueFileQuery, CataloguePowerAnswer, CataloguePowerFilter, ChangePowerRequest, CoverageFilter, ExcludePowerRequest, Id, LoadCatalogueRequest, MergePowersRequest, PowerCatalogueAnswer, PowerCoverageAnswer,
  PowerExclusionAnswer, PowerMergeAnswer,
} from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, IfMatch, OwnTransactions, pageOf, PageQuery, RequestScope, RequiresIfMatch, Upload, ValidBody, ValidParam, ValidQuery, type Actor, type Page, type Scope, type UploadedFile } from '@yidan/platform';
import type { z } from 'zod';
import { dutyListVersionLifecycle } from '../domain/duty-list/duty-list-version.lifecycle.ts';
import { powerCatalogueLifecycle } from '../domain/power-catalogue/power-catalogue.lifecycle.ts';
import { powerExclusionLifecycle } from '../domain/power-catalogue/power-exclusion.lifecycle.ts';
import { SANDING_WAYS } from '../domain/sanding/sanding-view.ts';
import { PowerCataloguesViews } from '../storage/power-catalogue/power-catalogues.views.ts';
import { ChangePower } from '../use-cases/power-catalogue/change-power.ts';
import { ExcludePower } from '../use-cases/power-catalogue/exclude-power.ts';
import { LoadCatalogue } from '../use-cases/power-catalogue/load-catalogue.ts';
import { LookAtCatalogues } from '../use-cases/power-catalogue/look-at-catalogues.ts';
import { LookAtCoverage } from '../use-cases/power-catalogue/look-at-coverage.ts';
import { MergePowers } from '../use-cases/power-catalogue/merge-powers.ts';
import { PutCatalogueInForce } from '../use-cases/power-catalogue/put-catalogue-in-force.ts';
import { TakeCatalogueFile } from '../use-cases/power-catalogue/take-catalogue-file.ts';

const Powers = PageQuery.extend(CataloguePowerFilter.shape);
const Coverage = PageQuery.extend(CoverageFilter.shape);

/** 行政权力指导清单: catalogues, what is not exercised here, and which item merged which power. */
@Controller()
export class PowerCataloguesController {
  constructor(
    private readonly loadCatalogue: LoadCatalogue,
    private readonly takeFile: TakeCatalogueFile,
    private readonly putInForce: PutCatalogueInForce,
    private readonly changePower: ChangePower,
    private readonly excludePower: ExcludePower,
    private readonly mergePowers: MergePowers,
    private readonly coverage: LookAtCoverage,
    private readonly catalogues: LookAtCatalogues,
    private readonly views: PowerCataloguesViews,
  ) {}

  @Get('power-catalogues')
  @AllowAny({ scope: 'lists.read' })
  @Answers(pageOf(PowerCatalogueAnswer), { summary: '行政权力指导清单' })
  all(@ValidQuery(PageQuery) page: PageQuery, @CurrentActor() actor: Actor): Promise<Page<PowerCatalogueAnswer>> {
    return this.catalogues.page(page, actor);
  }

  @Post('power-catalogues')
  @Allow({ step: [powerCatalogueLifecycle, 'load'] })
  @Answers(PowerCatalogueAnswer, { status: 201, summary: '载入指导清单，全部载入或全部不载入' })
  async load(@ValidBody(LoadCatalogueRequest) body: LoadCatalogueRequest, @CurrentActor() actor: Actor): Promise<PowerCatalogueAnswer> {
    return this.catalogues.one(await this.loadCatalogue.execute(body, actor), actor);
  }

  @Post('power-catalogues/import')
  @Allow({ step: [powerCatalogueLifecycle, 'load'] })
  @OwnTransactions()
  @Answers(CatalogueFileAnswer, { status: 200, summary: '以文件载入指导清单（.xlsx、.csv、.json；dryRun=false 时载入，有错则指出各行并全部不载入）' })
  import(@ValidQuery(CatalogueFileQuery) query: CatalogueFileQuery, @Upload() file: UploadedFile, @CurrentActor() actor: Actor, @RequestScope() scope: Scope): Promise<CatalogueFileAnswer> {
    return this.takeFile.execute(query, file, actor, scope);
  }

  @Get('power-catalogues/:id')
  @AllowAny({ scope: 'lists.read' })
  @Answers(PowerCatalogueAnswer, { summary: '一份指导清单' })
  one(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<PowerCatalogueAnswer> {
    return this.catalogues.one(id, actor);
  }

  @Get('power-catalogues/:id/powers')
  @AllowAny({ scope: 'lists.read' })
  @Answers(pageOf(CataloguePowerAnswer), { summary: '指导清单中的权力' })
  powers(@ValidParam('id', Id) id: string, @ValidQuery(Powers) query: z.output<typeof Powers>): Promise<Page<CataloguePowerAnswer>> {
    return this.views.powers(id, query);
  }

  @Get('power-catalogues/:id/coverage')
  @Allow({ by: SANDING_WAYS })
  @Answers(PowerCoverageAnswer, { summary: '权力覆盖：每项权力归并到哪个事项、因何除外，或者空缺' })
  covered(@ValidParam('id', Id) id: string, @ValidQuery(Coverage) query: z.output<typeof Coverage>, @CurrentActor() actor: Actor): Promise<PowerCoverageAnswer> {
    return this.coverage.execute(id, query, actor);
  }

  @Post('power-catalogues/:id/put-in-force')
  @Allow({ step: [powerCatalogueLifecycle, 'putInForce'] })
  @Answers(PowerCatalogueAnswer, { status: 200, summary: '启用指导清单，替代上一版本' })
  async enact(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<PowerCatalogueAnswer> {
    await this.putInForce.execute(id, actor);
    return this.catalogues.one(id, actor);
  }

  @Post('power-catalogues/:id/discard')
  @Allow({ step: [powerCatalogueLifecycle, 'discard'] })
  @Answers(PowerCatalogueAnswer, { status: 200, summary: '弃用误载的指导清单' })
  async discard(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<PowerCatalogueAnswer> {
    await this.putInForce.discard(id, actor);
    return this.catalogues.one(id, actor);
  }

  @Put('power-catalogues/:id/powers/:powerId')
  @Allow({ step: [powerCatalogueLifecycle, 'changePower'] })
  @RequiresIfMatch()
  @Answers(PowerCatalogueAnswer, { summary: '依文件调整或废止一项权力' })
  async change(@ValidParam('id', Id) id: string, @ValidParam('powerId', Id) powerId: string, @ValidBody(ChangePowerRequest) body: ChangePowerRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<PowerCatalogueAnswer> {
    await this.changePower.execute(id, powerId, body, version, actor);
    return this.catalogues.one(id, actor);
  }

  @Get('power-exclusions')
  @Allow({ by: SANDING_WAYS })
  @Answers(pageOf(PowerExclusionAnswer), { summary: '权力除外登记' })
  exclusions(@ValidQuery(PageQuery) page: PageQuery, @CurrentActor() actor: Actor): Promise<Page<PowerExclusionAnswer>> {
    return this.catalogues.exclusions(page, actor);
  }

  @Post('power-exclusions')
  @Allow({ step: [powerExclusionLifecycle, 'exclude'] })
  @Answers(PowerExclusionAnswer, { status: 201, summary: '登记权力除外，注明理由和文件' })
  async exclude(@ValidBody(ExcludePowerRequest) body: ExcludePowerRequest, @CurrentActor() actor: Actor): Promise<PowerExclusionAnswer> {
    return this.catalogues.exclusion(await this.excludePower.execute(body, actor), actor);
  }

  @Post('power-exclusions/:id/end')
  @Allow({ step: [powerExclusionLifecycle, 'end'] })
  @Answers(PowerExclusionAnswer, { status: 200, summary: '终止权力除外' })
  async end(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<PowerExclusionAnswer> {
    await this.excludePower.end(id, actor);
    return this.catalogues.exclusion(id, actor);
  }

  @Post('versions/:id/power-merges')
  @Allow({ step: [dutyListVersionLifecycle, 'edit'] })
  @RequiresIfMatch()
  @Answers(PowerMergeAnswer, { status: 201, summary: '将权力按类型和编号归并到草稿事项' })
  merge(@ValidParam('id', Id) id: string, @ValidBody(MergePowersRequest) body: MergePowersRequest, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<PowerMergeAnswer> {
    return this.mergePowers.execute(id, body, version, actor);
  }
}
