import type { SupervisionLevel } from '@yidan/contracts';
import { DomainError } from '@yidan/kernel';
import { supervisionLevelZh } from './supervision-level.ts';

/** 没有时限可督办: supervision is about something that is to be done by a day. */
export class NothingDue extends DomainError {
  readonly code = 'SUPERVISION.NOTHING_DUE';
  readonly kind = 'invalid';
  constructor(objectNumber: string) {
    super(`Nothing of ${objectNumber} is due by anybody`, `${objectNumber} 当前没有应由责任单位办理的时限，不能督办`, { params: { objectNumber } });
  }
}

/** 同级督办未销号 (R-SUP-3): one open notice per object and level. */
export class AlreadySupervised extends DomainError {
  readonly code = 'SUPERVISION.ALREADY_OPEN';
  readonly kind = 'conflict';
  constructor(noticeId: string, number: string, level: SupervisionLevel) {
    super(`${number} of the level ${level} is still open`, `同一事项已有未销号的“${supervisionLevelZh[level]}”${number}`, { params: { noticeId, number, level } });
  }
}

/** 对象情况由所属系统提供: a machine account tells of its own objects, a person never; of those of this service nobody does. */
export class ObjectNotYours extends DomainError {
  readonly code = 'SUPERVISION.OBJECT_NOT_YOURS';
  readonly kind = 'invalid';
  constructor(told: 'MISSING' | 'UNASKED') {
    super(
      told === 'MISSING' ? 'A machine account says what its own object is' : 'What the object is, is not for the caller to say',
      told === 'MISSING' ? '系统对接账号提请督办须提供对象情况，且仅限本系统的对象' : '对象情况由系统读取，不得自行填写',
      { violations: [{ path: 'object', code: 'SUPERVISION.OBJECT_NOT_YOURS', message: told === 'MISSING' ? 'required' : 'not allowed', messageZh: told === 'MISSING' ? '必填' : '不得填写' }] },
    );
  }
}

/** 答复时限已过: what is asked for lies ahead. */
export class ReplyDuePassed extends DomainError {
  readonly code = 'SUPERVISION.DUE_PASSED';
  readonly kind = 'invalid';
  constructor() {
    super('The reply is asked for by an instant that is over', '答复时限不能早于当前时间', { violations: [{ path: 'dueAt', code: 'SUPERVISION.DUE_PASSED', message: 'is over', messageZh: '已过' }] });
  }
}

/** 没有待签发的答复: what is signed has been written first. */
export class ReplyMissing extends DomainError {
  readonly code = 'SUPERVISION.REPLY_MISSING';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Nobody has written a reply to ${number} yet`, `督办单 ${number} 尚无承办人起草的答复`, { params: { number } });
  }
}

/** 答复未经签发: a reply that no second person signed is none. */
export class ReplyUnsigned extends DomainError {
  readonly code = 'SUPERVISION.REPLY_UNSIGNED';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`The reply to ${number} bears no signature`, `督办单 ${number} 的答复没有签发记录`, { params: { number } });
  }
}

/** 没有认可记录: what is closed was accepted. */
export class AcceptanceMissing extends DomainError {
  readonly code = 'SUPERVISION.ACCEPTANCE_MISSING';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`No acceptance of a reply to ${number} is on record`, `督办单 ${number} 没有认可答复的记录，不能销号`, { params: { number } });
  }
}
