import { Controller, Get, HttpStatus, Post, Res } from '@nestjs/common';
import { RegisterTenant as RegisterTenantBody, TenantAnswer, TenantsAnswer } from '@yidan/contracts';
import { Allow, AllowAny, Answers, CurrentActor, OwnTransactions, RequestScope, ValidBody, type Actor, type Scope } from '@yidan/platform';
import type { FastifyReply } from 'fastify';
import { TenantsViews } from '../storage/organisation/tenants.views.ts';
import { RegisterTenant } from '../use-cases/organisation/register-tenant.ts';

/** 租户 over HTTP. */
@Controller('tenants')
export class TenantsController {
  constructor(
    private readonly registerTenant: RegisterTenant,
    private readonly views: TenantsViews,
  ) {}

  @Post()
  @Allow({ roles: ['PLATFORM_OPERATOR'] })
  @OwnTransactions()
  @Answers(TenantAnswer, { status: 201, summary: 'Register a tenant; the same registration again answers 200' })
  async register(
    @ValidBody(RegisterTenantBody) body: RegisterTenantBody,
    @RequestScope() scope: Scope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TenantAnswer> {
    const { tenant, created } = await this.registerTenant.execute(body, scope);
    void reply.status(created ? HttpStatus.CREATED : HttpStatus.OK);
    return tenant;
  }

  @Get()
  @Allow({ roles: ['PLATFORM_OPERATOR'] })
  @OwnTransactions()
  @Answers(TenantsAnswer, { summary: 'All tenants, for the operator' })
  async all(): Promise<{ items: TenantAnswer[] }> {
    return { items: await this.views.all() };
  }

  @Get('current')
  @AllowAny({ scope: 'organs.read' })
  @Answers(TenantAnswer, { summary: "The caller's tenant" })
  current(@CurrentActor() actor: Actor): Promise<TenantAnswer> {
    return this.views.one(actor.tenantId);
  }
}
