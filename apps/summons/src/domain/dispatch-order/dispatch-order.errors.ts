import { DomainError } from '@yidan/kernel';
import type { Violation } from '@yidan/kernel';

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

/** 不得再退: its return was refused, or the matter came back to an organ that had returned it (R-DIS-3). */
export class ReturnLocked extends DomainError {
  readonly code = 'DISPATCH.RETURN_LOCKED';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Order ${number} stays where it is; ask for a ruling`, `派件单 ${number} 已锁定，不得再次退件，可提请职责争议处理`, { params: { number } });
  }
}

/** 经研究确定不得退回: the holder is the holder by a decision with a number (R-DSP-7). */
export class ReturnForbidden extends DomainError {
  readonly code = 'DISPATCH.RETURN_FORBIDDEN';
  readonly kind = 'conflict';
  constructor(number: string, decisionDocument: string) {
    super(`Order ${number} stands by ${decisionDocument} and goes back to nobody`, `派件单 ${number} 已由 ${decisionDocument} 明确责任，不得退件或再提争议`, { params: { number, decisionDocument } });
  }
}

/** 争议案件未结: what the case ends in is carried out by itself; nothing is entered by hand beside it. */
export class DisputeOpen extends DomainError {
  readonly code = 'DISPATCH.DISPUTE_OPEN';
  readonly kind = 'conflict';
  constructor(disputeCaseNumber: string) {
    super(`Dispute case ${disputeCaseNumber} is open; what it ends in is carried out by itself`, `职责争议案件 ${disputeCaseNumber} 尚未办结，定责结果生效后自动续办或改派，不得人工定责`, { params: { disputeCaseNumber } });
  }
}

/** 协办件不单独办理: a copy is signed for; it is neither handled nor returned nor suspended on its own (domain 19 A12). */
export class CopyOnly extends DomainError {
  readonly code = 'DISPATCH.COPY_ONLY';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Order ${number} is a copy for a unit that assists; whoever leads handles it`, `派件单 ${number} 为协办件，由牵头单位办理，协办单位签收即可`, { params: { number } });
  }
}

/** 仅牵头件可并件或引导: whoever handles beside the leader does not end the matter for all. */
export class NotForHandlers extends DomainError {
  readonly code = 'DISPATCH.LEAD_ONLY';
  readonly kind = 'invalid';
  constructor(number: string) {
    super(`Order ${number} does not lead its matter: name another item, or refer or merge the matter itself`, `派件单 ${number} 不是牵头件：请改派事项，或对来件本身并件、引导`, { params: { number } });
  }
}

/** 计划日期已过: what is suspended is planned for a day to come. */
export class PlanInThePast extends DomainError {
  readonly code = 'DISPATCH.PLAN_IN_THE_PAST';
  readonly kind = 'invalid';
  constructor() {
    super('The plan names a day to come', '挂账计划完成日期须在今日之后', {
      violations: [{ path: 'plannedFor', code: 'DISPATCH.PLAN_IN_THE_PAST', message: 'a day to come', messageZh: '须在今日之后' }],
    });
  }
}

/** 退件去向不成立: the proposed item is in force and held by the organ named, and by another unit than the one that returns. */
export class ProposalUnfounded extends DomainError {
  readonly code = 'DISPATCH.PROPOSAL_UNFOUNDED';
  readonly kind = 'invalid';
  constructor(path: 'proposedItemKey' | 'proposedOrganId', message: string, messageZh: string) {
    super(message, messageZh, { violations: [{ path, code: 'DISPATCH.PROPOSAL_UNFOUNDED', message, messageZh }] });
  }
}

/** 改派给原单位: what is sent elsewhere goes to another unit. */
export class SameHolder extends DomainError {
  readonly code = 'DISPATCH.SAME_HOLDER';
  readonly kind = 'invalid';
  constructor(itemCode: string) {
    super(`Item ${itemCode} is held by the unit that has the order`, `事项 ${itemCode} 正由该单位承担，不能作为改派去向`, {
      violations: [{ path: 'itemKey', code: 'DISPATCH.SAME_HOLDER', message: 'held by the same unit', messageZh: '承担单位相同' }],
    });
  }
}

/** 退件仅限一次: this organ has returned this matter before. */
export class ReturnUsedUp extends DomainError {
  readonly code = 'DISPATCH.RETURN_USED_UP';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`The organ has returned the matter of order ${number} once; a second time needs a ruling`, `本机关已就派件单 ${number} 的来件退件一次，再次退件须提请职责争议处理`, { params: { number } });
  }
}

