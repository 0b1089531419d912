import { DomainError, type Violation } from '@yidan/kernel';

/** 明责文件不成立: all that is wrong with it at once. */
export class ClarificationRefused extends DomainError {
  readonly code = 'REGISTRY.CLARIFICATION.REFUSED';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super('The clarification cannot be published as it is', '明责文件内容有误，未公布', { violations: [...violations] });
  }
}

/** 文号已登记: one document is entered once. */
export class ClarificationKnown extends DomainError {
  readonly code = 'REGISTRY.CLARIFICATION.KNOWN';
  readonly kind = 'conflict';
  constructor(documentNumber: string) {
    super(`${documentNumber} was entered before`, `文号 ${documentNumber} 已登记`, { params: { documentNumber } });
  }
}
