import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 动态调整流程 (03 §3.1.6, 18): what changes a list is a case of the organ that holds it, until a version that answers it is in force. */
export const adjustmentCaseLifecycle = defineLifecycle({
  name: '动态调整',
  states: { OPEN: '已提请', WAIT_ORGAN: '待部门起草', DRAFTED: '已起草', IN_LIST_PROCESS: '清单流程中', DONE: '已完成', DISMISSED: '已终结' },
  initial: 'OPEN',
  final: ['DONE', 'DISMISSED'],
  steps: {
    open: { zh: '提请调整', en: 'Open', from: '-', to: 'OPEN', by: ['ESTABLISHMENT_OFFICER', 'ORGAN_DRAFTER@OWN_ORGAN', 'INTEGRATION_CLIENT', 'SYSTEM'], basis: '03 §3.1.6' },
    // What the office, a rule or an event opens goes to the organ at once; what an organ or a machine asks for waits for the office.
    assign: { zh: '交办', en: 'Assign', from: 'OPEN', to: 'WAIT_ORGAN', by: ['ESTABLISHMENT_OFFICER', 'SYSTEM'], expected: true },
    draft: {
      zh: '起草', en: 'Draft', from: 'WAIT_ORGAN', to: 'DRAFTED', by: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER', 'SYSTEM'],
      due: { policy: 'registry.adjust.apply', limit: '10 WD' }, basis: '权力清单办法 第二十二条',
    },
    handOver: { zh: '转编办代拟', en: 'Hand over to the establishment office', from: 'WAIT_ORGAN', to: 'same', by: ['TIMER'], sets: 'OFFICE_DRAFTS', basis: '18' },
    enterList: { zh: '进入清单流程', en: 'Enter the list process', from: 'DRAFTED', to: 'IN_LIST_PROCESS', by: ['SYSTEM'] },
    complete: { zh: '完成', en: 'Complete', from: ['DRAFTED', 'IN_LIST_PROCESS'], to: 'DONE', by: ['SYSTEM'] },
    putBack: { zh: '退回待起草', en: 'Put back', from: ['DRAFTED', 'IN_LIST_PROCESS'], to: 'WAIT_ORGAN', by: ['SYSTEM'], basis: 'corrections A6' },
    // By the system where the outcome of a dispute took the place of the one that the case carries out.
    dismiss: { zh: '终结', en: 'Dismiss', from: 'any', to: 'DISMISSED', by: ['ESTABLISHMENT_DIRECTOR', 'SYSTEM'] },
  },
});

export type AdjustmentCaseState = StateOf<typeof adjustmentCaseLifecycle>;
export type AdjustmentCaseCommand = CommandOf<typeof adjustmentCaseLifecycle>;
