import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 清单版本流程: the part that is at work now, a list that was approved on paper. The chain from 编制 to 备案 joins it with its own steps. */
export const dutyListVersionLifecycle = defineLifecycle({
  name: '清单版本',
  states: { EFFECTIVE: '生效', SUPERSEDED: '已被替代' },
  initial: 'EFFECTIVE',
  final: ['SUPERSEDED'],
  steps: {
    loadApproved: {
      zh: '加载已审定清单',
      en: 'Load an approved list',
      from: '-',
      // A list approved long ago slots in beneath the one that replaced it and is history from the start.
      to: ['EFFECTIVE', 'SUPERSEDED'],
      by: ['ESTABLISHMENT_OFFICER'],
      basis: 'R-REG-12, R-REG-13',
    },
    supersede: {
      zh: '替代',
      en: 'Supersede',
      // A version that is history already is cut short when another slots in behind it.
      from: ['EFFECTIVE', 'SUPERSEDED'],
      to: 'SUPERSEDED',
      by: ['SYSTEM'],
      basis: '03 §3.1.4',
    },
  },
});

export type DutyListVersionState = StateOf<typeof dutyListVersionLifecycle>;
export type DutyListVersionCommand = CommandOf<typeof dutyListVersionLifecycle>;
