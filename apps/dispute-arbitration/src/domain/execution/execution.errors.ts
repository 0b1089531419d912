import { DomainError, type Violation } from '@yidan/kernel';

/** 尚未执行到位: what is missing is named, all of it at once. */
export class ExecutionOpen extends DomainError {
  readonly code = 'DISPUTE.EXECUTION_OPEN';
  readonly kind = 'conflict';
  constructor(missing: readonly Violation[]) {
    super(
      `The outcome is not carried out yet: ${missing.map(({ message }) => message).join('; ')}`,
      `定责结果尚未执行到位：${missing.map(({ messageZh }) => messageZh).join('；')}`,
      { violations: missing },
    );
  }
}

/** 尚未定责: there is nothing to carry out. */
export class NothingDecided extends DomainError {
  readonly code = 'DISPUTE.NOTHING_DECIDED';
  readonly kind = 'conflict';
  constructor() {
    super('Nothing is decided yet that could be carried out', '尚未形成定责结果，无从执行');
  }
}

/** 非当事方: the organ named is no party of the case. */
export class NotAParty extends DomainError {
  readonly code = 'DISPUTE.PARTY_UNKNOWN';
  readonly kind = 'invalid';
  constructor(paths: readonly string[]) {
    const [message, messageZh] = ['This organ is no party of the dispute', '该单位不是本争议的当事方'];
    super(message, messageZh, { violations: paths.map((path) => ({ path, code: 'DISPUTE.PARTY_UNKNOWN', message, messageZh })) });
  }
}

/** 缺少解决建议 (F-180): where objective constraints were the cause, the case is closed with a proposal for help, means or staff. */
export class ProposalMissing extends DomainError {
  readonly code = 'DISPUTE.PROPOSAL_MISSING';
  readonly kind = 'invalid';
  constructor() {
    const [message, messageZh] = [
      'Objective constraints caused the dispute: propose assistance, resources or staff when closing it',
      '成因为客观制约的，办结时须提出协助、资源或编制人员方面的解决建议',
    ];
    super(message, messageZh, { violations: [{ path: 'proposal', code: 'DISPUTE.PROPOSAL_MISSING', message, messageZh }] });
  }
}
