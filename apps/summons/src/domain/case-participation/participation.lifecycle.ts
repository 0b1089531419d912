import { defineLifecycle } from '@yidan/kernel';
import type { StateOf } from '@yidan/kernel';

/** 案件参与流程 (02 §2.6): one organ of a district in a case of the city. Who is INFORMED is no PARTY: it reads. */
export const participationLifecycle = defineLifecycle({
  name: '案件参与',
  states: { INVITED: '待反馈', REPLIED: '已反馈', CONFIRMED: '已确认', ENDED: '已结束' },
  initial: 'INVITED',
  final: ['ENDED'],
  steps: {
    add: { zh: '加入参与方', en: 'add', from: '-', to: 'INVITED', by: ['DISPATCH_OPERATOR'], basis: '02 §2.6' },
    // What is reported after a confirmation asks for another one.
    contribute: { zh: '反馈处理情况', en: 'contribute', from: ['INVITED', 'REPLIED', 'CONFIRMED'], to: 'REPLIED', by: ['UNIT_HANDLER@PARTY', 'UNIT_HEAD@PARTY'] },
    // REPLIED as long as another contribution of the organ waits for its signature.
    confirm: { zh: '确认反馈', en: 'confirm', from: 'REPLIED', to: ['REPLIED', 'CONFIRMED'], by: ['UNIT_HEAD@OWN_UNIT', 'ORGAN_APPROVER@PARTY'], basis: 'R-SEC-2' },
    end: { zh: '结束参与', en: 'end', from: 'any', to: 'ENDED', by: ['DISPATCH_OPERATOR'] },
  },
});
export type ParticipationState = StateOf<typeof participationLifecycle>;
