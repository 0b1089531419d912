import { DomainError } from '@yidan/kernel';

/** 缺少结果或佐证: an order is not submitted without a result and something that shows it. */
export class ResultMissing extends DomainError {
  readonly code = 'DISPATCH.RESULT_REQUIRED';
  readonly kind = 'invalid';
  constructor(missing: readonly ('result' | 'evidence')[]) {
    super('An order is submitted with its result and evidence', '提交办理结果须填写结果并附佐证材料', {
      violations: missing.map((path) => ({ path, code: 'DISPATCH.RESULT_REQUIRED', message: 'required', messageZh: '必填' })),
    });
  }
}

/** 未定责: an interim holder's order is not closed before somebody has said whose the matter is. */
export class MatterUndecided extends DomainError {
  readonly code = 'DISPATCH.MATTER_UNDECIDED';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Order ${number} is held in the interim; decide first which item answers for its matter`, `派件单 ${number} 由临时责任单位办理，请先确定责任事项再办结`, {
      params: { number },
    });
  }
}

/** 未回访不得办结: an order is closed on what its caller said of the result. */
export class CallbackMissing extends DomainError {
  readonly code = 'DISPATCH.CALLBACK_REQUIRED';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Order ${number} has no callback on record; an order is closed on what was answered to it`, `派件单 ${number} 没有回访记录，不能办结`, { params: { number } });
  }
}

/** 未解决不得办结: a matter the caller says is not solved is reopened, or closed with the ground on which it cannot be solved. */
export class Unresolved extends DomainError {
  readonly code = 'DISPATCH.UNRESOLVED';
  readonly kind = 'invalid';
  constructor() {
    super('The callback says it is not solved: reopen the order, or give the ground on which it cannot be solved', '回访显示问题未解决：请重新办理，或说明不能解决的客观原因后办结', {
      violations: [{ path: 'unresolvedGround', code: 'DISPATCH.UNRESOLVED', message: 'required where the matter is not solved', messageZh: '未解决时必填' }],
    });
  }
}

/** 已解决不得重办: only what is not solved is done again. */
export class AlreadyResolved extends DomainError {
  readonly code = 'DISPATCH.ALREADY_RESOLVED';
  readonly kind = 'invalid';
  constructor() {
    super('The callback says it is solved; there is nothing to reopen', '回访显示问题已解决，无需重新办理');
  }
}

/** 承办人不在本科室: the head assigns people of the own unit only. */
export class HandlerOutsideUnit extends DomainError {
  readonly code = 'DISPATCH.HANDLER_OUTSIDE_UNIT';
  readonly kind = 'invalid';
  constructor(personId: string) {
    super(`${personId} does not belong to the unit that holds the order`, '指定的承办人不属于本科室', {
      violations: [{ path: 'handlerPersonId', code: 'DISPATCH.HANDLER_OUTSIDE_UNIT', message: 'not a person of this unit', messageZh: '不是本科室人员' }],
    });
  }
}

/** 视图不可用: the caller's roles do not reach that far. */
export class ViewNotYours extends DomainError {
  readonly code = 'DISPATCH.VIEW_NOT_YOURS';
  readonly kind = 'forbidden';
  constructor(view: string) {
    super(`Your roles do not open the view ${view}`, '您的角色不能使用该视图', { params: { view } });
  }
}
