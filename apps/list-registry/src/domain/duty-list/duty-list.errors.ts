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

/** 内容已审定: the content of a version is fixed from its approval on. */
export class VersionImmutable extends DomainError {
  readonly code = 'REGISTRY.VERSION.IMMUTABLE';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} was approved: its content is no longer changed; begin a new version`, `版本 ${label} 已审定，内容不得再改，请起草新版本`, { params: { label } });
  }
}

/** 已有在编版本: a list has one open draft, and beside it one in the expedited lane. */
export class DraftOpen extends DomainError {
  readonly code = 'REGISTRY.VERSION.DRAFT_OPEN';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} is still open; a list has one open draft, and beside it one in the expedited lane`, `版本 ${label} 尚未办结：一个机关只能有一个在编版本，另可有一个加快通道版本`, { params: { label } });
  }
}

/** 调整须有依据: an adjustment answers at least one adjustment case. */
export class AdjustmentCaseRequired extends DomainError {
  readonly code = 'REGISTRY.VERSION.ADJUSTMENT_CASE_REQUIRED';
  readonly kind = 'invalid';
  constructor() {
    super('An adjustment names the adjustment cases it answers', '动态调整须注明所依据的调整事项', {
      violations: [{ path: 'adjustmentCaseIds', code: 'REGISTRY.VERSION.ADJUSTMENT_CASE_REQUIRED', message: 'At least one', messageZh: '至少填写一个' }],
    });
  }
}

/** 报送材料不齐. */
export class SubmissionIncomplete extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
    this.code = violations[0].code;
  }
}

/** 轮次已满: after three rounds the commission decides. */
export class RoundsExhausted extends DomainError {
  readonly code = 'REGISTRY.VERSION.ROUNDS_EXHAUSTED';
  readonly kind = 'conflict';
  constructor(rounds: number) {
    super(`The version was returned ${rounds} times; the commission decides now`, `该版本已退回 ${rounds} 轮，应提请编委研究决定`, { params: { rounds } });
  }
}

/** 缺少审查意见: a step of the review stands on a stored opinion of this round. */
export class ReviewMissing extends DomainError {
  readonly code = 'REGISTRY.REVIEW.OPINION_MISSING';
  readonly kind = 'conflict';
  constructor(what: string, whatZh: string) {
    super(what, whatZh);
  }
}

/** 缺少审议记录: an approval stands on a meeting with a quorum, votes and signed minutes. */
export class DeliberationMissing extends DomainError {
  readonly code: string;
  readonly kind = 'conflict';
  constructor(code: 'REGISTRY.DELIBERATION.MISSING' | 'REGISTRY.DELIBERATION.NO_QUORUM' | 'REGISTRY.DELIBERATION.NOT_CARRIED' | 'REGISTRY.DELIBERATION.MINUTES_MISSING', message: string, messageZh: string, params: Record<string, unknown> = {}) {
    super(message, messageZh, { params });
    this.code = code;
  }
}

/** 不限于要素变更: only a change of elements passes without the commission. */
export class NotElementChange extends DomainError {
  readonly code = 'REGISTRY.VERSION.NOT_ELEMENT_CHANGE';
  readonly kind = 'conflict';
  constructor(changes: { added: number; cancelled: number; transferred: number }) {
    super(
      `The version adds ${changes.added}, cancels ${changes.cancelled} and moves ${changes.transferred} items: the commission decides`,
      `该版本增加 ${changes.added} 项、取消 ${changes.cancelled} 项、划转 ${changes.transferred} 项，不属于变更要素，应报编委审定`,
      { params: { ...changes } },
    );
  }
}