/** 退件逾期: returns are asked for within their window. */
export class ReturnTooLate extends DomainError {
  readonly code = 'DISPATCH.RETURN_LATE';
  readonly kind = 'conflict';
  constructor(number: string, until: Date) {
    super(`Order ${number} could be returned until ${until.toISOString()}`, `派件单 ${number} 的退件期限已过`, { params: { number, until: until.toISOString() } });
  }
}

/** 退件须说明去向: who says it is not theirs says whose it is. */
export class ProposedHolderMissing extends DomainError {
  readonly code = 'DISPATCH.PROPOSED_HOLDER_REQUIRED';
  readonly kind = 'invalid';
  constructor() {
    super('A return names the organ and item that answer instead', '退件须写明认为应由哪个单位、哪一事项负责', {
      violations: [{ path: 'proposedItemKey', code: 'DISPATCH.PROPOSED_HOLDER_REQUIRED', message: 'required for this reason', messageZh: '该退件理由下必填' }],
    });
  }
}

/** 未经退件不得提请: an organ asks for a ruling after its return was refused, or while it waits for the answer. */
export class DisputeTooEarly extends DomainError {
  readonly code = 'DISPATCH.DISPUTE_TOO_EARLY';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Order ${number} can still be returned; a ruling is asked for afterwards`, `派件单 ${number} 应先申请退件，退件未获同意的再提请职责争议处理`, { params: { number } });
  }
}

/** 延期待审: one extension is asked for at a time. */
export class ExtensionWaits extends DomainError {
  readonly code = 'DEADLINE.EXTENSION_WAITS';
  readonly kind = 'conflict';
  constructor() {
    super('An extension was asked for already and waits for its answer', '已有待审核的延期申请');
  }
}

/** 无延期申请: there is nothing to answer. */
export class ExtensionNotAsked extends DomainError {
  readonly code = 'DEADLINE.EXTENSION_NOT_ASKED';
  readonly kind = 'conflict';
  constructor() {
    super('No extension waits for an answer', '没有待审核的延期申请');
  }
}

/** 计时未在运行或未中止: a clock is paused while it runs, and goes on where it was paused. */
export class ClockNotSo extends DomainError {
  readonly code = 'DISPATCH.CLOCK_NOT_SO';
  readonly kind = 'conflict';
  constructor(wanted: 'RUNNING' | 'PAUSED') {
    super(`The clock is not ${wanted.toLowerCase()}`, wanted === 'RUNNING' ? '办理计时未在运行，不能中止' : '办理计时未中止，无需恢复');
  }
}

/** 主办未办结: who leads closes after those who handle (domain 19 A12). */
export class HandlersOpen extends DomainError {
  readonly code = 'DISPATCH.HANDLERS_OPEN';
  readonly kind = 'conflict';
  constructor(open: number) {
    super(`${open} orders of units that handle the matter are still open`, `尚有 ${open} 件主办派件单未办结，牵头单位不能办结`, { params: { open } });
  }
}

/** 非牵头件: what several organs did together is written down with the order that leads. */
export class NotLeading extends DomainError {
  readonly code = 'DISPATCH.JOINT_ACT_LEAD_ONLY';
  readonly kind = 'conflict';
  constructor(number: string) {
    super(`Order ${number} does not lead its matter: a joint act is recorded by the unit that leads`, `派件单 ${number} 不是牵头件，联合执法由牵头单位登记`, { params: { number } });
  }
}

/** 联合执法登记有误: when it was, which organs took part, and their certificates; everything that is wrong at once. */
export class JointActUnfounded extends DomainError {
  readonly code = 'DISPATCH.JOINT_ACT';
  readonly kind = 'invalid';
  constructor(violations: readonly Violation[]) {
    super('The joint act cannot be recorded as it is given', '联合执法登记内容有误', { violations });
  }
}

/** 未配置密钥不得登记执法人员: without a key the names of people are not taken. */
export class EnforcersNotStorable extends DomainError {
  readonly code = 'DISPATCH.ENFORCERS_NOT_STORABLE';
  readonly kind = 'invalid';
  constructor() {
    super('No key for personal data is set here; names of people cannot be taken', '本系统未配置个人信息加密密钥，不能登记执法人员姓名', {
      violations: [{ path: 'people', code: 'DISPATCH.ENFORCERS_NOT_STORABLE', message: 'cannot be stored encrypted here', messageZh: '无法加密存储' }],
    });
  }
}
