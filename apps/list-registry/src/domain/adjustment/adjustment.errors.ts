import type { AdjustmentTrigger } from '@yidan/contracts';
import { DomainError, type Violation } from '@yidan/kernel';
import { triggerZh } from './adjustment-words.ts';

/** 受影响事项有误. */
export class AffectedItemsInvalid extends DomainError {
  readonly code = 'REGISTRY.ADJUST.ITEMS_INVALID';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super('The items that shall be adjusted are not named as they must be', '受影响事项填写有误', { violations });
  }
}

/** 不得以此情形提请: an organ asks in its own name, a machine for what other procedures found. */
export class TriggerNotYours extends DomainError {
  readonly code = 'REGISTRY.ADJUST.TRIGGER_NOT_YOURS';
  readonly kind = 'forbidden';
  constructor(trigger: AdjustmentTrigger) {
    super(`You may not open a case for ${trigger}`, `您不能以“${triggerZh[trigger]}”为由提请调整`, { params: { trigger } });
  }
}

/** 部门先行起草: the office drafts once the organ's time is over, or where a ruling orders the change. */
export class OrganDraftsFirst extends DomainError {
  readonly code = 'REGISTRY.ADJUST.ORGAN_FIRST';
  readonly kind = 'conflict';
  constructor() {
    super('The organ has still time to draft; the establishment office drafts when it is over', '部门起草期限未满，期满后方可由编办代拟');
  }
}

/** 不能并案起草: cases that one draft answers are of one organ and wait for it. */
export class CasesNotTogether extends DomainError {
  readonly code = 'REGISTRY.ADJUST.NOT_TOGETHER';
  readonly kind = 'invalid';
  constructor(caseId: string) {
    super('Cases that one draft answers belong to one organ', '并案起草的调整须属于同一机关', { params: { caseId } });
  }
}

/** 没有现行清单: what is not there cannot be adjusted. */
export class NothingToAdjust extends DomainError {
  readonly code = 'REGISTRY.ADJUST.NO_LIST';
  readonly kind = 'conflict';
  constructor(organCode: string) {
    super(`${organCode} has no list in force that could be adjusted`, `机关 ${organCode} 没有现行有效的清单，不能调整`, { params: { organCode } });
  }
}
