import { defineLifecycle, type StateOf } from '@yidan/kernel';

/** 权力不予归并: stated with reason and document, until it is taken back. */
export const powerExclusionLifecycle = defineLifecycle({
  name: '权力除外登记',
  states: { IN_FORCE: '有效', ENDED: '已终止' },
  initial: 'IN_FORCE',
  final: ['ENDED'],
  steps: {
    exclude: { zh: '登记除外', en: 'Exclude', from: '-', to: 'IN_FORCE', by: ['ESTABLISHMENT_OFFICER'], basis: 'R-REG-9' },
    end: { zh: '终止', en: 'End', from: 'IN_FORCE', to: 'ENDED', by: ['ESTABLISHMENT_OFFICER'], basis: 'R-REG-9' },
  },
});

export type PowerExclusionState = StateOf<typeof powerExclusionLifecycle>;
