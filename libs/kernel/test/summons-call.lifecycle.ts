import { anyBefore, defineLifecycle } from '../src/index.ts';

/** 呼叫单 (07 §3.5.8, repaired by 19 A17): the call follows its parties, each of which has a state of its own. */
export const summonsCall = defineLifecycle({
  name: '呼叫单',
  states: {
    CALLED: '已呼叫',
    SCREENING: '审核中',
    ACKNOWLEDGED: '已响应',
    CHECKED_IN: '已报到',
    IN_DISPOSAL: '处置中',
    LONG_TERM: '挂账督办',
    REPORTED: '已报告',
    RESOLVED: '已解决',
    RATED: '已评价',
    CLOSED: '已办结',
    REJECTED: '不予受理',
    WITHDRAWN: '已撤回',
  },
  initial: 'CALLED',
  final: ['CLOSED', 'REJECTED', 'WITHDRAWN'],
  steps: {
    call: { zh: '呼叫', en: 'Call', from: '-', to: 'CALLED', by: ['TOWN_CALLER@TOWNSHIP', 'TOWN_COMMANDER@TOWNSHIP'] },
    screen: { zh: '审核', en: 'Screen', from: 'CALLED', to: 'SCREENING', by: ['DISPATCH_OPERATOR'] },
    admit: { zh: '准入', en: 'Admit', from: 'SCREENING', to: 'CALLED', by: ['DISPATCH_OPERATOR'], due: { policy: 'summons.limits.screen', limit: '2 wh' } },
    reject: { zh: '不予准入', en: 'Reject', from: 'SCREENING', to: 'REJECTED', by: ['DISPATCH_OPERATOR'] },
    allAcknowledged: { zh: '全部响应', en: 'All acknowledged', from: 'CALLED', to: 'ACKNOWLEDGED', by: ['SYSTEM'] },
    allCheckedIn: { zh: '全部报到', en: 'All checked in', from: 'ACKNOWLEDGED', to: 'CHECKED_IN', by: ['SYSTEM'] },
    plan: { zh: '制定方案', en: 'Plan', from: 'CHECKED_IN', to: 'IN_DISPOSAL', by: ['TOWN_COMMANDER@TOWNSHIP'], due: { policy: 'summons.limits.plan', limit: { YELLOW: '1 WD', BLUE: '3 WD' } } },
    report: { zh: '报告结果', en: 'Report', from: 'IN_DISPOSAL', to: 'REPORTED', by: ['@LEAD'], due: { policy: 'summons.limits.result', limit: { YELLOW: '3 WD', BLUE: '5 WD' } } },
    accept: { zh: '验收', en: 'Accept', from: 'REPORTED', to: 'RESOLVED', by: ['TOWN_COMMANDER@TOWNSHIP'], due: { policy: 'summons.limits.accept', limit: '2 WD' } },
    refuse: { zh: '退回处置', en: 'Refuse', from: 'REPORTED', to: 'IN_DISPOSAL', by: ['TOWN_COMMANDER@TOWNSHIP'] },
    rate: { zh: '评价', en: 'Rate', from: 'RESOLVED', to: 'RATED', by: ['@TOWNSHIP', 'TIMER'], due: { policy: 'summons.limits.rate', limit: '3 WD' } },
    close: { zh: '办结', en: 'Close', from: 'RATED', to: 'CLOSED', by: ['SYSTEM'] },
    escalate: { zh: '升级', en: 'Escalate', from: 'any', to: 'same', by: ['TIMER', 'TOWN_COMMANDER@TOWNSHIP'], sets: 'ESCALATED' },
    withdraw: { zh: '撤回', en: 'Withdraw', from: anyBefore('IN_DISPOSAL'), to: 'WITHDRAWN', by: ['TOWN_COMMANDER@TOWNSHIP'] },
    convertLongTerm: { zh: '转挂账督办', en: 'Convert to long term', from: 'IN_DISPOSAL', to: 'LONG_TERM', by: ['LEADER_IN_CHARGE'] },
    endLongTerm: { zh: '结束挂账', en: 'End the long term', from: 'LONG_TERM', to: ['IN_DISPOSAL', 'RESOLVED'], by: ['LEADER_IN_CHARGE'] },
  },
});

/** 呼叫当事方: what one summoned organ has done about the call. */
export const summonsParty = defineLifecycle({
  name: '呼叫当事方',
  states: { CALLED: '已呼叫', ACKNOWLEDGED: '已响应', OBJECTING: '异议中', RELEASED: '已解除', CHECKED_IN: '已报到', REPORTED: '已报告', RATED: '已评价' },
  initial: 'CALLED',
  final: ['RELEASED', 'RATED'],
  steps: {
    acknowledge: { zh: '响应', en: 'Acknowledge', from: 'CALLED', to: 'ACKNOWLEDGED', by: ['@PARTY'], due: { policy: 'summons.limits.acknowledge', limit: { RED: '5 min', YELLOW: '2 wh', BLUE: '1 WD' } } },
    object: { zh: '提出异议', en: 'Object', from: ['CALLED', 'ACKNOWLEDGED'], to: 'OBJECTING', by: ['@PARTY'] },
    rejectObjection: { zh: '驳回异议', en: 'Reject the objection', from: 'OBJECTING', to: 'previous', by: ['SYSTEM'] },
    release: { zh: '解除', en: 'Release', from: 'OBJECTING', to: 'RELEASED', by: ['SYSTEM'] },
    checkIn: { zh: '报到', en: 'Check in', from: 'ACKNOWLEDGED', to: 'CHECKED_IN', by: ['@PARTY'], due: { policy: 'summons.limits.checkIn', limit: { RED: '30 min', YELLOW: '4 wh', BLUE: '2 WD' } } },
    report: { zh: '报告结果', en: 'Report', from: 'CHECKED_IN', to: 'REPORTED', by: ['@PARTY'] },
    rate: { zh: '评价', en: 'Rate', from: 'REPORTED', to: 'RATED', by: ['TOWN_COMMANDER@TOWNSHIP', 'TIMER'] },
  },
});