/** 生效日期已过: a version comes into force today or later; only the expedited lane from the day of its approval. */
export class EffectiveInPast extends DomainError {
  readonly code = 'REGISTRY.VERSION.EFFECTIVE_IN_PAST';
  readonly kind = 'invalid';
  constructor(effectiveFrom: string, today: string) {
    super(`${effectiveFrom} is past; a version comes into force on ${today} or later`, `生效日期 ${effectiveFrom} 已过，应不早于 ${today}`, {
      params: { effectiveFrom, today },
      violations: [{ path: 'effectiveFrom', code: 'REGISTRY.VERSION.EFFECTIVE_IN_PAST', message: 'Today or later', messageZh: '应为今日或以后' }],
    });
  }
}

/** 异议未答复: a publicity closes when every objection has been answered. */
export class ObjectionsOpen extends DomainError {
  readonly code = 'REGISTRY.PUBLICITY.OBJECTIONS_OPEN';
  readonly kind = 'conflict';
  constructor(open: number) {
    super(`${open} objections are not answered`, `尚有 ${open} 条异议未答复`, { params: { open } });
  }
}

/** 基准版本已变: another version came into force since this one was begun; approving it would undo that one without a word. */
export class BaseOutdated extends DomainError {
  readonly code = 'REGISTRY.VERSION.REBASE_REQUIRED';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`Another version came into force after ${label} was begun: its changes have to be taken over first`, `版本 ${label} 起草后已有其他版本生效，须先合并其变更`, { params: { label } });
  }
}

/** 另有已审定版本: it comes into force first; what is approved beside it would be undone by it. */
export class OtherVersionApproved extends DomainError {
  readonly code = 'REGISTRY.VERSION.OTHER_APPROVED';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} is approved and not yet in force; this version is approved after it`, `版本 ${label} 已审定尚未生效，待其生效后再审定本版本`, { params: { label } });
  }
}

/** 事项名称重复: another item of the organ bears the name, as names are compared (03 §3.1.5). */
export class ItemNameDuplicate extends DomainError {
  readonly code = 'REGISTRY.ITEM.NAME_DUPLICATE';
  readonly kind = 'conflict';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
  }
}

/** 未知事项: an identity that no item of the tenant has. */
export class DraftItemUnknown extends DomainError {
  readonly code = 'REGISTRY.ITEM.UNKNOWN';
  readonly kind = 'invalid';
  constructor(path: string) {
    super('There is no item of this identity; leave itemKey out to add a new one', '没有该标识的事项；新增事项请勿填写 itemKey', {
      violations: [{ path, code: 'REGISTRY.ITEM.UNKNOWN', message: 'No such item', messageZh: '没有该事项' }],
    });
  }
}

/** 不是本机关内设机构: the unit is another organ's. */
export class ForeignUnit extends DomainError {
  readonly code = 'REGISTRY.ITEM.FOREIGN_UNIT';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
  }
}

/** 序号无效: an order names every item of the draft once, so that the numbers have neither gap nor duplicate. */
export class OrderInvalid extends DomainError {
  readonly code = 'REGISTRY.ITEM.SEQ_INVALID';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super('The order does not name every item of the draft once', '排序须包含草稿全部事项且每项一次', { violations });
  }
}

/** 起草方式不符: a first list where there is one already, or a change of one that does not exist. */
export class DraftKindWrong extends DomainError {
  readonly code = 'REGISTRY.VERSION.KIND_WRONG';
  readonly kind = 'conflict';
  constructor(kind: string, hasListInForce: boolean) {
    super(
      hasListInForce ? `There is a list in force: begin a FULL_REVISION or an ADJUSTMENT, not ${kind}` : `There is no list in force that ${kind} could change: begin with INITIAL`,
      hasListInForce ? '该机关已有生效清单，应起草全面修订或动态调整版本' : '该机关尚无生效清单，应起草首次编制版本',
      { params: { kind } },
    );
  }
}

/** 不能作为起草来源: only a version that ended before it was in force begins a draft again. */
export class DraftSourceInvalid extends DomainError {
  readonly code = 'REGISTRY.VERSION.SOURCE_INVALID';
  readonly kind = 'conflict';
  constructor(label: string, state: string) {
    super(`${label} is ${state}; only a version that was withdrawn or returned after publicity begins a draft again`, `版本 ${label} 状态为 ${state}，只有撤回或公示后退回的版本可作为起草来源`, { params: { label, state } });
  }
}

/** 变基冲突未选择: each element that both sides changed needs a word of the drafter. */
export class RebaseUnresolved extends DomainError {
  readonly code = 'REGISTRY.DRAFT.REBASE_UNRESOLVED';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(`${violations.length} conflicts are not decided`, `尚有 ${violations.length} 处冲突未选择`, { violations: violations.slice(0, 200) });
  }
}

/** 无需变基: the draft was begun from the version in force. */
export class NothingToRebase extends DomainError {
  readonly code = 'REGISTRY.DRAFT.NOTHING_TO_REBASE';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} was begun from the version in force`, `版本 ${label} 的基准即现行版本，无需合并`, { params: { label } });
  }
}

