import { defineEntity, p } from '@mikro-orm/core';
import type { SetPolicy } from '@yidan/contracts';
import { PolicyValue } from '../../domain/policy/policy-value.ts';

export const PolicyValueSchema = defineEntity({
  class: PolicyValue,
  tableName: 'policy_value',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    key: p.text(),
    value: p.json<SetPolicy['value']>(),
    sourceDocument: p.text(),
    validFrom: p.date(),
    setBy: p.text(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
