import { DomainError } from '@yidan/kernel';

/** 召集期未满 (R-DSP-5): until the time of the convenor is over nobody else convenes. */
export class ConvenorsTurn extends DomainError {
  readonly code = 'DISPUTE.CONVENORS_TURN';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`The convenor of dispute ${number} still has time to open the negotiation`, `争议 ${number} 的召集单位仍在召集期限内，期满未召集的，其他当事方可以召集`, { params: { number } });
  }
}

/** 意见书不齐 (R-DSP-4). */
export class StatementsMissing extends DomainError {
  readonly code = 'DISPUTE.STATEMENTS_MISSING';
  readonly kind = 'invalid';
  constructor(number: string, organIds: readonly string[]) {
    super(`Statements replace the negotiation of dispute ${number} when every party has given one, or three working days have passed`, `争议 ${number} 以书面意见代替协商，须各方均已提交意见书或者满 3 个工作日`, { params: { number, organIds } });
  }
}

/** 未经协商: nothing was tried that could have failed. */
export class NothingNegotiated extends DomainError {
  readonly code = 'DISPUTE.NOTHING_NEGOTIATED';
  readonly kind = 'invalid';
  constructor(number: string) {
    super(`In dispute ${number} nobody has met and nobody has refused to: a negotiation fails after at least one meeting or one recorded refusal`, `争议 ${number} 尚无协商会议，也无拒绝协商的记录，不能认定协商不成`, { params: { number } });
  }
}

/** 尚无纪要. */
export class NoMinutes extends DomainError {
  readonly code = 'DISPUTE.NO_MINUTES';
  readonly kind = 'invalid';
  constructor(number: string) {
    super(`Dispute ${number} has no minutes to sign yet`, `争议 ${number} 尚未拟定协商纪要，无可签署`, { params: { number } });
  }
}

/** 纪要未签齐: only what every principal signed is filed. */
export class MinutesUnsigned extends DomainError {
  readonly code = 'DISPUTE.MINUTES_UNSIGNED';
  readonly kind = 'invalid';
  constructor(number: string, organIds: readonly string[]) {
    super(`The minutes of dispute ${number} are not signed by the head of every party`, `争议 ${number} 的协商纪要尚未经各方主要负责人签署`, { params: { number, organIds } });
  }
}

/** 纪要已生效: 编办 can object no more. */
export class MinutesStand extends DomainError {
  readonly code = 'DISPUTE.MINUTES_STAND';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`The minutes of dispute ${number} stand; nobody can object to them any more`, `争议 ${number} 的协商纪要已生效，不能再提出异议`, { params: { number } });
  }
}

/** 非当事方: only parties of a case meet, refuse and sign. */
export class NotAParty extends DomainError {
  readonly code = 'DISPUTE.NOT_A_PARTY';
  readonly kind = 'invalid';
  constructor(path: string) {
    const [message, messageZh] = ['This organ is no party of the dispute', '该单位不是本争议的当事方'];
    super(message, messageZh, { violations: [{ path, code: 'DISPUTE.NOT_A_PARTY', message, messageZh }] });
  }
}

/** 未获同意: whoever raised a dispute withdraws it when the others agree. */
export class ConsentMissing extends DomainError {
  readonly code = 'DISPUTE.CONSENT_MISSING';
  readonly kind = 'invalid';
  constructor(number: string, organIds: readonly string[]) {
    super(`The heads of the other parties have not all consented to the withdrawal of dispute ${number}`, `争议 ${number} 的其他当事方主要负责人尚未全部同意撤回`, { params: { number, organIds } });
  }
}

/** 已同意. */
export class ConsentGiven extends DomainError {
  readonly code = 'DISPUTE.CONSENT_GIVEN';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`This party has consented to the withdrawal of dispute ${number} already, or asks for it itself`, `该当事方已同意撤回争议 ${number}，或者即为撤回方`, { params: { number } });
  }
}
