import { DomainError } from '@yidan/kernel';

/** 申诉期未满: nothing is signed while those who are named may still appeal. */
export class AppealPeriodRuns extends DomainError {
  readonly code = 'BULLETIN.APPEAL_PERIOD';
  readonly kind = 'conflict';
  constructor(until: Date | null) {
    super(`The organs named may appeal until ${until?.toISOString() ?? 'it was circulated'}`, '印发前申诉期未满，不能签发', { params: { until: until?.toISOString() ?? null } });
  }
}

/** 申诉未答复: nothing is signed before every appeal is answered. */
export class AppealsOpen extends DomainError {
  readonly code = 'BULLETIN.APPEALS_OPEN';
  readonly kind = 'conflict';
  constructor(count: number) {
    super(`${count} appeals are not answered yet`, `尚有${count}件申诉未答复，不能签发`, { params: { count } });
  }
}

/** 申诉期已过. */
export class AppealPeriodOver extends DomainError {
  readonly code = 'BULLETIN.APPEAL_OVER';
  readonly kind = 'conflict';
  constructor() {
    super('The time to appeal is over', '申诉期已过');
  }
}

/** 已申诉: one open appeal of an organ against one bulletin. */
export class AppealedAlready extends DomainError {
  readonly code = 'BULLETIN.APPEALED';
  readonly kind = 'conflict';
  constructor() {
    super('An appeal of this organ waits for its answer', '本单位的申诉正在答复中，请勿重复提出');
  }
}

/** 申诉已答复. */
export class AppealAnswered extends DomainError {
  readonly code = 'BULLETIN.APPEAL_ANSWERED';
  readonly kind = 'conflict';
  constructor() {
    super('The appeal has been answered', '该申诉已答复');
  }
}

/** 更正内容必填: who upholds an appeal by other words writes them. */
export class CorrectionMissing extends DomainError {
  readonly code = 'BULLETIN.CORRECTION_REQUIRED';
  readonly kind = 'invalid';
  constructor() {
    super('An entry is changed to other words: write them', '申诉成立并更正的，须写明更正后的内容', {
      violations: [{ path: 'facts', code: 'BULLETIN.CORRECTION_REQUIRED', message: 'required where the entry is changed', messageZh: '更正时必填' }],
    });
  }
}

/** 通报无内容: a bulletin that names nobody is not circulated. */
export class NobodyNamed extends DomainError {
  readonly code = 'BULLETIN.EMPTY';
  readonly kind = 'invalid';
  constructor() {
    super('The bulletin names no organ', '通报没有列入任何单位，不能送核');
  }
}

/** 通报单位有误. */
export class NamedOrganUnknown extends DomainError {
  readonly code = 'BULLETIN.ORGAN_UNKNOWN';
  readonly kind = 'invalid';
  constructor(codes: readonly [string, ...string[]]) {
    super(`There is no organ ${codes.join(', ')}`, `没有编码为 ${codes.join('、')} 的机关`, {
      violations: [codes[0], ...codes.slice(1)].map((code) => ({ path: 'entries', code: 'BULLETIN.ORGAN_UNKNOWN', message: `${code} is unknown`, messageZh: `机关 ${code} 不存在` })) as [{ path: string; code: string; message: string; messageZh: string }],
    });
  }
}

/** 未签发: nothing is published that nobody signed. */
export class BulletinUnsigned extends DomainError {
  readonly code = 'BULLETIN.UNSIGNED';
  readonly kind = 'conflict';
  constructor() {
    super('No signature of the bulletin is on record', '通报没有签发记录，不能印发');
  }
}
