import { defineLifecycle } from '@yidan/kernel';
import type { StateOf } from '@yidan/kernel';

/** 通报流程 (18, 07 §3.5.11): whoever is named may appeal before anything is signed. */
export const bulletinLifecycle = defineLifecycle({
  name: '通报',
  states: { DRAFT: '起草中', APPEAL: '申诉期', SIGNED: '已签发', PUBLISHED: '已印发', WITHDRAWN: '已撤回' },
  initial: 'DRAFT',
  final: ['PUBLISHED', 'WITHDRAWN'],
  steps: {
    draft: { zh: '起草通报', en: 'draft', from: '-', to: 'DRAFT', by: ['SUPERVISOR'], basis: '07 §3.5.11' },
    edit: { zh: '修改通报', en: 'edit', from: 'DRAFT', to: 'same', by: ['SUPERVISOR'] },
    circulate: { zh: '送核', en: 'circulate', from: 'DRAFT', to: 'APPEAL', by: ['SUPERVISOR'] },
    appeal: {
      zh: '申诉', en: 'appeal', from: 'APPEAL', to: 'same', by: ['ORGAN_APPROVER@OWN_ORGAN', 'PRINCIPAL_OFFICER@OWN_ORGAN'],
      due: { policy: 'supervision.bulletin.appeal', limit: '3 WD' }, expected: false, basis: '07 §3.5.11',
    },
    answerAppeal: { zh: '答复申诉', en: 'answer the appeal', from: 'APPEAL', to: 'same', by: ['SUPERVISOR'] },
    sign: { zh: '签发通报', en: 'sign', from: 'APPEAL', to: 'SIGNED', by: ['SUPERVISION_HEAD'], basis: '18' },
    publish: { zh: '印发', en: 'publish', from: 'SIGNED', to: 'PUBLISHED', by: ['SUPERVISOR', 'SUPERVISION_HEAD'] },
    withdraw: { zh: '撤回通报', en: 'withdraw', from: ['DRAFT', 'APPEAL', 'SIGNED'], to: 'WITHDRAWN', by: ['SUPERVISOR', 'SUPERVISION_HEAD'] },
  },
});

export type BulletinState = StateOf<typeof bulletinLifecycle>;
