import { Controller, Get, Patch, Post } from '@nestjs/common';
import { ChangeOrgan as ChangeOrganBody, ChangeUnit as ChangeUnitBody, CreateOrgan as CreateOrganBody, CreateUnit, OrganAnswer, OrganCode, OrganFilters, OrganSummary, UnitAnswer, UnitCode } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, IfMatch, PageQuery, pageOf, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import type { InternalUnit } from '../domain/organisation/internal-unit.ts';
import { OrgansViews } from '../storage/organisation/organs.views.ts';
import { ChangeOrgan } from '../use-cases/organisation/change-organ.ts';
import { ChangeUnit } from '../use-cases/organisation/change-unit.ts';
import { CreateOrgan } from '../use-cases/organisation/create-organ.ts';
import { LookAtStaffing } from '../use-cases/organisation/look-at-staffing.ts';
import { SetUpUnit } from '../use-cases/organisation/set-up-unit.ts';

const OrganQuery = PageQuery.extend(OrganFilters.shape);

/** 机构与内设机构 over HTTP. */
@Controller('organs')
export class OrgansController {
  constructor(
    private readonly createOrgan: CreateOrgan,
    private readonly changeOrgan: ChangeOrgan,
    private readonly setUpUnit: SetUpUnit,
    private readonly changeUnit: ChangeUnit,
    private readonly staffing: LookAtStaffing,
    private readonly views: OrgansViews,
  ) {}

  @Get()
  @AllowAny({ scope: 'organs.read' })
  @Answers(pageOf(OrganSummary), { summary: 'The organs of the tenant' })
  list(@ValidQuery(OrganQuery) query: z.output<typeof OrganQuery>): Promise<Page<OrganSummary>> {
    return this.views.page(query);
  }

  @Get(':code')
  @AllowAny({ scope: 'organs.read' })
  @Answers(OrganAnswer, { summary: 'An organ with its internal units' })
  async one(@ValidParam('code', OrganCode) code: string): Promise<OrganAnswer> {
    const organ = await this.views.one(code);
    return { ...organ, warnings: await this.staffing.execute(organ, organ.units) };
  }

  @Post()
  @Allow({ roles: ['TENANT_ADMIN'] })
  @Answers(OrganAnswer, { status: 201, summary: 'Set up an organ, with its units' })
  async create(@ValidBody(CreateOrganBody) body: CreateOrganBody, @CurrentActor() actor: Actor): Promise<OrganAnswer> {
    await this.createOrgan.execute(body, actor);
    return this.one(body.code);
  }

  @Patch(':code')
  @Allow({ roles: ['TENANT_ADMIN'] })
  @RequiresIfMatch()
  @Answers(OrganAnswer, { summary: 'Change an organ' })
  async change(@ValidParam('code', OrganCode) code: string, @ValidBody(ChangeOrganBody) body: ChangeOrganBody, @IfMatch() version: number): Promise<OrganAnswer> {
    await this.changeOrgan.execute(code, body, version);
    return this.one(code);
  }

  @Post(':code/units')
  @Allow({ roles: ['TENANT_ADMIN'] })
  @Answers(UnitAnswer, { status: 201, summary: 'Set up an internal unit' })
  async addUnit(@ValidParam('code', OrganCode) code: string, @ValidBody(CreateUnit) body: CreateUnit): Promise<UnitAnswer> {
    return this.unitAnswer(code, await this.setUpUnit.execute(code, body));
  }

  @Patch(':code/units/:unitCode')
  @Allow({ roles: ['TENANT_ADMIN'] })
  @RequiresIfMatch()
  @Answers(UnitAnswer, { summary: 'Change an internal unit' })
  async alterUnit(
    @ValidParam('code', OrganCode) code: string,
    @ValidParam('unitCode', UnitCode) unitCode: string,
    @ValidBody(ChangeUnitBody) body: ChangeUnitBody,
    @IfMatch() version: number,
  ): Promise<UnitAnswer> {
    return this.unitAnswer(code, await this.changeUnit.execute(code, unitCode, body, version));
  }

  private async unitAnswer(organCode: string, unit: InternalUnit): Promise<UnitAnswer> {
    const { id: unitId, code, name, provisionText, approvedStaff, actualStaff, status, rowVersion } = unit;
    const warnings = await this.staffing.execute(null, [unit]);
    return { unitId, organCode, code, name, provisionText, approvedStaff, actualStaff, status, rowVersion, warnings };
  }
}
