import { DomainError, type Violation } from '@yidan/kernel';

/** 流程图不成立: a unit that does not bear the item, no beginning or end, a node that nothing leads to. */
export class FlowRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
    this.code = violations[0].code;
  }
}
