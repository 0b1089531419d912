import { DomainError, type Violation } from '@yidan/kernel';

/** 生效日期在将来: a list loaded from paper is in force today or was in the past. */
export class EffectiveInFuture extends DomainError {
  readonly code = 'REGISTRY.VERSION.EFFECTIVE_IN_FUTURE';
  readonly kind = 'invalid';
  constructor(effectiveFrom: string, today: string) {
    super(`An approved list is loaded from the day it is in force; ${effectiveFrom} is after ${today}`, `已审定清单的生效日期不得晚于今日（${today}），所填为 ${effectiveFrom}`, {
      params: { effectiveFrom, today },
      violations: [{ path: 'effectiveFrom', code: 'REGISTRY.VERSION.EFFECTIVE_IN_FUTURE', message: 'Today or earlier', messageZh: '应为今日或更早的日期' }],
    });
  }
}

/** 审定晚于生效: nothing comes into force before it was approved. */
export class ApprovedAfterEffective extends DomainError {
  readonly code = 'REGISTRY.VERSION.APPROVED_AFTER_EFFECTIVE';
  readonly kind = 'invalid';
  constructor(approvedOn: string, effectiveFrom: string) {
    super(`Approved on ${approvedOn}, it cannot be in force from ${effectiveFrom}`, `审定日期 ${approvedOn} 晚于生效日期 ${effectiveFrom}`, {
      params: { approvedOn, effectiveFrom },
      violations: [{ path: 'approvedOn', code: 'REGISTRY.VERSION.APPROVED_AFTER_EFFECTIVE', message: 'Not after effectiveFrom', messageZh: '不得晚于生效日期' }],
    });
  }
}

/** 生效期重叠: another version of this organ's list begins on the same day. */
export class PeriodTaken extends DomainError {
  readonly code = 'REGISTRY.VERSION.PERIOD_TAKEN';
  readonly kind = 'conflict';
  constructor(label: string, effectiveFrom: string) {
    super(`${label} already begins on ${effectiveFrom}`, `版本 ${label} 已自 ${effectiveFrom} 起生效，生效期不得重叠`, { params: { label, effectiveFrom } });
  }
}

/** 机关已撤销: an abolished organ holds no effective item (R-ORG-1); its history may still be loaded. */
export class OrganNotActive extends DomainError {
  readonly code = 'REGISTRY.LIST.ORGAN_NOT_ACTIVE';
  readonly kind = 'conflict';
  constructor(organCode: string, status: string) {
    super(`${organCode} is ${status} and cannot hold an effective list`, `机关 ${organCode} 状态为 ${status}，不能持有生效清单`, { params: { organCode, status } });
  }
}

/** 清单形制不符: items without a name, a level or a lead unit cannot enter a list, however it was approved. */
export class ItemsRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(`${violations.length} items do not have the shape of a duty list`, `有 ${violations.length} 处不符合清单的基本形制`, { violations: violations.slice(0, 200) });
    this.code = violations[0].code;
  }
}

/** 编码用尽: a list has more functions or items than its codes can number. */
export class CodesExhausted extends DomainError {
  readonly code = 'REGISTRY.ITEM.CODES_EXHAUSTED';
  readonly kind = 'invalid';
  constructor(what: 'level 1' | 'level 2' | 'level 3') {
    super(`There are more entries on ${what} than its code can number`, `${{ 'level 1': '主要职能', 'level 2': '专项职能', 'level 3': '职能事项' }[what]}数量超出编码容量`, { params: { what } });
  }
}
