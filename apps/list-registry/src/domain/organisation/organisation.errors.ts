import { DomainError, organKindZh, roleZh, type OrganKind, type Role, type Violation } from '@yidan/kernel';

/** 租户已登记: the region code belongs to a tenant that was registered in other words. */
export class TenantTaken extends DomainError {
  readonly code = 'ORG.TENANT_TAKEN';
  readonly kind = 'conflict';
  constructor(tenantId: string) {
    super(`${tenantId} is registered already, with other particulars`, `租户 ${tenantId} 已登记，且登记内容不同`, { params: { tenantId } });
  }
}

/** 所属市未登记: a district joins a city that is here already; a city is its own. */
export class CityUnknown extends DomainError {
  readonly code = 'ORG.CITY_UNKNOWN';
  readonly kind = 'invalid';
  constructor(cityTenantId: string) {
    super(`${cityTenantId} is no registered city`, `${cityTenantId} 不是已登记的设区的市`, {
      violations: [at('cityTenantId', 'ORG.CITY_UNKNOWN', 'A city names itself; a district names a registered city', '市级租户应填自身代码，区县应填已登记的市')],
    });
  }
}

/** 代码重复: another organ of the tenant, or another unit of the organ, has this code. */
export class CodeTaken extends DomainError {
  readonly code = 'ORG.CODE_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('This code is taken', '该代码已被使用', { violations: [at('code', 'ORG.CODE_TAKEN', 'Codes are unique, also after an organ is abolished', '代码不得重复，已撤销机构的代码也不再使用')] });
  }
}

/** 名称重复: an organ or unit that is not abolished has this name. */
export class NameTaken extends DomainError {
  readonly code = 'ORG.NAME_TAKEN';
  readonly kind = 'conflict';
  constructor(path: 'name' | 'shortName' = 'name') {
    super('This name is in use', '该名称已被使用', { violations: [at(path, 'ORG.NAME_TAKEN', 'Names and short names are unique while the body exists', '存续机构的名称、简称不得重复')] });
  }
}

/** 信用代码有误: the check character of GB 32100 does not fit. */
export class CreditCodeInvalid extends DomainError {
  readonly code = 'ORG.CREDIT_CODE_INVALID';
  readonly kind = 'invalid';
  constructor() {
    super('This is no unified social credit code', '统一社会信用代码有误', {
      violations: [at('unifiedSocialCreditCode', 'ORG.CREDIT_CODE_INVALID', '18 characters of GB 32100 whose check character fits', '应为 18 位且校验码正确（GB 32100）')],
    });
  }
}

/** 信用代码重复. */
export class CreditCodeTaken extends DomainError {
  readonly code = 'ORG.CREDIT_CODE_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('Another organ has this unified social credit code', '该统一社会信用代码已登记在其他机构名下');
  }
}

/** 每地区仅设一个: a tenant has one 编办, one 编委 and one 司法局. */
export class KindTaken extends DomainError {
  readonly code = 'ORG.ONE_PER_TENANT';
  readonly kind = 'conflict';
  constructor(kind: OrganKind) {
    super(`There is one ${kind} in a tenant, and it exists`, `每个地区只设一个${organKindZh[kind]}，且已设立`, { params: { kind } });
  }
}

/** 机构不存在: a code names no organ of this tenant. */
export class OrganUnknown extends DomainError {
  readonly code = 'ORG.ORGAN_UNKNOWN';
  readonly kind = 'invalid';
  constructor(path: string, code: string) {
    super(`${code} is no organ here`, `未找到代码为 ${code} 的机构`, { violations: [at(path, 'ORG.ORGAN_UNKNOWN', `There is no organ ${code}`, `没有代码为 ${code} 的机构`)] });
  }
}

/** 内设机构不存在: a code names no unit of this organ. */
export class UnitUnknown extends DomainError {
  readonly code = 'ORG.UNIT_UNKNOWN';
  readonly kind = 'invalid';
  constructor(code: string) {
    super(`${code} is no unit of this organ`, `该机构没有代码为 ${code} 的内设机构`, { violations: [at('unitCode', 'ORG.UNIT_UNKNOWN', `There is no unit ${code}`, `没有代码为 ${code} 的内设机构`)] });
  }
}

/** 机构登记有误: what an organ's own particulars say about each other does not fit. */
export class OrganInvalid extends DomainError {
  readonly code = 'ORG.ORGAN_INVALID';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super(violations.map(({ message }) => message).join('; '), violations.map(({ messageZh }) => messageZh).join('；'), { violations });
  }
}

/** 挂牌机构不得实体化 (R-ORG-4): a nameplate owns neither units nor staff. */
export class NameplateOwnsNothing extends DomainError {
  readonly code = 'ORG.NAMEPLATE_OWNS_NOTHING';
  readonly kind = 'invalid';
  constructor() {
    super('A nameplate organ has neither units nor staff', '挂牌机构不得设内设机构、不得核定或配备人员');
  }
}

/** 机构已撤销: nothing can be set up in an organ that no longer exists. */
export class OrganAbolished extends DomainError {
  readonly code = 'ORG.ORGAN_ABOLISHED';
  readonly kind = 'conflict';
  constructor(code: string) {
    super(`${code} is abolished`, `机构 ${code} 已撤销`);
  }
}

