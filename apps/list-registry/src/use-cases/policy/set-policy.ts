import { Injectable } from '@nestjs/common';
import type { SetPolicy as Entered } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { policyCatalogue, stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { PolicyValue } from '../../domain/policy/policy-value.ts';
import { PolicyValueRepository } from '../../storage/policy/policy-value.repository.ts';

/** 设定政策参数: a value of the tenant's policy pack from a day on. */
@Injectable()
export class SetPolicy {
  constructor(
    private readonly policies: PolicyValueRepository,
    private readonly clock: Clock,
  ) {}

  async execute(key: string, entered: Entered, actor: Actor): Promise<PolicyValue> {
    const { tenantId } = actor;
    const { validFrom } = entered;
    const value = (await this.policies.find(tenantId, key, validFrom)) ?? new PolicyValue({ id: uuid(), tenantId, key, validFrom });
    value.set(entered, policyCatalogue.get(key), stampOf(actor).id, this.clock.now());
    await this.policies.save(value);
    return value;
  }
}
