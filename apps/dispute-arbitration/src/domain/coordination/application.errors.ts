import { DomainError, type Violation } from '@yidan/kernel';

/** 申请不完整 (05 §3.3.3): everything that is missing, at once. */
export class ApplicationIncomplete extends DomainError {
  readonly code = 'DISPUTE.APPLICATION_INCOMPLETE';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super('The application is not complete', '申请书内容不完整', { violations });
  }
}

/** 应由召集单位申请: while its time runs, no other party applies. */
export class ConvenorFirst extends DomainError {
  readonly code = 'DISPUTE.CONVENOR_FIRST';
  readonly kind = 'conflict';
  constructor(until: Date) {
    super('The convenor applies; any party may once its time is over', '应由召集单位申请协调；其期限届满后，任何一方均可申请', { params: { until: until.toISOString() } });
  }
}

/** 非申请单位: another party than the one that applied supplements nothing. */
export class NotTheApplicant extends DomainError {
  readonly code = 'DISPUTE.NOT_THE_APPLICANT';
  readonly kind = 'forbidden';
  constructor() {
    super('Whoever applied supplements the application', '应由申请单位补正');
  }
}

/** 应报请上级 (05 §3.3.2): an organ of a higher level is a party; it is not decided on here. */
export class BeyondJurisdiction extends DomainError {
  readonly code = 'DISPUTE.BEYOND_JURISDICTION';
  readonly kind = 'conflict';
  constructor() {
    super('An organ of a higher level is a party: the dispute is referred up', '当事方中有上级垂直管理机关，应报请上级处理');
  }
}

/** 未说明报请理由: without an organ of a higher level among the parties the director says why. */
export class ReasonToReferUpMissing extends DomainError {
  readonly code = 'DISPUTE.REFER_UP_REASON';
  readonly kind = 'invalid';
  constructor() {
    const [message, messageZh] = ['No party is of a higher level: say why it is referred up', '当事方均属本级管辖，报请上级须说明理由'];
    super(message, messageZh, { violations: [{ path: 'reason', code: 'DISPUTE.REFER_UP_REASON', message, messageZh }] });
  }
}
