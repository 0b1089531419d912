import { defineLifecycle } from '../src/index.ts';

/** 派件单 (07 §3.5.3, repaired by 19 A7, A8 and A17: the order begins with DISPATCHED). */
export const dispatchOrder = defineLifecycle({
  name: '派件单',
  states: {
    DISPATCHED: '已派件',
    RETURN_REQUESTED: '申请退件',
    REDISPATCHED: '已改派',
    IN_DISPUTE: '争议中',
    SIGNED: '已签收',
    IN_PROGRESS: '办理中',
    SUSPENDED: '挂账',
    SUBMITTED: '已报结',
    CALLED_BACK: '已回访',
    CLOSED: '已办结',
  },
  initial: 'DISPATCHED',
  final: ['REDISPATCHED', 'CLOSED'],
  steps: {
    dispatch: { zh: '派件', en: 'Dispatch', from: '-', to: 'DISPATCHED', by: ['DISPATCH_OPERATOR', 'SYSTEM'] },
    signFor: { zh: '签收', en: 'Sign for', from: 'DISPATCHED', to: 'SIGNED', by: ['UNIT_HANDLER@OWN_UNIT'], due: { policy: 'dispatch.limits.sign', limit: { NORMAL: '4 wh', URGENT: '1 h', EMERGENCY: '10 min' } } },
    requestReturn: { zh: '申请退件', en: 'Request a return', from: ['DISPATCHED', 'SIGNED'], to: 'RETURN_REQUESTED', by: ['ORGAN_APPROVER@OWN_ORGAN'], due: { policy: 'dispatch.limits.return', limit: { NORMAL: '1 WD', URGENT: '2 h' } } },
    approveReturn: { zh: '同意退件', en: 'Approve the return', from: 'RETURN_REQUESTED', to: 'REDISPATCHED', by: ['DISPATCH_OPERATOR'], due: { policy: 'dispatch.limits.returnDecision', limit: '1 WD' } },
    rejectReturn: { zh: '驳回退件', en: 'Reject the return', from: 'RETURN_REQUESTED', to: 'DISPATCHED', by: ['DISPATCH_OPERATOR'], sets: 'RETURN_LOCKED' },
    escalate: { zh: '转入争议', en: 'Escalate', from: 'RETURN_REQUESTED', to: 'IN_DISPUTE', by: ['DISPATCH_OPERATOR', 'ORGAN_APPROVER@OWN_ORGAN'], due: { policy: 'dispatch.limits.escalate', limit: '2 WD' } },
    followRuling: { zh: '按裁定派件', en: 'Follow the ruling', from: 'IN_DISPUTE', to: 'DISPATCHED', by: ['SYSTEM'], sets: 'RETURN_LOCKED' },
    start: { zh: '开始办理', en: 'Start', from: 'SIGNED', to: 'IN_PROGRESS', by: ['UNIT_HEAD@OWN_UNIT'], due: { policy: 'dispatch.limits.start', limit: '1 WD' } },
    requestHelp: { zh: '请求协助', en: 'Request help', from: 'IN_PROGRESS', to: 'same', by: ['@OWN_UNIT'] },
    extend: { zh: '延期', en: 'Extend', from: 'IN_PROGRESS', to: 'same', by: ['ORGAN_APPROVER@OWN_ORGAN', 'DISPATCH_OPERATOR'], signatures: 'EVERY_ROLE' },
    submit: { zh: '报结', en: 'Submit', from: 'IN_PROGRESS', to: 'SUBMITTED', by: ['UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT'], signatures: 'EVERY_ROLE', due: { policy: 'dispatch.limits.handle', limit: { NORMAL: '5 WD', URGENT: '24 h' } } },
    reject: { zh: '退回重办', en: 'Reject', from: 'SUBMITTED', to: 'IN_PROGRESS', by: ['DISPATCH_OPERATOR'], due: { policy: 'dispatch.limits.check', limit: '1 WD' } },
    callBack: { zh: '回访', en: 'Call back', from: 'SUBMITTED', to: 'CALLED_BACK', by: ['DISPATCH_OPERATOR'], due: { policy: 'dispatch.limits.callback', limit: '3 WD' } },
    close: { zh: '办结', en: 'Close', from: 'CALLED_BACK', to: 'CLOSED', by: ['DISPATCH_OPERATOR'] },
    reopen: { zh: '重新办理', en: 'Reopen', from: 'CALLED_BACK', to: 'IN_PROGRESS', by: ['DISPATCH_OPERATOR'] },
    suspend: { zh: '挂账', en: 'Suspend', from: 'any', to: 'SUSPENDED', by: ['SUPERVISOR'] },
    resume: { zh: '恢复办理', en: 'Resume', from: 'SUSPENDED', to: 'IN_PROGRESS', by: ['SUPERVISOR'] },
  },
});
