import { defineLifecycle, type StateOf } from '@yidan/kernel';

/** 公示: open for its period and until every objection is answered; an objection that is upheld ends it. */
export const publicityLifecycle = defineLifecycle({
  name: '公示',
  states: { OPEN: '公示中', CLOSED: '公示期满', ENDED: '因异议成立终止' },
  initial: 'OPEN',
  final: ['CLOSED', 'ENDED'],
  steps: {
    open: { zh: '公示', en: 'Open', from: '-', to: 'OPEN', by: ['ESTABLISHMENT_OFFICER'], basis: 'R-REG-14' },
    close: { zh: '公示期满', en: 'Close', from: 'OPEN', to: 'CLOSED', by: ['TIMER', 'SYSTEM'], basis: 'F-014' },
    end: { zh: '终止', en: 'End', from: 'OPEN', to: 'ENDED', by: ['ESTABLISHMENT_DIRECTOR'], basis: 'corrections A6' },
  },
});

export type PublicityState = StateOf<typeof publicityLifecycle>;
