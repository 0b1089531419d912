import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 法律依据登记流程: an instrument is entered, amended and repealed by the justice bureau; from which day each counts is a date beside it. */
export const legalInstrumentLifecycle = defineLifecycle({
  name: '法律依据',
  states: { VALID: '已登记', AMENDED: '已修改', REPEALED: '已废止' },
  initial: 'VALID',
  final: ['REPEALED'],
  steps: {
    register: { zh: '登记', en: 'Register', from: '-', to: 'VALID', by: ['JUSTICE_REVIEWER'], basis: '03 §3.1.3' },
    change: { zh: '更正', en: 'Correct', from: ['VALID', 'AMENDED'], to: 'same', by: ['JUSTICE_REVIEWER'], basis: '03 §3.1.3' },
    amend: { zh: '修改', en: 'Amend', from: ['VALID', 'AMENDED'], to: 'AMENDED', by: ['JUSTICE_REVIEWER'], basis: '03 §3.1.3' },
    repeal: { zh: '废止', en: 'Repeal', from: ['VALID', 'AMENDED'], to: 'REPEALED', by: ['JUSTICE_REVIEWER'], basis: '03 §3.1.3' },
  },
});

export type LegalInstrumentState = StateOf<typeof legalInstrumentLifecycle>;
export type LegalInstrumentCommand = CommandOf<typeof legalInstrumentLifecycle>;
