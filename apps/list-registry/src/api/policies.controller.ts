import { Controller, Get, Put } from '@nestjs/common';
import { PoliciesAnswer, PolicyFilters, PolicyKeyParam, SetPolicy as SetPolicyBody } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { Allow, AllowAny, Answers, CurrentActor, ValidBody, ValidParam, ValidQuery, type Actor } from '@yidan/platform';
import { z } from 'zod';
import { PoliciesViews } from '../storage/policy/policies.views.ts';
import { SetPolicy } from '../use-cases/policy/set-policy.ts';

/** 政策参数 over HTTP. */
@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly setPolicy: SetPolicy,
    private readonly views: PoliciesViews,
    private readonly clock: Clock,
  ) {}

  @Get()
  @AllowAny({ scope: 'calendar.read' })
  @Answers(PoliciesAnswer, { summary: 'The policy pack in force, value by value with its source' })
  async list(@ValidQuery(PolicyFilters) { on }: z.output<typeof PolicyFilters>, @CurrentActor() actor: Actor): Promise<PoliciesAnswer> {
    const day = on ?? businessDate(this.clock.now());
    return { on: day, items: await this.views.all(actor.tenantId, day) };
  }

  @Put(':key')
  @Allow({ roles: ['TENANT_ADMIN', 'CITY_OVERSEER'] })
  @Answers(SetPolicyAnswer(), { summary: 'Set a value of the policy pack' })
  async set(@ValidParam('key', PolicyKeyParam) key: string, @ValidBody(SetPolicyBody) body: SetPolicyBody, @CurrentActor() actor: Actor) {
    const { value, sourceDocument, validFrom, rowVersion } = await this.setPolicy.execute(key, body, actor);
    return { key, value, sourceDocument, validFrom, rowVersion };
  }
}

function SetPolicyAnswer() {
  return SetPolicyBody.extend({ key: z.string(), rowVersion: z.int() });
}
