import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 派件单办理流程 (07 §3.5.3). The limits of signFor and submit run from the dispatch, the others from the state before. */
export const orderLifecycle = defineLifecycle({
  name: '派件单',
  states: {
    DISPATCHED: '已派件',
    RETURN_REQUESTED: '退件待审',
    IN_DISPUTE: '争议中',
    SIGNED: '已签收',
    IN_PROGRESS: '办理中',
    SUBMITTED: '已提交',
    CALLED_BACK: '已回访',
    SUSPENDED: '已挂账',
    CLOSED: '已办结',
    REDISPATCHED: '已改派',
    WITHDRAWN: '已撤回',
  },
  initial: 'DISPATCHED',
  final: ['CLOSED', 'REDISPATCHED', 'WITHDRAWN'],
  steps: {
    dispatch: { zh: '派件', en: 'dispatch', from: '-', to: 'DISPATCHED', by: ['SYSTEM'], basis: 'R-DIS-1, R-DIS-2' },
    signFor: {
      zh: '签收', en: 'sign for', from: 'DISPATCHED', to: 'SIGNED', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'],
      due: { policy: 'dispatch.limits.sign', limit: { NORMAL: '4 wh', URGENT: '1 h', EMERGENCY: '10 min' } },
    },
    // Its limit is a window for a right, not a duty: it is counted at the dispatch and runs against nobody.
    requestReturn: {
      zh: '申请退件', en: 'ask to return', from: ['DISPATCHED', 'SIGNED'], to: 'RETURN_REQUESTED', by: ['ORGAN_APPROVER@OWN_ORGAN'],
      due: { policy: 'dispatch.limits.requestReturn', limit: { NORMAL: '1 WD', URGENT: '2 h', EMERGENCY: '2 h' } }, expected: false, basis: 'R-DIS-3, domain 19 A8',
    },
    approveReturn: {
      zh: '同意退件', en: 'approve the return', from: 'RETURN_REQUESTED', to: 'REDISPATCHED', by: ['DISPATCH_OPERATOR'],
      due: { policy: 'dispatch.limits.return', limit: '1 WD' },
    },
    rejectReturn: { zh: '不同意退件', en: 'refuse the return', from: 'RETURN_REQUESTED', to: 'DISPATCHED', by: ['DISPATCH_OPERATOR'] },
    escalate: {
      zh: '提请职责争议处理', en: 'ask for a ruling', from: ['RETURN_REQUESTED', 'DISPATCHED', 'SIGNED'], to: 'IN_DISPUTE', by: ['DISPATCH_OPERATOR', 'ORGAN_APPROVER@OWN_ORGAN'],
      due: { policy: 'dispatch.limits.escalate', limit: '2 WD' }, expected: false, basis: 'R-DIS-3, R-DSP-1',
    },
    reportInterim: { zh: '报告先行处置', en: 'report interim measures', from: 'IN_DISPUTE', to: 'same', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], expected: true, basis: 'R-DSP-1' },
    // An order that goes to a designated interim holder is in dispute from its first instant.
    holdInterim: { zh: '临时承接', en: 'hold in the interim', from: 'DISPATCHED', to: 'IN_DISPUTE', by: ['SYSTEM'], basis: 'R-DSP-1' },
    endDispute: { zh: '争议终结', en: 'end the dispute', from: 'IN_DISPUTE', to: ['DISPATCHED', 'RETURN_REQUESTED'], by: ['SYSTEM'], basis: '05 §3.3.4' },
    settle: { zh: '依定责意见续办', en: 'go on as settled', from: 'IN_DISPUTE', to: 'DISPATCHED', by: ['DISPATCH_OPERATOR', 'SYSTEM'], expected: true, basis: 'domain 19 A7' },
    start: {
      zh: '开始办理', en: 'start', from: 'SIGNED', to: 'IN_PROGRESS', by: ['UNIT_HEAD@HOLDER'],
      due: { policy: 'dispatch.limits.start', limit: '1 WD' },
    },
    requestHelp: { zh: '请求协助', en: 'ask for help', from: 'IN_PROGRESS', to: 'same', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'] },
    recordJointAct: { zh: '登记联合执法', en: 'record a joint act', from: 'IN_PROGRESS', to: 'same', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], basis: 'F-179, 中华人民共和国行政处罚法 第四十二条、第五十五条' },
    pause: { zh: '中止计时', en: 'pause the clock', from: 'IN_PROGRESS', to: 'same', by: ['UNIT_HEAD@HOLDER'], basis: 'R-DL-2' },
    proceed: { zh: '恢复计时', en: 'let the clock run on', from: 'IN_PROGRESS', to: 'same', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], basis: 'R-DL-2' },
    requestExtension: { zh: '申请延期', en: 'ask for an extension', from: 'IN_PROGRESS', to: 'same', by: ['ORGAN_APPROVER@OWN_ORGAN'], basis: 'R-DL-3' },
    approveExtension: { zh: '同意延期', en: 'approve the extension', from: 'IN_PROGRESS', to: 'same', by: ['DISPATCH_OPERATOR'], basis: 'R-DL-3' },
    refuseExtension: { zh: '不同意延期', en: 'refuse the extension', from: 'IN_PROGRESS', to: 'same', by: ['DISPATCH_OPERATOR'], basis: 'R-DL-3' },
    submit: {
      zh: '提交结果', en: 'submit', from: 'IN_PROGRESS', to: 'SUBMITTED', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], signatures: 'EVERY_ROLE',
      due: { policy: 'dispatch.limits.handle', limit: { NORMAL: '5 WD', URGENT: '24 h', EMERGENCY: '24 h' } },
      basis: '潍坊市12345政务服务便民热线条例 第二十条',
    },
    reject: {
      zh: '退回重办', en: 'reject', from: 'SUBMITTED', to: 'IN_PROGRESS', by: ['DISPATCH_OPERATOR'],
      due: { policy: 'dispatch.limits.reject', limit: '1 WD' }, expected: false,
    },
    callback: {
      zh: '回访', en: 'call back', from: 'SUBMITTED', to: 'CALLED_BACK', by: ['DISPATCH_OPERATOR'],
      due: { policy: 'dispatch.limits.callback', limit: '3 WD' }, basis: '北京市接诉即办工作条例 第二十三条',
    },
    close: { zh: '办结', en: 'close', from: 'CALLED_BACK', to: 'CLOSED', by: ['DISPATCH_OPERATOR'], expected: true },
    reopen: { zh: '重新办理', en: 'reopen', from: 'CALLED_BACK', to: 'IN_PROGRESS', by: ['DISPATCH_OPERATOR'] },
    suspend: { zh: '挂账', en: 'suspend', from: ['DISPATCHED', 'SIGNED', 'IN_PROGRESS', 'SUBMITTED', 'CALLED_BACK'], to: 'SUSPENDED', by: ['SUPERVISOR'], basis: '07 §3.5.3' },
    reviewSuspension: {
      zh: '挂账复核', en: 'review the suspension', from: 'SUSPENDED', to: 'same', by: ['SUPERVISOR'],
      due: { policy: 'dispatch.limits.suspensionReview', limit: '20 WD' },
    },
    resume: { zh: '销账续办', en: 'resume', from: 'SUSPENDED', to: 'IN_PROGRESS', by: ['SUPERVISOR'], basis: 'domain 19 A7' },
    confirm: { zh: '确认责任', en: 'confirm', from: 'any', to: 'same', by: ['SYSTEM'], basis: 'R-DIS-3' },
    redispatch: { zh: '改派', en: 'redispatch', from: 'any', to: 'REDISPATCHED', by: ['SYSTEM'], basis: 'R-DIS-3' },
    withdraw: { zh: '撤回', en: 'withdraw', from: 'any', to: 'WITHDRAWN', by: ['SYSTEM'], basis: 'R-DIS-5' },
  },
});
export type OrderState = StateOf<typeof orderLifecycle>;
export type OrderCommand = CommandOf<typeof orderLifecycle>;

/** 未开始办理: what nobody has begun follows its item to another unit; what was begun stays with whoever began it (R-REG-16). */
export const NOT_BEGUN: readonly OrderState[] = ['DISPATCHED', 'SIGNED', 'RETURN_REQUESTED', 'IN_DISPUTE'];
