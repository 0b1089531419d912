import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** 清单编制工作流程 (18; 03 §3.1.3): planned with a task for every organ, run, closed when nothing is left open. */
export const campaignLifecycle = defineLifecycle({
  name: '清单编制工作',
  states: { PLANNED: '已部署', RUNNING: '进行中', CLOSED: '已结束' },
  initial: 'PLANNED',
  final: ['CLOSED'],
  steps: {
    plan: { zh: '部署', en: 'Plan', from: '-', to: 'PLANNED', by: ['ESTABLISHMENT_OFFICER'], basis: '03 §3.1.3' },
    start: { zh: '启动', en: 'Start', from: 'PLANNED', to: 'RUNNING', by: ['ESTABLISHMENT_DIRECTOR'], basis: '18' },
    waive: { zh: '豁免', en: 'Waive a task', from: 'RUNNING', to: 'same', by: ['COMMISSION_CHAIR'], basis: '03 §3.1.3' },
    close: { zh: '结束', en: 'Close', from: 'RUNNING', to: 'CLOSED', by: ['ESTABLISHMENT_DIRECTOR'], basis: '03 §3.1.3; 18' },
  },
});

export type CampaignState = StateOf<typeof campaignLifecycle>;
export type CampaignCommand = CommandOf<typeof campaignLifecycle>;
