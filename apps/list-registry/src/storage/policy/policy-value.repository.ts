import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { StaleVersion } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { PolicyValue } from '../../domain/policy/policy-value.ts';
import { inDomainWords } from '../organisation/constraints.ts';

/** The values a tenant set itself. */
@Injectable()
export class PolicyValueRepository {
  constructor(private readonly em: EntityManager) {}

  find(tenantId: string, key: string, validFrom: string): Promise<PolicyValue | null> {
    return this.em.findOne(PolicyValue, { tenantId, key, validFrom });
  }

  save(value: PolicyValue): Promise<void> {
    const { key } = value;
    return inDomainWords({ policy_value_tenant_id_key_valid_from_key: () => new StaleVersion('policy', key) }, () =>
      saveWithEvents(this.em, 'policy-value', value),
    );
  }
}
