import 'reflect-metadata';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import type { Role } from '@yidan/kernel';
import { Endpoints } from '../http/endpoints.ts';
import type { Actor } from './actor.ts';
import { authorityTable, PolicyCheck } from './policy-check.ts';
import { admits } from './policy.guard.ts';
import { Allow, AllowAny, Public } from './policy.ts';

@Controller('lists')
class ListsController {
  @Get()
  @Public()
  list() {
    return [];
  }

  @Post(':id/approve')
  @Allow({ roles: ['ORGAN_APPROVER', 'PRINCIPAL_OFFICER'], relation: 'OWN_ORGAN' })
  approve() {
    return null;
  }

  @EventPattern('something.happened@1')
  react(_event: unknown) {
    return null;
  }
}

@AllowAny()
@Controller(['calls', 'summons'])
class CallsController {
  @Get(['', 'all'])
  list() {
    return [];
  }
}

@Controller('crooked')
class CrookedController {
  @Get()
  @AllowAny()
  straight() {
    return null;
  }

  @Post('open')
  forgotten() {
    return null;
  }
}

async function endpointsOf(...controllers: Type[]): Promise<Endpoints> {
  @Module({ controllers })
  class Sample {}
  const app = await NestFactory.createApplicationContext(Sample, { logger: false });
  return new Endpoints(new DiscoveryService(app.get(ModulesContainer)), new MetadataScanner(), new Reflector(), 'api/summons/v1');
}

const actor = (roles: Role[], isOperator = false): Actor => ({
  subject: 's',
  personId: 'p',
  tenantId: '510184',
  cityId: null,
  organId: 'o',
  organCode: 'SCJG',
  unitId: null,
  roles,
  isOperator,
});

describe('a policy', () => {
  it('is declared by every endpoint, or the service does not start', async () => {
    const crooked = new PolicyCheck(await endpointsOf(ListsController, CrookedController));
    expect(() => crooked.onModuleInit()).toThrow(/CrookedController\.forgotten \(POST \/api\/summons\/v1\/crooked\/open\)$/);
  });

  it('may be declared for a whole controller; event handlers need none', async () => {
    const straight = new PolicyCheck(await endpointsOf(ListsController, CallsController));
    expect(() => straight.onModuleInit()).not.toThrow();
  });

  it('stands in the authority table, endpoint by endpoint', async () => {
    const endpoints = await endpointsOf(ListsController, CallsController);
    expect(authorityTable(endpoints.all())).toEqual([
      { method: 'GET', path: '/api/summons/v1/calls', roles: ['ANY'], relation: null },
      { method: 'GET', path: '/api/summons/v1/calls/all', roles: ['ANY'], relation: null },
      { method: 'GET', path: '/api/summons/v1/lists', roles: ['PUBLIC'], relation: null },
      { method: 'POST', path: '/api/summons/v1/lists/:id/approve', roles: ['ORGAN_APPROVER', 'PRINCIPAL_OFFICER'], relation: 'OWN_ORGAN' },
      { method: 'GET', path: '/api/summons/v1/summons', roles: ['ANY'], relation: null },
      { method: 'GET', path: '/api/summons/v1/summons/all', roles: ['ANY'], relation: null },
    ]);
  });

  it('admits whom it names and nobody else', () => {
    const approvers = { kind: 'roles', roles: ['ORGAN_APPROVER'] } as const;
    expect(admits(approvers, actor(['ORGAN_DRAFTER', 'ORGAN_APPROVER']))).toBe(true);
    expect(admits(approvers, actor(['ORGAN_DRAFTER']))).toBe(false);
    expect(admits({ kind: 'any' }, actor(['AUDITOR']))).toBe(true);
    expect(admits({ kind: 'any' }, actor(['PLATFORM_OPERATOR'], true))).toBe(false);
    expect(admits({ kind: 'public' }, actor([]))).toBe(true);
  });
});
