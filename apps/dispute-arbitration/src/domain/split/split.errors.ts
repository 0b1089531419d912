import { DomainError, type Violation } from '@yidan/kernel';

/** 分工表不成立 (R-DSP-8): two that lead one task, several organs without a handoff, an organ, unit or item that nobody knows. */
export class SplitRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
    this.code = violations[0].code;
  }
}
