import { DomainError } from '@yidan/kernel';

const violation = (path: string, code: string, message: string, messageZh: string) => ({ violations: [{ path, code, message, messageZh }] });

/** 推送地址不可用: not https, or not an address out in the open. */
export class TargetRefused extends DomainError {
  readonly code = 'EXCHANGE.TARGET_REFUSED';
  readonly kind = 'invalid';
  constructor(why: string, whyZh: string) {
    super(`Nothing is pushed there: ${why}`, `不能向该地址推送：${whyZh}`, violation('url', 'EXCHANGE.TARGET_REFUSED', why, whyZh));
  }
}

/** 机构、账号须写明: an administrator says for whom; a machine account says nothing, it is its own. */
export class SubscriberUnclear extends DomainError {
  readonly code = 'EXCHANGE.SUBSCRIBER_UNCLEAR';
  readonly kind = 'invalid';
  constructor(path: 'organCode' | 'account', message: string, messageZh: string) {
    super(message, messageZh, violation(path, 'EXCHANGE.SUBSCRIBER_UNCLEAR', message, messageZh));
  }
}

/** 科室不属于该机构. */
export class UnitsUnknown extends DomainError {
  readonly code = 'EXCHANGE.UNIT_UNKNOWN';
  readonly kind = 'invalid';
  constructor(codes: readonly string[]) {
    super(`The organ has no unit ${codes.join(', ')}`, `该机构没有代码为 ${codes.join('、')} 的科室`, violation('units', 'EXCHANGE.UNIT_UNKNOWN', 'no unit of this organ', '不是该机构的科室'));
  }
}

/** 地址已订阅: one subscription for an address of an organ. */
export class AddressSubscribed extends DomainError {
  readonly code = 'EXCHANGE.ADDRESS_SUBSCRIBED';
  readonly kind = 'conflict';
  constructor(subscriptionId: string) {
    super('This address of the organ is subscribed already; its secret is not shown again, rotate it', '该机构的此地址已有订阅；密钥不再显示，可更换密钥', { params: { subscriptionId } });
  }
}

/** 签名密钥过多: wait until an earlier one ends. */
export class TooManySecrets extends DomainError {
  readonly code = 'EXCHANGE.TOO_MANY_SECRETS';
  readonly kind = 'conflict';
  constructor() {
    super('Four secrets are valid at once; wait until one of them ends, or rotate with overlapHours 0', '同时有效的密钥已达四个，请等待旧密钥到期，或以 overlapHours 0 更换');
  }
}

/** 不能重投: only what was given up is re-driven. */
export class NotDead extends DomainError {
  readonly code = 'EXCHANGE.NOT_DEAD';
  readonly kind = 'conflict';
  constructor(state: string) {
    super(`Only a dead letter is re-driven; this one is ${state}`, `只有死信可以重投，该投递当前状态为 ${state}`, { params: { state } });
  }
}

/** 人员不在承办科室: a machine acts for a person who holds a grant as handler or head of the unit that holds the order. */
export class NotOfTheUnit extends DomainError {
  readonly code = 'EXCHANGE.NOT_OF_THE_UNIT';
  readonly kind = 'invalid';
  constructor(path: 'personRef' | 'handlerRef') {
    const [message, messageZh] = ['names nobody who handles for, or heads, the unit that holds the order', '不是承办科室的承办人或负责人'];
    super(`${path} ${message}`, `${path} ${messageZh}`, violation(path, 'EXCHANGE.NOT_OF_THE_UNIT', message, messageZh));
  }
}

/** 回传编号已被占用: the system used this number of this order for another report. */
export class ExternalRefReused extends DomainError {
  readonly code = 'EXCHANGE.EXTERNAL_REF_REUSED';
  readonly kind = 'conflict';
  constructor(externalRef: string) {
    super(`${externalRef} was reported before with another content`, `回传编号 ${externalRef} 已用于内容不同的回传`, { params: { externalRef } });
  }
}

/** 不在办理中: progress is told of what is being worked on. */
export class NotUnderWay extends DomainError {
  readonly code = 'EXCHANGE.NOT_UNDER_WAY';
  readonly kind = 'conflict';
  constructor(number: string, stateZh: string) {
    super(`Order ${number} is not under way; there is no progress to report`, `派件单 ${number} 处于“${stateZh}”，不能回传进展`, { params: { number } });
  }
}