/** 文件已加载: a file that became a version of its own is not applied to a draft. */
export class ImportLoaded extends DomainError {
  readonly code = 'REGISTRY.IMPORT.LOADED';
  readonly kind = 'conflict';
  constructor(fileName: string) {
    super(`${fileName} was loaded as a version of its own; hand it in again to apply it to a draft`, `文件 ${fileName} 已作为清单版本加载，请重新上传后应用到草稿`, { params: { fileName } });
  }
}

/** 加快通道限于动态调整: only what answers an adjustment case goes through the side lane. */
export class ExpeditedOnlyAdjusts extends DomainError {
  readonly code = 'REGISTRY.VERSION.EXPEDITED_IS_ADJUSTMENT';
  readonly kind = 'invalid';
  constructor() {
    super('Only an ADJUSTMENT goes through the expedited lane', '加快通道只用于动态调整', {
      violations: [{ path: 'urgency', code: 'REGISTRY.VERSION.EXPEDITED_IS_ADJUSTMENT', message: 'NORMAL unless it is an ADJUSTMENT', messageZh: '非动态调整须为 NORMAL' }],
    });
  }
}

/** 内容与审定时不符: what is stored is not what was approved; nothing is put in force. */
export class SealBroken extends DomainError {
  readonly code = 'REGISTRY.VERSION.SEAL_BROKEN';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`The stored items of ${label} are not those that were approved`, `版本 ${label} 存储的事项与审定内容不符`, { params: { label } });
  }
}

/** 机关未撤销: a list is repealed with its organ. */
export class OrganNotAbolished extends DomainError {
  readonly code = 'REGISTRY.VERSION.ORGAN_NOT_ABOLISHED';
  readonly kind = 'conflict';
  constructor(organCode: string) {
    super(`${organCode} is not abolished: its list is replaced by a new version, not repealed`, `机关 ${organCode} 未撤销，其清单应由新版本替代，不予废止`, { params: { organCode } });
  }
}

/** 裁定文本不符: the ruling approves exactly the text it holds. */
export class RulingTextDiffers extends DomainError {
  readonly code = 'REGISTRY.VERSION.RULING_TEXT_DIFFERS';
  readonly kind = 'conflict';
  constructor(label: string) {
    super(`${label} is not the text of the ruling`, `版本 ${label} 与裁定文本不一致`, { params: { label } });
  }
}

/** 未启用依裁定审定. */
export class RulingDoesNotApprove extends DomainError {
  readonly code = 'REGISTRY.VERSION.RULING_NOT_APPROVAL';
  readonly kind = 'conflict';
  constructor() {
    super('Here a ruling does not stand for the approval of a version', '本地区未启用依裁定审定，须报编委审定');
  }
}

/** 回执号已用. */
export class ReceiptTaken extends DomainError {
  readonly code = 'REGISTRY.FILING.RECEIPT_TAKEN';
  readonly kind = 'conflict';
  constructor(receiptNumber: string) {
    super(`Receipt ${receiptNumber} belongs to another version`, `备案回执号 ${receiptNumber} 已用于其他版本`, { params: { receiptNumber } });
  }
}
