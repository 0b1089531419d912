import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** 审查意见流程: one person examines and writes the opinion, the director of the organ signs it with the step it leads to (R-SEC-2). */
export const reviewRecordLifecycle = defineLifecycle({
  name: '审查意见',
  states: { PREPARED: '拟定', SIGNED: '已签发' },
  initial: 'PREPARED',
  final: ['SIGNED'],
  steps: {
    prepare: { zh: '拟定审查意见', en: 'Prepare the opinion', from: '-', to: 'PREPARED', by: ['ESTABLISHMENT_OFFICER', 'JUSTICE_REVIEWER'], expected: true, basis: 'F-010' },
    revise: { zh: '修改审查意见', en: 'Revise the opinion', from: 'PREPARED', to: 'same', by: ['ESTABLISHMENT_OFFICER@OWN_PERSON', 'JUSTICE_REVIEWER@OWN_PERSON'] },
    // Signed by the director with the step of the version that it leads to: pass or return.
    sign: { zh: '签发审查意见', en: 'Sign the opinion', from: 'PREPARED', to: 'SIGNED', by: ['SYSTEM'], basis: 'R-SEC-2' },
  },
});

export type ReviewRecordState = StateOf<typeof reviewRecordLifecycle>;
export type ReviewRecordCommand = CommandOf<typeof reviewRecordLifecycle>;
