import { defineLifecycle } from '@yidan/kernel';
import type { StateOf } from '@yidan/kernel';

/** 来件办理流程 (domain 19 A17): from the receipt to the close of its last order. */
export const matterLifecycle = defineLifecycle({
  name: '来件',
  states: {
    RECEIVED: '已接收',
    MATCHED: '已匹配',
    CONFIRM: '待确认',
    AMBIGUOUS: '多头待定',
    UNMATCHED: '未匹配',
    IN_DISPUTE: '争议中',
    DISPATCHED: '已派件',
    CLOSED: '已办结',
    REFERRED: '已引导法定途径',
    MERGED: '已并件',
  },
  initial: 'RECEIVED',
  final: ['CLOSED', 'REFERRED', 'MERGED'],
  steps: {
    receive: {
      zh: '接收', en: 'receive', from: '-', to: 'RECEIVED',
      by: ['DISPATCH_OPERATOR', 'INTEGRATION_CLIENT', 'TOWN_CALLER', 'TOWN_COMMANDER', 'SUPERVISOR', 'LEADER_IN_CHARGE'],
    },
    match: {
      zh: '依单匹配', en: 'match', from: 'RECEIVED', to: ['MATCHED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED'], by: ['SYSTEM'],
      due: { policy: 'dispatch.limits.match', limit: { NORMAL: '30 min', EMERGENCY: '5 min' } },
    },
    decide: {
      zh: '定责', en: 'decide', from: ['CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'IN_DISPUTE'], to: 'MATCHED', by: ['DISPATCH_OPERATOR', 'SYSTEM'],
      due: { policy: 'dispatch.limits.decide', limit: '1 WD' },
    },
    requestDispute: { zh: '提请职责争议处理', en: 'ask for a ruling', from: ['AMBIGUOUS', 'UNMATCHED'], to: 'IN_DISPUTE', by: ['DISPATCH_OPERATOR'], basis: '07 §3.5.3, R-DSP-1' },
    endDispute: { zh: '争议终结', en: 'end the dispute', from: 'IN_DISPUTE', to: 'AMBIGUOUS', by: ['SYSTEM'], basis: '05 §3.3.4' },
    refer: {
      zh: '引导法定途径', en: 'refer to the statutory channel', from: ['RECEIVED', 'CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED'], to: 'REFERRED', by: ['DISPATCH_OPERATOR', 'SYSTEM'],
      basis: 'R-DIS-5；北京市接诉即办工作条例 第十一条',
    },
    merge: { zh: '并件', en: 'merge into another matter', from: ['CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED'], to: 'MERGED', by: ['DISPATCH_OPERATOR'], basis: '07 §3.5.2' },
    dispatch: { zh: '派件', en: 'dispatch', from: 'MATCHED', to: 'DISPATCHED', by: ['SYSTEM'], basis: 'R-DIS-1' },
    reassign: { zh: '改派', en: 'send elsewhere', from: 'DISPATCHED', to: 'same', by: ['DISPATCH_OPERATOR', 'SYSTEM'], basis: 'R-DIS-3' },
    close: { zh: '办结', en: 'close', from: 'DISPATCHED', to: 'CLOSED', by: ['SYSTEM'] },
    // Only where organs of several districts take part: nobody's order says that they are done.
    conclude: { zh: '跨区办结', en: 'conclude', from: ['CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED'], to: 'CLOSED', by: ['DISPATCH_OPERATOR@CONVENOR'], basis: '02 §2.6' },
  },
});
export type MatterState = StateOf<typeof matterLifecycle>;
