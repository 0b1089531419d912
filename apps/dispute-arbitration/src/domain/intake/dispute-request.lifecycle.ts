import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

const OFFICE = ['ESTABLISHMENT_OFFICER', 'SYSTEM'] as const;

/** 争议请求流程: what another procedure asked for is raised, joined, referred to what was decided, or refused with its route; what the system cannot settle waits for 编办. */
export const disputeRequestLifecycle = defineLifecycle({
  name: '争议请求',
  states: { WAITING: '待处理', RAISED: '已立案', JOINED: '已并案', REFERRED: '依原结论办理', REFUSED: '不予立案' },
  initial: 'WAITING',
  final: ['RAISED', 'JOINED', 'REFERRED', 'REFUSED'],
  steps: {
    receive: { zh: '接收', en: 'Receive', from: '-', to: 'WAITING', by: ['SYSTEM'], basis: '09 X-1' },
    raise: { zh: '立案', en: 'Raise', from: 'WAITING', to: 'RAISED', by: OFFICE, due: { policy: 'dispute.request', limit: '2 WD' }, basis: '象山：2 个工作日' },
    join: { zh: '并案', en: 'Join', from: 'WAITING', to: 'JOINED', by: OFFICE },
    refer: { zh: '依原结论办理', en: 'Refer to the decision', from: 'WAITING', to: 'REFERRED', by: ['SYSTEM'], basis: 'R-DSP-13' },
    refuse: { zh: '不予立案', en: 'Refuse', from: 'WAITING', to: 'REFUSED', by: ['ESTABLISHMENT_OFFICER'] },
  },
});

export type DisputeRequestState = StateOf<typeof disputeRequestLifecycle>;
export type DisputeRequestCommand = CommandOf<typeof disputeRequestLifecycle>;
