import { defineLifecycle, type StateOf } from '@yidan/kernel';

/** 明责文件 (F-167): entered as it was issued, shown in dispatch until it is withdrawn. */
export const clarificationLifecycle = defineLifecycle({
  name: '明责文件',
  states: { PUBLISHED: '已公布', WITHDRAWN: '已停用' },
  initial: 'PUBLISHED',
  final: ['WITHDRAWN'],
  steps: {
    publish: { zh: '公布', en: 'publish', from: '-', to: 'PUBLISHED', by: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'], basis: 'F-167' },
    withdraw: { zh: '停用', en: 'withdraw', from: 'PUBLISHED', to: 'WITHDRAWN', by: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'], basis: 'F-167' },
  },
});

export type ClarificationState = StateOf<typeof clarificationLifecycle>;
