import 'reflect-metadata';
import { Controller, Get, Module, Post, type Type } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer, NestFactory, Reflector } from '@nestjs/core';
import { EventPattern } from '@nestjs/microservices';
import { defineLifecycle, type Role } from '@yidan/kernel';
import { Endpoints } from '../http/endpoints.ts';
import type { Actor } from './actor.ts';
import { authorityTable, PolicyCheck } from './policy-check.ts';
import { admits } from './policy.guard.ts';
import { Allow, AllowAny, policyOf, Public } from './policy.ts';
import { decide } from './policy-decision.ts';

const objection = defineLifecycle({
  name: '异议',
  states: { FILED: '已提出', ANSWERED: '已答复', CLOSED: '已办结' },
  initial: 'FILED',
  final: ['CLOSED'],
  steps: {
    file: { zh: '提出', en: 'File', from: '-', to: 'FILED', by: ['ORGAN_DRAFTER', '@PARTY'] },
    answer: { zh: '答复', en: 'Answer', from: 'FILED', to: 'ANSWERED', by: ['ORGAN_DRAFTER@OWN_ORGAN', 'SYSTEM'] },
    close: { zh: '办结', en: 'Close', from: 'ANSWERED', to: 'CLOSED', by: ['TIMER'] },
  },
});

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

  @Post(':id/answer')
  @Allow({ step: [objection, 'answer'] })
  answer() {
    return null;
  }

  @EventPattern('something.happened@1')
  react(_event: unknown) {
    return null;
  }
}

@AllowAny({ scope: 'lists.read' })
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
    const anywhere = { states: null, step: null, scope: null };
    expect(authorityTable(endpoints.all())).toEqual([
      { method: 'GET', path: '/api/summons/v1/calls', by: ['ANY'], ...anywhere, scope: 'lists.read' },
      { method: 'GET', path: '/api/summons/v1/calls/all', by: ['ANY'], ...anywhere, scope: 'lists.read' },
      { method: 'GET', path: '/api/summons/v1/lists', by: ['PUBLIC'], ...anywhere },
      { method: 'POST', path: '/api/summons/v1/lists/:id/answer', by: ['ORGAN_DRAFTER@OWN_ORGAN'], states: ['FILED'], step: '异议·答复', scope: null },
      { method: 'POST', path: '/api/summons/v1/lists/:id/approve', by: ['ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN'], ...anywhere },
      { method: 'GET', path: '/api/summons/v1/summons', by: ['ANY'], ...anywhere, scope: 'lists.read' },
      { method: 'GET', path: '/api/summons/v1/summons/all', by: ['ANY'], ...anywhere, scope: 'lists.read' },
    ]);
  });

  it('admits whom it names and nobody else', () => {
    const approvers = { kind: 'roles', roles: ['ORGAN_APPROVER'], by: ['ORGAN_APPROVER@OWN_ORGAN'] } as const;
    expect(admits(approvers, actor(['ORGAN_DRAFTER', 'ORGAN_APPROVER']))).toBe(true);
    expect(admits(approvers, actor(['ORGAN_DRAFTER']))).toBe(false);
    expect(admits({ kind: 'any' }, actor(['AUDITOR']))).toBe(true);
    expect(admits({ kind: 'any' }, actor(['PLATFORM_OPERATOR'], true))).toBe(false);
    expect(admits({ kind: 'public' }, actor([]))).toBe(true);
  });
});

describe('a decision', () => {
  const answer = policyOf(objection, 'answer');
  const drafter = { roles: ['ORGAN_DRAFTER'], relations: ['OWN_TENANT', 'OWN_ORGAN'], state: 'FILED' } as const;

  it('says first what is missing: the policy, the role, the scope, the relation, the state', () => {
    expect(decide(answer, drafter)).toBe('ALLOWED');
    expect(decide(undefined, drafter)).toBe('UNDECLARED');
    expect(decide(answer, { ...drafter, roles: ['ORGAN_APPROVER'] })).toBe('ROLE');
    expect(decide(answer, { ...drafter, scopes: ['lists.read'] })).toBe('SCOPE');
    expect(decide(answer, { ...drafter, relations: ['OWN_TENANT'] })).toBe('RELATION');
    expect(decide(answer, { ...drafter, state: 'ANSWERED' })).toBe('STATE');
  });

  it('at the door asks for the role alone: relation and state are known when the object is', () => {
    expect(decide(answer, { roles: ['ORGAN_DRAFTER'] })).toBe('ALLOWED');
  });

  it('takes a role without a relation to mean the own tenant', () => {
    const policy = { kind: 'roles', roles: ['AUDITOR'], by: ['AUDITOR'] } as const;
    expect(decide(policy, { roles: ['AUDITOR'], relations: [] })).toBe('RELATION');
    expect(decide({ kind: 'any' }, { roles: ['AUDITOR'], relations: ['SUPERIOR'] })).toBe('RELATION');
    expect(decide(policy, { roles: ['AUDITOR'], relations: ['OWN_TENANT'] })).toBe('ALLOWED');
  });

  it('lets a machine account through only where its scope is named', () => {
    const machine = { roles: ['INTEGRATION_CLIENT'], scopes: ['lists.read'] } as const;
    expect(decide({ kind: 'any', scope: 'lists.read' }, machine)).toBe('ALLOWED');
    expect(decide({ kind: 'any', scope: 'organs.read' }, machine)).toBe('SCOPE');
    expect(decide({ kind: 'any' }, machine)).toBe('SCOPE');
    expect(decide({ kind: 'any', scope: 'OWN_ACCOUNT' }, { ...machine, scopes: [] })).toBe('ALLOWED');
  });

  it('knows anyone of a party by every role that acts in a tenant', () => {
    const { by, states } = policyOf(objection, 'file');
    expect([by[0], states]).toEqual(['ORGAN_DRAFTER', ['-']]);
    expect(by).toContain('AUDITOR@PARTY');
    expect(by).not.toContain('PLATFORM_OPERATOR@PARTY');
  });

  it('is declared for less than the step opens, never for more, and never for the system alone', () => {
    expect(policyOf(objection, 'file', ['ORGAN_DRAFTER']).roles).toEqual(['ORGAN_DRAFTER']);
    expect(() => policyOf(objection, 'answer', ['AUDITOR'])).toThrow('异议 answer is not for AUDITOR');
    expect(() => policyOf(objection, 'close')).toThrow('nobody could use');
  });
});
