import { DomainError } from '@yidan/kernel';

/** 未听取意见 (R-DSP-10): nobody is ruled on who had no chance to state the case. */
export class HearingMissing extends DomainError {
  readonly code = 'DISPUTE.HEARING_MISSING';
  readonly kind = 'conflict';
  constructor(organIds: readonly string[]) {
    const [message, messageZh] = ['This party was not heard before the ruling', '裁定前未听取该当事方意见'];
    super('Every party is heard before the ruling; there is no record of it for some', '裁定前须听取每个当事方的意见，尚有当事方没有听取记录', {
      params: { organIds },
      violations: organIds.map((organId) => ({ path: `parties.${organId}`, code: 'DISPUTE.HEARING_MISSING', message, messageZh })),
    });
  }
}

/** 会议不存在或不可用: only a meeting that is called and still to come deliberates. */
export class MeetingUnknown extends DomainError {
  readonly code = 'DISPUTE.MEETING_UNKNOWN';
  readonly kind = 'invalid';
  constructor() {
    const [message, messageZh] = ['There is no such meeting of the commission still to come', '没有该次待召开的编委会议'];
    super(message, messageZh, { violations: [{ path: 'meetingId', code: 'DISPUTE.MEETING_UNKNOWN', message, messageZh }] });
  }
}

/** 会议未就本案议决: the minutes of the meeting are not signed, or hold no decision on this case. */
export class DecisionMissing extends DomainError {
  readonly code = 'DISPUTE.DECISION_MISSING';
  readonly kind = 'conflict';
  constructor() {
    super('The meeting has no signed minutes that decide on this case', '该次会议没有就本案作出议决的已签发纪要');
  }
}

/** 会议议决与此不符. */
export class DecidedOtherwise extends DomainError {
  readonly code = 'DISPUTE.DECIDED_OTHERWISE';
  readonly kind = 'conflict';
  constructor(conclusion: string) {
    super(`The commission concluded otherwise: ${conclusion}`, '该步骤与编委会议的议决不符', { params: { conclusion } });
  }
}

/** 未经会议议定的文本: the commission approved another text than the one put up for the signature. */
export class TextNotApproved extends DomainError {
  readonly code = 'DISPUTE.TEXT_NOT_APPROVED';
  readonly kind = 'conflict';
  constructor() {
    super('The ruling was written after the minutes that approve it were signed: the commission has not seen this text', '裁定书文本形成于会议纪要签发之后，编委会议未审议该文本');
  }
}

/** 尚无裁定书文本. */
export class RulingMissing extends DomainError {
  readonly code = 'DISPUTE.RULING_MISSING';
  readonly kind = 'conflict';
  constructor() {
    super('No ruling has been drafted', '尚未拟定裁定书');
  }
}

/** 执行期限已过. */
export class ExecutionDatePast extends DomainError {
  readonly code = 'DISPUTE.EXECUTE_BY_PAST';
  readonly kind = 'invalid';
  constructor(today: string) {
    const [message, messageZh] = [`The outcome is to be carried out by today (${today}) or later`, `执行期限不得早于今日（${today}）`];
    super(message, messageZh, { violations: [{ path: 'executeBy', code: 'DISPUTE.EXECUTE_BY_PAST', message, messageZh }] });
  }
}

/** 当事方回避: who belongs to a party does not decide on it. */
export class Recused extends DomainError {
  readonly code = 'SEC.RECUSED';
  readonly kind = 'forbidden';
  constructor() {
    super('Your organ is a party of this dispute: you are recused', '您所在机关是该争议的当事方，应当回避');
  }
}

/** 不得再次复核: once, in time, and of the commission’s own ruling only. */
export class ReviewNotOpen extends DomainError {
  readonly code: 'DISPUTE.REVIEW_SPENT' | 'DISPUTE.REVIEW_TOO_LATE' | 'DISPUTE.REVIEW_ELSEWHERE' | 'DISPUTE.REVIEW_NO_RULING';
  readonly kind = 'conflict';
  constructor(why: 'SPENT' | 'TOO_LATE' | 'ELSEWHERE' | 'NO_RULING', until?: Date) {
    const [message, messageZh] = REVIEW[why];
    super(message, messageZh, until ? { params: { until: until.toISOString() } } : {});
    this.code = `DISPUTE.REVIEW_${why}`;
  }
}

const REVIEW = {
  SPENT: ['A ruling is reviewed once', '裁定只能申请复核一次'],
  TOO_LATE: ['The time for asking for a review is over', '申请复核的期限已过'],
  ELSEWHERE: ['A superior decided: a review is asked for there', '该决定由上级机关作出，应向上级机关申请'],
  NO_RULING: ['The case was not decided by a ruling: there is nothing to review', '本案并非以裁定定责，无可复核'],
} as const;
