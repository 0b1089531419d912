import { DomainError } from '@yidan/kernel';

/** 书面轮次已满 (宁波 2014): who still does not agree on paper meets. */
export class WrittenRoundsSpent extends DomainError {
  readonly code = 'DISPUTE.WRITTEN_ROUNDS_SPENT';
  readonly kind = 'conflict';
  constructor(most: number) {
    super(`There were ${most} written rounds already: hold a meeting`, `书面征求意见已满 ${most} 轮，请召开协调会议`, { params: { most, advice: 'MEETING' } });
  }
}

/** 缺少纪要: where people met it is written down what they said. */
export class RoundMinutesMissing extends DomainError {
  readonly code = 'DISPUTE.ROUND_MINUTES_MISSING';
  readonly kind = 'invalid';
  constructor() {
    const [message, messageZh] = ['A round in which people met has its minutes', '会议、论证、现场协调应有纪要'];
    super(message, messageZh, { violations: [{ path: 'minutes', code: 'DISPUTE.ROUND_MINUTES_MISSING', message, messageZh }] });
  }
}

/** 尚无协调意见. */
export class OpinionMissing extends DomainError {
  readonly code = 'DISPUTE.OPINION_MISSING';
  readonly kind = 'conflict';
  constructor() {
    super('No opinion has been drafted', '尚未拟定协调意见');
  }
}

/** 非签署方: who is only interested is heard and does not sign. */
export class NotASignatory extends DomainError {
  readonly code = 'DISPUTE.NOT_A_SIGNATORY';
  readonly kind = 'forbidden';
  constructor() {
    super('Only the parties themselves accept or decline an opinion', '利害关系单位不签署协调意见');
  }
}

/** 当事方未全部同意: the opinion is issued where every party accepts it. */
export class OpinionNotAccepted extends DomainError {
  readonly code = 'DISPUTE.OPINION_NOT_ACCEPTED';
  readonly kind = 'conflict';
  constructor(organIds: readonly string[]) {
    const [message, messageZh] = ['This party has not accepted the opinion', '该当事方尚未同意协调意见'];
    super('Not every party has accepted the opinion', '当事方尚未全部同意协调意见', { params: { organIds }, violations: organIds.map((organId) => ({ path: `parties.${organId}`, code: 'DISPUTE.OPINION_NOT_ACCEPTED', message, messageZh })) });
  }
}

/** 清单已变更: what the opinion says of the lists was written for others than those in force now. */
export class ListsChangedSince extends DomainError {
  readonly code = 'DISPUTE.LISTS_CHANGED';
  readonly kind = 'conflict';
  constructor() {
    super('The lists have changed since this was drafted: draft it anew', '拟定后现行清单已变更，请重新拟定');
  }
}

/** 仍可协调: nobody has declined an opinion, and the time still runs. */
export class CoordinationRuns extends DomainError {
  readonly code = 'DISPUTE.COORDINATION_RUNS';
  readonly kind = 'conflict';
  constructor(until: Date | null) {
    super('No party has declined an opinion and the time of the coordination still runs', '尚无当事方不同意协调意见，协调期限亦未届满', { params: { until: until?.toISOString() ?? null } });
  }
}

/** 未写明提请理由. */
export class SubmissionReasonsMissing extends DomainError {
  readonly code = 'DISPUTE.SUBMISSION_REASONS';
  readonly kind = 'invalid';
  constructor() {
    const [message, messageZh] = ['Say why the commission has to decide', '须写明提请裁定的理由'];
    super(message, messageZh, { violations: [{ path: 'reasons', code: 'DISPUTE.SUBMISSION_REASONS', message, messageZh }] });
  }
}
