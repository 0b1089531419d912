import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** 人员流程: from registering to leaving. A secondment is no state: it is a period, and whether it runs today is the calendar's to say. */
export const personLifecycle = defineLifecycle({
  name: '人员',
  states: { IN_SERVICE: '在职', LEFT: '已离职' },
  initial: 'IN_SERVICE',
  final: ['LEFT'],
  steps: {
    register: { zh: '登记', en: 'register', from: '-', to: 'IN_SERVICE', by: ['TENANT_ADMIN', 'PLATFORM_OPERATOR'], basis: '02 §2.3' },
    change: { zh: '变更', en: 'change', from: 'IN_SERVICE', to: 'same', by: ['TENANT_ADMIN'], basis: '02 §2.3' },
    second: { zh: '借调', en: 'second', from: 'IN_SERVICE', to: 'same', by: ['TENANT_ADMIN'], basis: '02 §2.3' },
    endSecondment: { zh: '结束借调', en: 'end secondment', from: 'IN_SERVICE', to: 'same', by: ['TENANT_ADMIN'], basis: '02 §2.3' },
    leave: { zh: '离职', en: 'leave', from: 'IN_SERVICE', to: 'LEFT', by: ['TENANT_ADMIN'], basis: 'R-SEC-1' },
  },
});

export type PersonState = StateOf<typeof personLifecycle>;
export type PersonCommand = CommandOf<typeof personLifecycle>;
