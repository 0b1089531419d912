import { defineLifecycle, type StateOf } from '@yidan/kernel';

/** 岗位流程. */
export const postLifecycle = defineLifecycle({
  name: '岗位',
  states: { ACTIVE: '在用', ABOLISHED: '已撤销' },
  initial: 'ACTIVE',
  final: ['ABOLISHED'],
  steps: {
    setUp: { zh: '设置', en: 'set up', from: '-', to: 'ACTIVE', by: ['TENANT_ADMIN'], basis: '02 §2.3' },
    change: { zh: '变更', en: 'change', from: 'ACTIVE', to: 'same', by: ['TENANT_ADMIN'], basis: '02 §2.3' },
    abolish: { zh: '撤销', en: 'abolish', from: 'ACTIVE', to: 'ABOLISHED', by: ['TENANT_ADMIN'], basis: '02 §2.3' },
  },
});

export type PostState = StateOf<typeof postLifecycle>;
