import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** 编委会议流程: called and prepared by the secretary, who has no vote; decided by the members; closed by the minutes that the chair signs. */
export const commissionMeetingLifecycle = defineLifecycle({
  name: '编委会议',
  states: { PLANNED: '已安排', HELD: '已召开', MINUTES_SIGNED: '纪要已签发', CANCELLED: '已取消' },
  initial: 'PLANNED',
  final: ['MINUTES_SIGNED', 'CANCELLED'],
  steps: {
    plan: { zh: '安排会议', en: 'Call a meeting', from: '-', to: 'PLANNED', by: ['COMMISSION_SECRETARY'] },
    setAgenda: { zh: '列入议程', en: 'Put on the agenda', from: 'PLANNED', to: 'same', by: ['COMMISSION_SECRETARY'] },
    postpone: { zh: '改期', en: 'Postpone', from: 'PLANNED', to: 'same', by: ['COMMISSION_SECRETARY'] },
    cancel: { zh: '取消会议', en: 'Cancel the meeting', from: 'PLANNED', to: 'CANCELLED', by: ['COMMISSION_SECRETARY'] },
    hold: { zh: '召开会议', en: 'Open the meeting', from: 'PLANNED', to: 'HELD', by: ['COMMISSION_SECRETARY'], basis: 'F-011' },
    attend: { zh: '补记到会', en: 'Record who came later', from: 'HELD', to: 'same', by: ['COMMISSION_SECRETARY'] },
    recuse: { zh: '声明回避', en: 'Declare a recusal', from: ['PLANNED', 'HELD'], to: 'same', by: ['COMMISSION_MEMBER', 'COMMISSION_CHAIR'], basis: 'F-011' },
    vote: { zh: '表决', en: 'Vote', from: 'HELD', to: 'same', by: ['COMMISSION_MEMBER', 'COMMISSION_CHAIR'], basis: 'F-011' },
    keepMinutes: { zh: '拟定纪要', en: 'Write the minutes', from: 'HELD', to: 'same', by: ['COMMISSION_SECRETARY'] },
    signMinutes: { zh: '签发纪要', en: 'Sign the minutes', from: 'HELD', to: 'MINUTES_SIGNED', by: ['COMMISSION_CHAIR'], basis: 'F-011' },
  },
});

export type CommissionMeetingState = StateOf<typeof commissionMeetingLifecycle>;
export type CommissionMeetingCommand = CommandOf<typeof commissionMeetingLifecycle>;
