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
    DISPATCHED: '已派件',
    CLOSED: '已办结',
  },
  initial: 'RECEIVED',
  final: ['CLOSED'],
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
      zh: '定责', en: 'decide', from: ['CONFIRM', 'AMBIGUOUS', 'UNMATCHED'], to: 'MATCHED', by: ['DISPATCH_OPERATOR'],
      due: { policy: 'dispatch.limits.decide', limit: '1 WD' },
    },
    dispatch: { zh: '派件', en: 'dispatch', from: 'MATCHED', to: 'DISPATCHED', by: ['SYSTEM'], basis: 'R-DIS-1' },
    close: { zh: '办结', en: 'close', from: 'DISPATCHED', to: 'CLOSED', by: ['SYSTEM'] },
    // Only where organs of several districts take part: nobody's order says that they are done.
    conclude: { zh: '跨区办结', en: 'conclude', from: ['CONFIRM', 'AMBIGUOUS', 'UNMATCHED', 'DISPATCHED'], to: 'CLOSED', by: ['DISPATCH_OPERATOR@CONVENOR'], basis: '02 §2.6' },
  },
});
export type MatterState = StateOf<typeof matterLifecycle>;
