import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** 工作日历审定流程 (11 §6.3): proposed by one person, put in force by another, replaced by the next one of its kind. */
export const calendarYearLifecycle = defineLifecycle({
  name: '工作日历',
  states: { PROPOSED: '待审定', IN_FORCE: '已生效', SUPERSEDED: '已被替代', WITHDRAWN: '已撤回' },
  initial: 'PROPOSED',
  final: ['SUPERSEDED', 'WITHDRAWN'],
  steps: {
    propose: { zh: '报送', en: 'propose', from: '-', to: 'PROPOSED', by: ['TENANT_ADMIN'], basis: '11 §6.3' },
    approve: { zh: '审定', en: 'approve', from: 'PROPOSED', to: 'IN_FORCE', by: ['TENANT_ADMIN', 'ESTABLISHMENT_DIRECTOR'], basis: '11 §6.3, R-SEC-2' },
    withdraw: { zh: '撤回', en: 'withdraw', from: 'PROPOSED', to: 'WITHDRAWN', by: ['TENANT_ADMIN'] },
    supersede: { zh: '替代', en: 'supersede', from: 'IN_FORCE', to: 'SUPERSEDED', by: ['SYSTEM'] },
  },
});

export type CalendarYearState = StateOf<typeof calendarYearLifecycle>;
export type CalendarYearCommand = CommandOf<typeof calendarYearLifecycle>;
