import { DomainError, type Violation } from '@yidan/kernel';

/** 未知参数: no rule of the platform reads such a key. */
export class PolicyUnknown extends DomainError {
  readonly code = 'POLICY.KEY_UNKNOWN';
  readonly kind = 'invalid';
  constructor(key: string) {
    super(`No rule reads the policy key ${key}`, `没有名为 ${key} 的政策参数`, { params: { key } });
  }
}

/** 参数值超出范围: the value is not of the key's shape or lies outside its bounds. */
export class PolicyOutOfBounds extends DomainError {
  readonly code = 'POLICY.VALUE_OUT_OF_BOUNDS';
  readonly kind = 'invalid';
  constructor(key: string, violations: readonly Violation[]) {
    super(`This value is not possible for ${key}`, `参数 ${key} 的取值不符合要求`, { params: { key }, violations });
  }
}
