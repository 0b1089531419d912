import type { OutOfScope } from '@yidan/contracts';
import { DomainError, type Violation } from '@yidan/kernel';
import { ROUTES } from '../scope/scope.ts';

/** 当事方不符: a dispute is between at least two organs that are at work. */
export class PartiesInvalid extends DomainError {
  readonly code = 'DISPUTE.PARTIES';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
  }
}

/** 事项不在册: a dispute names the items of lists in force. */
export class DisputedItemUnknown extends DomainError {
  readonly code = 'DISPUTE.ITEM_UNKNOWN';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
  }
}

/** 不属适用范围: with the way that is open instead. */
export class DisputeOutOfScope extends DomainError {
  readonly code = 'DISPUTE.OUT_OF_SCOPE';
  readonly kind = 'invalid';
  /** 原结论 that it goes by, where the same was decided before. */
  constructor(
    readonly ground: OutOfScope,
    readonly documentNumber: string | null = null,
  ) {
    const { en, zh } = ROUTES[ground];
    const by = documentNumber ? ` (${documentNumber})` : '';
    super(`This is no dispute of this procedure. ${en}${by}`, `不属于职责争议协调范围：${zh}${by && `（${documentNumber}）`}`, {
      params: { ground, documentNumber },
      violations: [{ path: 'subject', code: `DISPUTE.${ground}`, message: `${en}${by}`, messageZh: `${zh}${by && `（${documentNumber}）`}` }],
    });
  }
}

/** 管辖不符: the city's 编办 takes up what goes beyond a district. */
export class JurisdictionElsewhere extends DomainError {
  readonly code = 'DISPUTE.JURISDICTION';
  readonly kind = 'invalid';
  constructor(names: readonly string[]) {
    super(`A dispute with ${names.join(', ')} goes beyond the district: raise it with the establishment office of the city`, `涉及${names.join('、')}的争议超出本区管辖，请向市委编办提出`, { params: { names } });
  }
}

/** 重复提出: the same is disputed in an open case already. */
export class DisputeDuplicate extends DomainError {
  readonly code = 'DISPUTE.DUPLICATE';
  readonly kind = 'conflict';
  constructor(id: string, number: string) {
    super(`Dispute ${number} on the same items between the same parties is open`, `同一事项、相同当事方的争议 ${number} 正在办理，请勿重复提出`, { params: { caseId: id, number } });
  }
}

/** 无可并案件. */
export class NothingToJoin extends DomainError {
  readonly code = 'DISPUTE.NOTHING_TO_JOIN';
  readonly kind = 'invalid';
  constructor(number: string) {
    super(`Dispute ${number} is no longer open: what is asked for now cannot join it`, `争议 ${number} 已办结，不能并入`, { params: { number } });
  }
}
