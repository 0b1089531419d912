import { DomainError } from '@yidan/kernel';

/** 不得指定: only in urgent cases, or where delay causes harm that cannot be made good. */
export class NotUrgent extends DomainError {
  readonly code = 'DISPUTE.NOT_URGENT';
  readonly kind = 'invalid';
  constructor(number: string) {
    super(`Dispute ${number} is not urgent: the interim holder is whom the rules name, unless delay would cause irreparable harm`, `争议 ${number} 不属紧急情况：除非延误将造成难以弥补的损害，临时责任单位按规则确定`, { params: { number } });
  }
}

/** 临时责任已解除: what was decided is carried out, and the duty is whose the list says. */
export class InterimOver extends DomainError {
  readonly code = 'DISPUTE.INTERIM_OVER';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`What was decided in dispute ${number} is carried out: nobody holds the duty in the interim any more`, `争议 ${number} 的结论已执行，临时责任已解除`, { params: { number } });
  }
}

/** 不能承担临时责任: the organ or unit is not at work here. */
export class CannotHold extends DomainError {
  readonly code = 'DISPUTE.CANNOT_HOLD';
  readonly kind = 'invalid';
  constructor(path: 'organId' | 'unitId') {
    const [message, messageZh] = path === 'organId' ? ['No organ at work here has this id', '本地没有该机关，或者该机关已撤销'] : ['This is no unit at work of the organ', '该机关没有该内设机构，或者该内设机构已撤销'];
    super(message, messageZh, { violations: [{ path, code: 'DISPUTE.CANNOT_HOLD', message, messageZh }] });
  }
}

/** 无责任单位: an open dispute is never without a holder (R-DSP-1). */
export class NobodyWouldHold extends DomainError {
  readonly code = 'DISPUTE.NOBODY_HOLDS';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Nobody would hold the duty of dispute ${number}: it can neither be released nor withdrawn`, `争议 ${number} 的事项尚无责任单位，不能解除临时责任或者撤回`, { params: { number } });
  }
}
