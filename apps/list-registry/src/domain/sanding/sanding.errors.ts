import { DomainError, type Violation } from '@yidan/kernel';
import type { SandingActKind } from './sanding-act.ts';

const ACT_ZH: Readonly<Record<SandingActKind, string>> = { GROUP_REVIEW: '专项审核小组的审核意见', LEADING_GROUP: '领导小组的会议决定', PARTY_COMMITTEE: '党委的审定决定' };

/** 缺少记录: a step forward stands on the stored act of the body before it. */
export class SandingActMissing extends DomainError {
  readonly code = 'REGISTRY.SANDING.ACT_MISSING';
  readonly kind = 'conflict';
  constructor(kind: SandingActKind, why: 'NONE' | 'NOT_PASSED' | 'NOT_RETURNED' | 'OTHER_GROUP' | 'NO_NUMBER') {
    const [en, zh] = {
      NONE: ['is not recorded', '尚未记录'],
      NOT_PASSED: ['does not approve the text', '结论不是通过'],
      NOT_RETURNED: ['does not ask for changes', '结论不是退回修改'],
      OTHER_GROUP: ['is of another group than the one the text was given to', '不是由承办该文本的小组作出'],
      NO_NUMBER: ['has no document number', '没有文号'],
    }[why];
    super(`The act ${kind} of this round ${en}`, `本轮${ACT_ZH[kind]}${zh}`, { params: { act: kind, why } });
  }
}

/** 决定没有出处: a decision has its number, or the meeting whose minutes have it, and not both. */
export class DecisionSourceInvalid extends DomainError {
  readonly code = 'REGISTRY.SANDING.DECISION_SOURCE';
  readonly kind = 'invalid';
  constructor() {
    super('Give the number of the decision, or the meeting whose minutes have it', '请填写决定的文号，或者指明编委会议，二者只填其一', {
      violations: [{ path: 'documentNumber', code: 'REGISTRY.SANDING.DECISION_SOURCE', message: 'One of documentNumber and meetingId', messageZh: '文号和会议二者只填其一' }],
    });
  }
}

/** 审核小组不存在: the tenant's dictionary has no such group. */
export class ReviewGroupUnknown extends DomainError {
  readonly code = 'REGISTRY.SANDING.GROUP_UNKNOWN';
  readonly kind = 'invalid';
  constructor(code: string, known: readonly string[]) {
    super(`There is no review group ${code}; there are ${known.join(', ')}`, `没有代码为 ${code} 的专项审核小组，现有：${known.join('、')}`, {
      violations: [{ path: 'groupCode', code: 'REGISTRY.SANDING.GROUP_UNKNOWN', message: 'One of the dictionary', messageZh: '应为字典中的小组' }],
    });
  }
}

/** 在办“三定”: an organ has one text on its way. */
export class SandingOpen extends DomainError {
  readonly code = 'REGISTRY.SANDING.OPEN';
  readonly kind = 'conflict';
  constructor(organCode: string) {
    super(`${organCode} has a provision on its way already`, `机关 ${organCode} 已有在办的“三定”规定`, { params: { organCode } });
  }
}

/** 文号重复: the provision was entered before, or another text of the organ bears the number. */
export class SandingNumberTaken extends DomainError {
  readonly code = 'REGISTRY.SANDING.NUMBER_TAKEN';
  readonly kind = 'conflict';
  constructor(organCode: string, documentNumber: string) {
    super(`${organCode} has a provision ${documentNumber} already`, `机关 ${organCode} 已有文号为 ${documentNumber} 的“三定”规定`, { params: { organCode, documentNumber } });
  }
}

/** “三定”内容有误: what is wrong with a text, all at once. */
export class SandingContentInvalid extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
    this.code = violations[0].code;
  }
}

/** “三定”文件未采用: the file was read, but what it says cannot be kept as it is; nothing was stored. */
export class SandingFileRefused extends DomainError {
  readonly code = 'REGISTRY.SANDING.FILE_REFUSED';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super(`The file was not taken over: ${violations.length} errors`, `文件未采用：共 ${violations.length} 处错误`, { violations });
  }
}

/** 没有现行“三定”: nothing to compare a list with. */
export class NoSandingInForce extends DomainError {
  readonly code = 'REGISTRY.SANDING.NONE_IN_FORCE';
  readonly kind = 'conflict';
  constructor(organCode: string) {
    super(`${organCode} has no provision in force`, `机关 ${organCode} 没有现行“三定”规定`, { params: { organCode } });
  }
}
