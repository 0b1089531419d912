import { defineLifecycle, type StateOf } from '@yidan/kernel';

/** 授权流程: a right begins with its grant and ends with it, at the next request. */
export const roleGrantLifecycle = defineLifecycle({
  name: '授权',
  states: { IN_FORCE: '有效', ENDED: '已终止' },
  initial: 'IN_FORCE',
  final: ['ENDED'],
  steps: {
    give: { zh: '授予', en: 'give', from: '-', to: 'IN_FORCE', by: ['TENANT_ADMIN', 'PLATFORM_OPERATOR'], basis: 'R-SEC-1' },
    end: { zh: '终止', en: 'end', from: 'IN_FORCE', to: 'ENDED', by: ['TENANT_ADMIN'], basis: 'R-SEC-1' },
  },
});

export type RoleGrantState = StateOf<typeof roleGrantLifecycle>;
