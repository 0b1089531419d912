import { anyBefore, defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 清单版本流程: 编制 → 报送 → 审查 → 审定 → 公示 → 备案 → 生效 (03 §3.1.4; corrections A5, A6). Limits run from entering the state before the step. */
export const dutyListVersionLifecycle = defineLifecycle({
  name: '清单版本',
  states: {
    DRAFT: '编制中',
    SUBMITTED: '已报送',
    UNDER_REVIEW: '审查中',
    RETURNED: '退回修改',
    REVIEWED: '审查通过',
    IN_DELIBERATION: '提请审议',
    APPROVED: '审定',
    PUBLICITY: '公示',
    PUBLICITY_CLOSED: '公示期满',
    FILED: '备案',
    EFFECTIVE: '生效',
    SUPERSEDED: '已被替代',
    REPEALED: '废止',
    WITHDRAWN: '撤回',
    RETURNED_AFTER_PUBLICITY: '公示后退回',
  },
  initial: 'DRAFT',
  final: ['SUPERSEDED', 'REPEALED', 'WITHDRAWN', 'RETURNED_AFTER_PUBLICITY'],
  steps: {
    create: { zh: '起草', en: 'Draft', from: '-', to: 'DRAFT', by: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER', 'SYSTEM'], basis: '03 §3.1.4' },
    edit: { zh: '编辑', en: 'Edit', from: ['DRAFT', 'RETURNED'], to: 'same', by: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'], basis: '03 §3.1.4' },
    submit: {
      zh: '报送', en: 'Submit', from: 'DRAFT', to: 'SUBMITTED', by: ['ORGAN_APPROVER@OWN_ORGAN'],
      due: { policy: 'registry.compile', limit: '30 WD' }, basis: 'R-REG-1, R-REG-9, F-029',
    },
    accept: {
      zh: '受理', en: 'Accept', from: 'SUBMITTED', to: 'UNDER_REVIEW', by: ['ESTABLISHMENT_OFFICER'],
      due: { policy: 'registry.accept', limit: { NORMAL: '2 WD', EXPEDITED: '1 WD' } },
    },
    return: {
      zh: '退回修改', en: 'Return', from: 'UNDER_REVIEW', to: 'RETURNED', by: ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'],
      basis: '03 §3.1.4',
    },
    resubmit: {
      zh: '再次报送', en: 'Submit again', from: 'RETURNED', to: 'SUBMITTED', by: ['ORGAN_APPROVER@OWN_ORGAN'],
      due: { policy: 'registry.resubmit', limit: { NORMAL: '5 WD', EXPEDITED: '3 WD' } },
    },
    pass: {
      zh: '审查通过', en: 'Pass', from: 'UNDER_REVIEW', to: 'REVIEWED', by: ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'], signatures: 'EVERY_ROLE',
      due: { policy: 'registry.review', limit: { NORMAL: '15 WD', EXPEDITED: '8 WD' } }, basis: 'F-010; 权力清单办法 15 WD',
    },
    schedule: {
      zh: '提请审议', en: 'Put on the agenda', from: 'REVIEWED', to: 'IN_DELIBERATION', by: ['COMMISSION_SECRETARY'],
      due: { policy: 'registry.deliberation', limit: { NORMAL: '20 WD', EXPEDITED: '10 WD' } },
    },
    // After the last round the commission decides what the reviewers and the organ could not settle.
    escalate: { zh: '提请裁决', en: 'Escalate', from: 'RETURNED', to: 'IN_DELIBERATION', by: ['COMMISSION_SECRETARY'], basis: '03 §3.1.4: three rounds' },
    approve: { zh: '审定', en: 'Approve', from: 'IN_DELIBERATION', to: 'APPROVED', by: ['COMMISSION_CHAIR'], expected: true, basis: 'F-011' },
    reject: { zh: '审议未通过', en: 'Reject', from: 'IN_DELIBERATION', to: 'RETURNED', by: ['COMMISSION_CHAIR'] },
    defer: { zh: '暂缓审议', en: 'Defer', from: 'IN_DELIBERATION', to: 'REVIEWED', by: ['COMMISSION_CHAIR'] },
    approveElementChange: {
      zh: '变更要素审核', en: 'Approve a change of elements', from: 'REVIEWED', to: 'APPROVED', by: ['ESTABLISHMENT_DIRECTOR'],
      basis: '权力清单办法 第二十二条; corrections A5',
    },
    approveByRuling: { zh: '依裁定审定', en: 'Approve by ruling', from: 'REVIEWED', to: 'APPROVED', by: ['SYSTEM'], basis: 'corrections A5' },
    publicise: {
      zh: '公示', en: 'Publicise', from: 'APPROVED', to: 'PUBLICITY', by: ['ESTABLISHMENT_OFFICER'],
      due: { policy: 'registry.publicise', limit: '3 WD' }, basis: 'R-REG-14',
    },
    closePublicity: {
      zh: '公示期满', en: 'Close the publicity', from: 'PUBLICITY', to: 'PUBLICITY_CLOSED', by: ['TIMER', 'SYSTEM'],
      due: { policy: 'registry.publicity', limit: { NORMAL: '5 WD', EXPEDITED: '1 WD' } }, basis: 'F-014',
    },
    upholdObjection: { zh: '异议成立', en: 'Uphold an objection', from: 'PUBLICITY', to: 'RETURNED_AFTER_PUBLICITY', by: ['ESTABLISHMENT_DIRECTOR'], basis: 'corrections A6' },
    file: {
      zh: '备案', en: 'File', from: 'PUBLICITY_CLOSED', to: 'FILED', by: ['ESTABLISHMENT_OFFICER'],
      due: { policy: 'registry.filing', limit: { NORMAL: '10 WD', EXPEDITED: '5 WD' } }, basis: 'F-015',
    },
    // The expedited lane is in force from the day of its approval; publicity and filing follow it.
    activate: { zh: '生效', en: 'Come into force', from: ['FILED', 'APPROVED'], to: 'EFFECTIVE', by: ['TIMER', 'SYSTEM'], basis: 'R-REG-12' },
    loadApproved: {
      zh: '加载已审定清单', en: 'Load an approved list', from: '-',
      // A list approved long ago slots in beneath the one that replaced it and is history from the start.
      to: ['EFFECTIVE', 'SUPERSEDED'],
      by: ['ESTABLISHMENT_OFFICER'], basis: 'R-REG-12, R-REG-13',
    },
    supersede: {
      zh: '替代', en: 'Supersede',
      // A version that is history already is cut short when another slots in behind it.
      from: ['EFFECTIVE', 'SUPERSEDED'], to: 'SUPERSEDED', by: ['SYSTEM'], basis: '03 §3.1.4',
    },
    repeal: { zh: '废止', en: 'Repeal', from: 'EFFECTIVE', to: 'REPEALED', by: ['COMMISSION_CHAIR'], basis: '03 §3.1.4' },
    // By the system where the ruling that a draft carries out was replaced by another.
    withdraw: { zh: '撤回', en: 'Withdraw', from: anyBefore('APPROVED'), to: 'WITHDRAWN', by: ['ORGAN_APPROVER@OWN_ORGAN', 'SYSTEM'] },
  },
});

export type DutyListVersionState = StateOf<typeof dutyListVersionLifecycle>;
export type DutyListVersionCommand = CommandOf<typeof dutyListVersionLifecycle>;
