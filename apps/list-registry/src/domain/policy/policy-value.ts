import { PolicyChangedV1, type SetPolicy } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';
import type { z } from 'zod';
import { PolicyOutOfBounds, PolicyUnknown } from './policy.errors.ts';

/** A key as its declaration describes it. */
export interface KnownPolicy {
  readonly key: string;
  readonly schema: z.ZodType;
}

/** 政策参数值: what a key is worth from a day on, and the document that says so (F-153). */
export class PolicyValue extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly key: string;
  value: SetPolicy['value'] = null;
  sourceDocument = '';
  readonly validFrom: string;
  setBy = '';
  readonly rowVersion: number = 1;
  updatedAt = new Date(0);

  constructor(identity: { id: string; tenantId: string; key: string; validFrom: string }) {
    super();
    this.id = identity.id;
    this.tenantId = identity.tenantId;
    this.key = identity.key;
    this.validFrom = identity.validFrom;
  }

  /** 设定: only a known key, only within its bounds. */
  set(entered: SetPolicy, policy: KnownPolicy | undefined, by: string, now: Date): void {
    if (policy?.key !== this.key) throw new PolicyUnknown(this.key);
    const read = policy.schema.safeParse(entered.value);
    if (!read.success) throw new PolicyOutOfBounds(this.key, read.error.issues.map(violationOf));
    const { sourceDocument } = entered;
    const same = this.sourceDocument === sourceDocument && JSON.stringify(this.value) === JSON.stringify(entered.value);
    if (same) return;
    Object.assign(this, { value: entered.value, sourceDocument, setBy: by, updatedAt: now });
    this.record(PolicyChangedV1.create({ key: this.key, value: entered.value, sourceDocument, validFrom: this.validFrom }, now));
  }
}

function violationOf(issue: z.core.$ZodIssue) {
  const path = ['value', ...issue.path].join('.');
  return { path, code: 'POLICY.VALUE_OUT_OF_BOUNDS', message: issue.message, messageZh: '取值不符合该参数的格式或范围' };
}
