import { DomainError } from '@yidan/kernel';

/** 跨区事项由市级牵头: a district opens none of its matters to others. */
export class CityLeadsCases extends DomainError {
  readonly code = 'DISPATCH.CITY_ONLY';
  readonly kind = 'forbidden';
  constructor() {
    super('A matter of several districts belongs to the city; send it there', '跨区事项由市级受理和组织，请报市级办理');
  }
}

/** 不宜跨区共享: a restricted or secret matter names the people who may know of it; organs of districts do not. */
export class NotForDistricts extends DomainError {
  readonly code = 'DISPATCH.NOT_FOR_DISTRICTS';
  readonly kind = 'invalid';
  constructor(number: string) {
    super(`Matter ${number} is restricted and is not opened to districts`, `来件 ${number} 限制知悉范围，不能设为跨区事项`, { params: { number } });
  }
}

/** 机构不存在: the code names no organ in a district of this city; a foreign city's organ sounds the same. */
export class NoSuchOrgan extends DomainError {
  readonly code = 'DISPATCH.NO_SUCH_ORGAN';
  readonly kind = 'invalid';
  constructor(district: string, code: string) {
    super(`No district ${district} of this city has an organ ${code}`, `本市 ${district} 没有代码为 ${code} 的机构`, {
      violations: [{ path: 'organCode', code: 'DISPATCH.NO_SUCH_ORGAN', message: 'no organ of a district of this city', messageZh: '不是本市区县的机构' }],
    });
  }
}

/** 科室不存在. */
export class NoSuchUnit extends DomainError {
  readonly code = 'DISPATCH.NO_SUCH_UNIT';
  readonly kind = 'invalid';
  constructor(organ: string, code: string) {
    super(`${organ} has no unit ${code}`, `${organ}没有代码为 ${code} 的科室`, {
      violations: [{ path: 'unit', code: 'DISPATCH.NO_SUCH_UNIT', message: 'no unit of this organ', messageZh: '不是该机构的科室' }],
    });
  }
}

/** 机构不在运行: only an active organ can be asked. */
export class OrganNotActive extends DomainError {
  readonly code = 'DISPATCH.ORGAN_NOT_ACTIVE';
  readonly kind = 'invalid';
  constructor(organ: string, status: string) {
    super(`${organ} is ${status} and cannot take part`, `${organ}当前状态为 ${status}，不能作为参与方`, { params: { status } });
  }
}

/** 反馈期限已过. */
export class DueInThePast extends DomainError {
  readonly code = 'DISPATCH.DUE_IN_PAST';
  readonly kind = 'invalid';
  constructor() {
    super('The reply cannot be due before now', '反馈期限不得早于当前时间', {
      violations: [{ path: 'dueAt', code: 'DISPATCH.DUE_IN_PAST', message: 'must be later than now', messageZh: '应晚于当前时间' }],
    });
  }
}

/** 已是参与方. */
export class AlreadyParticipant extends DomainError {
  readonly code = 'DISPATCH.ALREADY_PARTICIPANT';
  readonly kind = 'conflict';
  constructor(organ: string) {
    super(`${organ} takes part in this matter already`, `${organ}已是本事项的参与方`);
  }
}

/** 牵头单位只能有一个 (R-DIS-2). */
export class LeadTaken extends DomainError {
  readonly code = 'DISPATCH.LEAD_TAKEN';
  readonly kind = 'conflict';
  constructor(organ: string) {
    super(`${organ} leads this matter; one participant leads at a time`, `本事项已由${organ}牵头，同一时间只能有一个牵头单位`);
  }
}

/** 事项已办结: nothing is added to a case that is over. */
export class CaseClosed extends DomainError {
  readonly code = 'DISPATCH.CASE_CLOSED';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Matter ${number} is closed`, `来件 ${number} 已办结`, { params: { number } });
  }
}

/** 参与方未全部确认: the matter is closed when all who handle it have confirmed, or for a stated reason. */
export class ParticipantsUnconfirmed extends DomainError {
  readonly code = 'DISPATCH.PARTICIPANTS_UNCONFIRMED';
  readonly kind = 'invalid';
  constructor(organs: readonly string[]) {
    super(
      `Not confirmed by ${organs.length > 0 ? organs.join(', ') : 'anybody'}; wait for it, or state why the matter is closed without it`,
      `${organs.length > 0 ? `${organs.join('、')}尚未确认反馈` : '没有牵头或主办单位确认反馈'}；请等待确认，或说明办结理由`,
      { violations: [{ path: 'reason', code: 'DISPATCH.PARTICIPANTS_UNCONFIRMED', message: 'required where a participant has not confirmed', messageZh: '参与方未确认时必填' }] },
    );
  }
}

/** 尚有派件单未办结. */
export class OrdersOpen extends DomainError {
  readonly code = 'DISPATCH.ORDERS_OPEN';
  readonly kind = 'conflict';
  constructor(number: string, open: number) {
    super(`Matter ${number} has ${open} open orders; close them first`, `来件 ${number} 尚有 ${open} 件派件单未办结，请先办结`, { params: { number, open } });
  }
}
