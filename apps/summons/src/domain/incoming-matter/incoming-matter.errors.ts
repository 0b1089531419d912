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

/** 不在镇街清单: a department's matter is not pushed onto a township; it goes there by an item of the township's own list (R-DIS-4). */
export class NotInTownList extends DomainError {
  readonly code = 'DISPATCH.NOT_IN_TOWN_LIST';
  readonly kind = 'invalid';
  constructor(path: string, organ: string, item: string) {
    super(`${item} is not on the list of ${organ}`, `事项“${item}”不在${organ}的职责清单内，不得派给镇街`, {
      params: { organ, item },
      violations: [{ path, code: 'DISPATCH.NOT_IN_TOWN_LIST', message: 'not on the township’s own list', messageZh: '不在该镇街职责清单内' }],
    });
  }
}

/** 参与单位不明: whoever is to take part is a unit or organ of this tenant, or the holder of an item in force. */
export class ParticipantUnknown extends DomainError {
  readonly code = 'DISPATCH.PARTICIPANT_UNKNOWN';
  readonly kind = 'invalid';
  constructor(path: string, id: string) {
    super(`${id} is no item in force, no unit and no organ with units`, `${id} 不是现行清单事项，也不是本地区在用的单位或科室`, {
      violations: [{ path, code: 'DISPATCH.PARTICIPANT_UNKNOWN', message: 'unknown', messageZh: '不存在' }],
    });
  }
}

/** 相关单位不明: whom an operator names as concerned is an organ of this tenant. */
export class PartiesUnknown extends DomainError {
  readonly code = 'DISPATCH.PARTY_UNKNOWN';
  readonly kind = 'invalid';
  constructor(unknown: readonly { path: string; id: string }[]) {
    super('Who is concerned is named by organs of this tenant', '相关单位须为本地区在用的单位', {
      violations: unknown.map(({ path, id }) => ({ path, code: 'DISPATCH.PARTY_UNKNOWN', message: `${id} is no active organ here`, messageZh: '不是本地区在用的单位' })),
    });
  }
}

/** 并入对象不当: a matter is merged into another one that is on its way or was answered itself. */
export class NoMergeTarget extends DomainError {
  readonly code = 'DISPATCH.NO_MERGE_TARGET';
  readonly kind = 'invalid';
  constructor(path: string) {
    super('A matter is merged into another matter that was dispatched itself', '只能并入另一件已派件（或已办结）的来件', {
      violations: [{ path, code: 'DISPATCH.NO_MERGE_TARGET', message: 'another matter that was dispatched', messageZh: '须为另一件已派件的来件' }],
    });
  }
}

/** 跨区事项不单方了结: what organs of districts work on is concluded by the city. */
export class SharedByDistricts extends DomainError {
  readonly code = 'DISPATCH.SHARED_BY_DISTRICTS';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Districts take part in ${number}; conclude it instead`, `来件 ${number} 有区县参与，请按跨区办结处理`, { params: { number } });
  }
}
