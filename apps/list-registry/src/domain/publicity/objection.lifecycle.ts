import { defineLifecycle, type StateOf } from '@yidan/kernel';

/** 公示异议流程 (18): filed by an organ or by anybody, answered in five working days, closed with the publicity. */
export const objectionLifecycle = defineLifecycle({
  name: '公示异议',
  states: { FILED: '已提出', ANSWERED: '已答复', CLOSED: '已办结' },
  initial: 'FILED',
  final: ['CLOSED'],
  steps: {
    file: { zh: '提出异议', en: 'Object', from: '-', to: 'FILED', by: ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'PUBLIC'] },
    answer: {
      zh: '答复异议', en: 'Answer', from: 'FILED', to: 'ANSWERED', by: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'],
      due: { policy: 'registry.objection', limit: '5 WD' }, basis: 'F-014',
    },
    // With the step of the version that the director of 编办 takes.
    uphold: { zh: '认定异议成立', en: 'Uphold', from: 'FILED', to: 'ANSWERED', by: ['SYSTEM'], basis: 'F-014, corrections A6' },
    close: { zh: '办结', en: 'Close', from: 'ANSWERED', to: 'CLOSED', by: ['SYSTEM'] },
    // The version is gone: what was said about it is looked at with the new draft.
    carryOver: { zh: '并入新稿办理', en: 'Carry over to the new draft', from: 'FILED', to: 'CLOSED', by: ['SYSTEM'], basis: 'corrections A6' },
  },
});

export type ObjectionState = StateOf<typeof objectionLifecycle>;
