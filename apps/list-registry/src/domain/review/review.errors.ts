import { DomainError } from '@yidan/kernel';

/** 结论与发现不符: a return names at least one error, and what names an error does not pass. */
export class OpinionContradictsFindings extends DomainError {
  readonly code = 'REGISTRY.REVIEW.CONTRADICTION';
  readonly kind = 'invalid';
  constructor(conclusion: 'PASS' | 'RETURN', errors: number) {
    const [message, messageZh] =
      conclusion === 'PASS'
        ? [`An opinion with ${errors} errors does not pass the version`, `审查意见列有 ${errors} 条错误，结论不能为通过`]
        : ['An opinion that returns the version names at least one error', '结论为退回修改的，至少应列明一条错误'];
    super(message, messageZh, { violations: [{ path: 'findings', code: 'REGISTRY.REVIEW.CONTRADICTION', message, messageZh }] });
  }
}

/** 不在审查中: opinions are written while the version is under review. */
export class NotUnderReview extends DomainError {
  readonly code = 'REGISTRY.REVIEW.NOT_UNDER_REVIEW';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} is not under review`, `版本 ${label} 不在审查中`, { params: { label } });
  }
}

/** 本轮已有意见: a reviewing organ writes one opinion in each round. */
export class OpinionExists extends DomainError {
  readonly code = 'REGISTRY.REVIEW.OPINION_EXISTS';
  readonly kind = 'conflict';
  constructor(round: number) {
    super(`Your organ has written its opinion of round ${round} already`, `本机关已拟定第 ${round} 轮审查意见`, { params: { round } });
  }
}

/** 不能答复: answers are given while the version is with its organ. */
export class NotReturned extends DomainError {
  readonly code = 'REGISTRY.REVIEW.NOT_RETURNED';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} was not returned: there is nothing to answer now`, `版本 ${label} 未被退回，现无须答复`, { params: { label } });
  }
}

/** 已答复. */
export class AnsweredAlready extends DomainError {
  readonly code = 'REGISTRY.REVIEW.ANSWERED';
  readonly kind = 'conflict';
  constructor(findingId: string) {
    super('The finding has been answered', '该条审查意见已答复', { params: { findingId } });
  }
}

/** 非本稿事项: a finding names an item that the version does not hold. */
export class FindingsOfOtherItems extends DomainError {
  readonly code = 'REGISTRY.REVIEW.ITEM_UNKNOWN';
  readonly kind = 'invalid';
  constructor(places: readonly number[]) {
    super('Findings name items that are not in the version', '审查发现所指事项不在该版本中', {
      violations: places.map((i) => ({ path: `findings/${i}/itemKey`, code: 'REGISTRY.REVIEW.ITEM_UNKNOWN', message: 'It is not in the version', messageZh: '不在该版本中' })),
    });
  }
}
