import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf } from '@yidan/kernel';

/** 督办流程 (18, 07 §3.5.11): the organ signs for it and replies by two people; what is not answered in time is taken to the next level. */
export const noticeLifecycle = defineLifecycle({
  name: '督办单',
  states: { ISSUED: '已发出', SIGNED: '已签收', REPLIED: '已答复', REJECTED: '答复退回', ACCEPTED: '答复认可', ESCALATED: '已升级', CLOSED: '已销号' },
  initial: 'ISSUED',
  final: ['ESCALATED', 'CLOSED'],
  steps: {
    issue: { zh: '发出督办', en: 'issue', from: '-', to: 'ISSUED', by: ['SUPERVISOR', 'LEADER_IN_CHARGE', 'INTEGRATION_CLIENT', 'SYSTEM'], basis: 'R-SUP-1' },
    sign: { zh: '签收督办', en: 'sign for', from: 'ISSUED', to: 'SIGNED', by: ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'], due: { policy: 'supervision.sign', limit: '4 wh' } },
    write: { zh: '起草答复', en: 'write the reply', from: ['SIGNED', 'REJECTED'], to: 'same', by: ['UNIT_HANDLER@HOLDER'], expected: true },
    reply: {
      zh: '签发答复', en: 'sign the reply', from: 'SIGNED', to: 'REPLIED', by: ['UNIT_HEAD@HOLDER', 'ORGAN_APPROVER@OWN_ORGAN'],
      due: { policy: 'supervision.reply', limit: '3 WD' }, basis: 'R-SUP-2, R-SEC-2',
    },
    replyAgain: {
      zh: '再次答复', en: 'sign another reply', from: 'REJECTED', to: 'REPLIED', by: ['UNIT_HEAD@HOLDER', 'ORGAN_APPROVER@OWN_ORGAN'],
      due: { policy: 'supervision.replyAgain', limit: '2 WD' }, basis: '18, R-SEC-2',
    },
    accept: { zh: '认可答复', en: 'accept', from: 'REPLIED', to: 'ACCEPTED', by: ['SUPERVISOR', 'LEADER_IN_CHARGE@CREATOR'], expected: true },
    reject: { zh: '退回答复', en: 'reject', from: 'REPLIED', to: 'REJECTED', by: ['SUPERVISOR', 'LEADER_IN_CHARGE@CREATOR'] },
    close: { zh: '销号', en: 'close', from: 'ACCEPTED', to: 'CLOSED', by: ['SUPERVISOR', 'LEADER_IN_CHARGE@CREATOR'], expected: true },
    escalate: { zh: '升级督办', en: 'take to the next level', from: ['ISSUED', 'SIGNED', 'REJECTED'], to: 'ESCALATED', by: ['TIMER'], basis: '18, X-14' },
    lapse: { zh: '因办结销号', en: 'close, for its object is settled', from: 'any', to: 'CLOSED', by: ['SYSTEM'], basis: 'X-14' },
  },
});

export type NoticeState = StateOf<typeof noticeLifecycle>;
export type NoticeCommand = CommandOf<typeof noticeLifecycle>;

/** What the organ owes in a state, which the timer watches. */
export type NoticeClock = 'sign' | 'reply' | 'replyAgain';
