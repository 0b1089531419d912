import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Scope } from '../database/scope.ts';
import { Answers } from '../http/answers.ts';
import { OwnTransactions, RequestScope } from '../http/own-transactions.ts';
import { cutPage, decodeCursor, PageQuery, pageOf } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import { ValidParam, ValidQuery } from '../http/valid.ts';
import { Allow } from '../identity/policy.ts';
import { ParkedEvents, type ParkedEventView } from './parked-events.ts';

const TenantId = z.string().regex(/^\d{5}[0-9A-Z]$/).optional().describe('Whose events; the operator, who belongs to no tenant, has to say it');
const ListQuery = PageQuery.extend({ state: z.enum(['WAITING', 'REDRIVEN']).default('WAITING'), tenantId: TenantId });
const RedriveQuery = z.strictObject({ tenantId: TenantId });
const PageKey = z.tuple([z.string(), z.string().regex(/^\d+$/)]);

export const ParkedEventSchema = z
  .object({
    id: z.uuid(),
    producer: z.string(),
    position: z.string(),
    eventId: z.uuid(),
    type: z.string(),
    aggregateType: z.string(),
    aggregateId: z.uuid(),
    reason: z.string(),
    parkedAt: z.iso.datetime(),
    redrivenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ParkedEvent' });
const RedrivenSchema = z
  .object({
    redriven: z.number().int().describe('Events of the aggregate that now had their effect'),
    stillFails: z.string().nullable().describe('Why the next one cannot be applied yet'),
    waiting: z.number().int().describe('Events of the aggregate that still wait'),
  })
  .meta({ id: 'RedrivenEvents' });

/** 搁置事件管理: shows which events could not be applied here and why, and tries them again. */
@Controller('parked-events')
export class ParkedEventsController {
  constructor(private readonly parked: ParkedEvents) {}

  @Get()
  @Allow({ roles: ['TENANT_ADMIN', 'PLATFORM_OPERATOR'] })
  @OwnTransactions()
  @Answers(pageOf(ParkedEventSchema), { summary: 'Events that could not be applied, with the reason of each' })
  async list(@RequestScope() scope: Scope, @ValidQuery(ListQuery) query: z.output<typeof ListQuery>): Promise<unknown> {
    const { state, limit } = query;
    const rows = await this.parked.list(inTenantOf(scope, query.tenantId), { state, limit, after: decodeCursor(query.cursor, PageKey) });
    return cutPage(rows, limit, ({ producer, position }: ParkedEventView) => [producer, position]);
  }

  @Post(':id/re-drive')
  @Allow({ roles: ['TENANT_ADMIN', 'PLATFORM_OPERATOR'] })
  @OwnTransactions()
  @Answers(RedrivenSchema, { status: 200, summary: 'Applies a parked event and those of the same aggregate that wait behind it' })
  redrive(@RequestScope() scope: Scope, @ValidParam('id', z.uuid()) id: string, @ValidQuery(RedriveQuery) query: z.output<typeof RedriveQuery>): Promise<unknown> {
    return this.parked.redrive(inTenantOf(scope, query.tenantId), id);
  }
}

/** The scope in the tenant whose events are meant: the caller's own, or the one the operator names. */
function inTenantOf(scope: Scope, named: string | undefined): Scope {
  if (scope.tenant !== '') {
    if (named !== undefined && named !== scope.tenant) throw new Problem(403, 'SEC.FORBIDDEN', 'These are events of another tenant', '这些事件属于其他租户');
    return scope;
  }
  if (named === undefined) throw new Problem(400, 'COMMON.MALFORMED', 'Name the tenant with tenantId', '请用 tenantId 指明租户');
  return { ...scope, tenant: named };
}
