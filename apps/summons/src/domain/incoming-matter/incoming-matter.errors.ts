import { DomainError } from '@yidan/kernel';

/** 来件编号已被占用: the sender used this number for another matter. */
export class ExternalIdReused extends DomainError {
  readonly code = 'DISPATCH.EXTERNAL_ID_REUSED';
  readonly kind = 'conflict';
  constructor(channel: string, externalId: string, number: string) {
    super(
      `${channel} ${externalId} was sent before with another content; it is matter ${number}`,
      `渠道 ${channel} 的外部编号 ${externalId} 已用于内容不同的来件 ${number}`,
      { params: { channel, externalId, number } },
    );
  }
}

/** 诉求人信息不可存储: without a key personal data is not taken in. */
export class ComplainantNotStorable extends DomainError {
  readonly code = 'DISPATCH.COMPLAINANT_NOT_STORABLE';
  readonly kind = 'invalid';
  constructor() {
    super('No key for personal data is set here; leave the complainant out', '本系统未配置个人信息加密密钥，不能接收诉求人信息', {
      violations: [{ path: 'complainant', code: 'DISPATCH.COMPLAINANT_NOT_STORABLE', message: 'cannot be stored encrypted here', messageZh: '无法加密存储' }],
    });
  }
}

/** 事项未生效: the item named is on no list in force (R-DIS-1). */
export class ItemNotEffective extends DomainError {
  readonly code = 'DISPATCH.ITEM_NOT_EFFECTIVE';
  readonly kind = 'invalid';
  constructor(itemKey: string) {
    super(`No list in force holds the item ${itemKey}`, `现行有效清单中没有事项 ${itemKey}，不能派件`, { params: { itemKey } });
  }
}

/** 事项不可派件: the item is in force but does not answer for this purpose. */
export class ItemNotRoutable extends DomainError {
  readonly code = 'DISPATCH.ITEM_NOT_ROUTABLE';
  readonly kind = 'invalid';
  constructor(itemCode: string, status: string, purpose: string) {
    super(`Item ${itemCode} is ${status} and takes no orders for ${purpose}`, `事项 ${itemCode} 当前状态为 ${status}，不能按此目的派件`, {
      params: { itemCode, status, purpose },
    });
  }
}
