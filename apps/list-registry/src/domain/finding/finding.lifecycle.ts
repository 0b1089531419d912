import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 发现处理流程 (18): what was found about lists in force is confirmed, worked on and resolved, or dismissed until the data change. */
export const findingLifecycle = defineLifecycle({
  name: '清单发现',
  states: { OPEN: '待核', CONFIRMED: '已确认', IN_WORK: '处理中', DISMISSED: '不成立', RESOLVED: '已解决' },
  initial: 'OPEN',
  final: ['RESOLVED'],
  steps: {
    find: { zh: '发现', en: 'Find', from: '-', to: ['OPEN', 'RESOLVED'], by: ['SYSTEM'], basis: '03 §3.1.7' },
    confirm: { zh: '确认', en: 'Confirm', from: 'OPEN', to: 'CONFIRMED', by: ['ESTABLISHMENT_OFFICER'] },
    link: { zh: '转动态调整', en: 'Link to a case', from: 'CONFIRMED', to: 'IN_WORK', by: ['SYSTEM'] },
    dismiss: { zh: '不成立', en: 'Dismiss', from: 'OPEN', to: 'DISMISSED', by: ['ESTABLISHMENT_OFFICER'] },
    reopen: { zh: '重新核查', en: 'Open again', from: 'DISMISSED', to: 'OPEN', by: ['SYSTEM'], basis: '18: re-opens if data change' },
    resolve: { zh: '解决', en: 'Resolve', from: ['OPEN', 'CONFIRMED', 'IN_WORK', 'DISMISSED'], to: 'RESOLVED', by: ['SYSTEM'] },
  },
});

export type FindingState = StateOf<typeof findingLifecycle>;
export type FindingCommand = CommandOf<typeof findingLifecycle>;