/** 账号已登记: one subject belongs to one person. */
export class SubjectTaken extends DomainError {
  readonly code = 'ORG.SUBJECT_TAKEN';
  readonly kind = 'conflict';
  constructor() {
    super('This subject belongs to somebody already', '该账号已登记');
  }
}

/** 角色不可授予: the role is not for this account, this organ or this tenant. */
export class RoleNotGrantable extends DomainError {
  readonly code = 'ORG.ROLE_NOT_GRANTABLE';
  readonly kind = 'invalid';
  constructor(role: Role, why: string, whyZh: string) {
    super(`${role} cannot be given: ${why}`, `不能授予“${roleZh[role]}”：${whyZh}`, { params: { role } });
  }
}

/** 已有此授权. */
export class GrantExists extends DomainError {
  readonly code = 'ORG.GRANT_EXISTS';
  readonly kind = 'conflict';
  constructor() {
    super('The person holds this role there already', '该人员在该机构已有此角色');
  }
}

/** 对接范围有误: a machine account lists what it may do, a person never does. */
export class ScopesUnfit extends DomainError {
  readonly code = 'ORG.SCOPES_UNFIT';
  readonly kind = 'invalid';
  constructor(isMachine: boolean) {
    const [message, messageZh] = isMachine
      ? ['A machine account names the scopes it needs, at least one', '系统对接账号须列明授权范围，至少一项']
      : ['Only an integration client has scopes', '只有系统对接账号列明授权范围'];
    super(message, messageZh, { violations: [at('scopes', 'ORG.SCOPES_UNFIT', message, messageZh)] });
  }
}

/** 借调登记有误. */
export class SecondmentUnfit extends DomainError {
  readonly code = 'ORG.SECONDMENT_UNFIT';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super(violations.map(({ message }) => message).join('; '), violations.map(({ messageZh }) => messageZh).join('；'), { violations });
  }
}

/** 已在借调: one secondment at a time. */
export class SecondedAlready extends DomainError {
  readonly code = 'ORG.SECONDED_ALREADY';
  readonly kind = 'conflict';
  constructor() {
    super('The person has a secondment that is not over; end it first', '该人员的借调尚未结束，请先结束借调');
  }
}

/** 未在借调. */
export class NotSeconded extends DomainError {
  readonly code = 'ORG.NOT_SECONDED';
  readonly kind = 'conflict';
  constructor() {
    super('The person has no secondment that could be ended', '该人员没有可以结束的借调');
  }
}

/** 已离职: nothing more is given to who left. */
export class HasLeft extends DomainError {
  readonly code = 'ORG.HAS_LEFT';
  readonly kind = 'conflict';
  constructor() {
    super('The person has left and gets no rights; whoever comes back is registered anew', '该人员已离职，不再授权；重新任用须重新登记');
  }
}

/** 离职日期有误: leaving ends rights at once, so it is entered on the day or afterwards. */
export class LeavesInFuture extends DomainError {
  readonly code = 'ORG.LEAVES_IN_FUTURE';
  readonly kind = 'invalid';
  constructor() {
    super('Leaving ends all rights at once; enter it on the day', '离职登记后授权立即终止，请在离职当日或之后登记', {
      violations: [at('on', 'ORG.LEAVES_IN_FUTURE', 'Not a day to come', '离职日期不得晚于今天')],
    });
  }
}

/** 岗位不存在: no post of this unit that is in use. */
export class PostUnknown extends DomainError {
  readonly code = 'ORG.POST_UNKNOWN';
  readonly kind = 'invalid';
  constructor() {
    super('This is no post of the unit', '该内设机构没有此岗位', { violations: [at('postId', 'ORG.POST_UNKNOWN', 'The post belongs to the unit and is in use', '岗位须属于该内设机构且在用')] });
  }
}

/** 岗位在任: somebody holds the post. */
export class PostHeld extends DomainError {
  readonly code = 'ORG.POST_HELD';
  readonly kind = 'conflict';
  constructor(holders: number) {
    super(`${holders} hold this post; move them first`, `该岗位尚有 ${holders} 人在任，请先调整`, { params: { holders } });
  }
}

/** 事项不在清单: a post bears items that its unit leads or assists in. */
export class PostItemsUnknown extends DomainError {
  readonly code = 'ORG.POST_ITEMS_UNKNOWN';
  readonly kind = 'invalid';
  constructor(keys: readonly string[]) {
    super(`${keys.length} items are not the unit's in the list in force`, `${keys.length} 个事项不属于该内设机构现行清单`, {
      violations: keys.map((key) => at('dutyItemKeys', 'ORG.POST_ITEMS_UNKNOWN', `${key} is no item of the unit`, `${key} 不是该内设机构的事项`)),
    });
  }
}

/** 最后一名管理员: a tenant without an administrator could not be put right again. */
export class LastAdministrator extends DomainError {
  readonly code = 'ORG.LAST_ADMIN';
  readonly kind = 'conflict';
  constructor() {
    super('This is the last administrator of the tenant; name another one first', '这是本租户最后一名管理员，请先授权其他管理员');
  }
}

/** 姓名无法加密: without a key names would lie open in the database, so they are not taken. */
export class NameUnprotected extends DomainError {
  readonly code = 'ORG.NAME_KEY_MISSING';
  readonly kind = 'invalid';
  constructor() {
    super('Names are kept encrypted; the service was started without a field key', '姓名须加密保存；服务未配置字段加密密钥，不能登记人员');
  }
}

/** One violation of a request. */
export function at(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code, message, messageZh };
}
