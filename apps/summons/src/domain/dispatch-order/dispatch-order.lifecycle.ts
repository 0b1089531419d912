import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 派件单办理流程 (07 §3.5.3). The limits of signFor and submit run from the dispatch, the others from the state before. */
export const orderLifecycle = defineLifecycle({
  name: '派件单',
  states: {
    DISPATCHED: '已派件',
    SIGNED: '已签收',
    IN_PROGRESS: '办理中',
    SUBMITTED: '已提交',
    CALLED_BACK: '已回访',
    CLOSED: '已办结',
    REDISPATCHED: '已改派',
  },
  initial: 'DISPATCHED',
  final: ['CLOSED', 'REDISPATCHED'],
  steps: {
    dispatch: { zh: '派件', en: 'dispatch', from: '-', to: 'DISPATCHED', by: ['SYSTEM'], basis: 'R-DIS-1, R-DIS-2' },
    signFor: {
      zh: '签收', en: 'sign for', from: 'DISPATCHED', to: 'SIGNED', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'],
      due: { policy: 'dispatch.limits.sign', limit: { NORMAL: '4 wh', URGENT: '1 h', EMERGENCY: '10 min' } },
    },
    start: {
      zh: '开始办理', en: 'start', from: 'SIGNED', to: 'IN_PROGRESS', by: ['UNIT_HEAD@HOLDER'],
      due: { policy: 'dispatch.limits.start', limit: '1 WD' },
    },
    submit: {
      zh: '提交结果', en: 'submit', from: 'IN_PROGRESS', to: 'SUBMITTED', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], signatures: 'EVERY_ROLE',
      due: { policy: 'dispatch.limits.handle', limit: { NORMAL: '5 WD', URGENT: '24 h', EMERGENCY: '24 h' } },
      basis: '潍坊市12345政务服务便民热线条例 第二十条',
    },
    reject: {
      zh: '退回重办', en: 'reject', from: 'SUBMITTED', to: 'IN_PROGRESS', by: ['DISPATCH_OPERATOR'],
      due: { policy: 'dispatch.limits.reject', limit: '1 WD' },
    },
    callback: {
      zh: '回访', en: 'call back', from: 'SUBMITTED', to: 'CALLED_BACK', by: ['DISPATCH_OPERATOR'],
      due: { policy: 'dispatch.limits.callback', limit: '3 WD' }, basis: '北京市接诉即办工作条例 第二十三条',
    },
    close: { zh: '办结', en: 'close', from: 'CALLED_BACK', to: 'CLOSED', by: ['DISPATCH_OPERATOR'] },
    reopen: { zh: '重新办理', en: 'reopen', from: 'CALLED_BACK', to: 'IN_PROGRESS', by: ['DISPATCH_OPERATOR'] },
    confirm: { zh: '确认责任', en: 'confirm', from: 'any', to: 'same', by: ['SYSTEM'], basis: 'R-DIS-3' },
    redispatch: { zh: '改派', en: 'redispatch', from: 'any', to: 'REDISPATCHED', by: ['SYSTEM'], basis: 'R-DIS-3' },
  },
});
export type OrderState = StateOf<typeof orderLifecycle>;
export type OrderCommand = CommandOf<typeof orderLifecycle>;
