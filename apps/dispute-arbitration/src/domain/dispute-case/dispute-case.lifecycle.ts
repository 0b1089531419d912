import { defineLifecycle } from '@yidan/kernel';
import type { CommandOf, StateOf, Who } from '@yidan/kernel';

/** Who acts for an organ in a dispute; its word is its head's. */
const PARTY = ['ORGAN_DRAFTER@PARTY', 'ORGAN_APPROVER@PARTY', 'PRINCIPAL_OFFICER@PARTY', 'TOWN_COMMANDER@PARTY'] as const satisfies readonly Who[];
const CONVENOR = ['ORGAN_DRAFTER@CONVENOR', 'ORGAN_APPROVER@CONVENOR', 'PRINCIPAL_OFFICER@CONVENOR', 'TOWN_COMMANDER@CONVENOR'] as const satisfies readonly Who[];
const HEADS = ['PRINCIPAL_OFFICER@PARTY'] as const satisfies readonly Who[];
const OFFICE = ['ESTABLISHMENT_OFFICER'] as const satisfies readonly Who[];
const DIRECTORS = ['ESTABLISHMENT_DIRECTOR', 'JUSTICE_DIRECTOR'] as const satisfies readonly Who[];
const BEFORE_THE_RULING = ['RAISED', 'NEGOTIATING', 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'ACCEPTED', 'COORDINATING', 'SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED'] as const;

/** 职责争议流程 (05 §3.3.4, corrections A7): negotiation, coordination, ruling; no level is skipped, and the duty is never without a holder. */
export const disputeCaseLifecycle = defineLifecycle({
  name: '职责争议',
  states: {
    RAISED: '已提出',
    NEGOTIATING: '部门协商',
    AGREED: '协商一致',
    FILED: '纪要备案',
    NEGOTIATION_FAILED: '协商不成',
    APPLIED: '已申请协调',
    SUPPLEMENTING: '补正中',
    REJECTED: '不予受理',
    TRANSFERRED: '已移送',
    REFERRED_UP: '已报上级',
    ACCEPTED: '已受理',
    COORDINATING: '编办、司法协调',
    OPINION_ISSUED: '已出具协调意见',
    SUBMITTED_TO_COMMISSION: '提请裁定',
    IN_DELIBERATION: '编委审议',
    DEFERRED: '缓议',
    RULED: '已裁定',
    RECONSIDERING: '复核中',
    EXECUTING: '执行中',
    EXECUTED: '已执行',
    CLOSED: '已办结',
    WITHDRAWN: '已撤回',
  },
  initial: 'RAISED',
  final: ['REJECTED', 'TRANSFERRED', 'CLOSED', 'WITHDRAWN'],
  steps: {
    raise: {
      zh: '提出争议', en: 'Raise', from: '-', to: 'RAISED',
      by: [...PARTY, 'TOWN_CALLER@PARTY', 'DISPATCH_OPERATOR', ...OFFICE, 'JUSTICE_REVIEWER', 'LEADER_IN_CHARGE', 'SYSTEM'], basis: '05 §3.3.2',
    },
    designateInterim: { zh: '指定临时责任单位', en: 'Designate the interim holder', from: 'any', to: 'same', by: ['ESTABLISHMENT_DIRECTOR', 'LEADER_IN_CHARGE', 'SYSTEM'], basis: 'R-DSP-1' },
    submitStatement: { zh: '提交意见书', en: 'Submit a statement', from: [...BEFORE_THE_RULING], to: 'same', by: PARTY, basis: '05 §3.3.3' },
    recordLeader: { zh: '登记领导批示', en: 'Record a leader’s intervention', from: 'any', to: 'same', by: [...OFFICE, 'LEADER_IN_CHARGE'], basis: 'F-051' },

    // Level 1. Whoever convenes has three days; after them any party may (R-DSP-5).
    openNegotiation: { zh: '启动协商', en: 'Open the negotiation', from: 'RAISED', to: 'NEGOTIATING', by: PARTY, due: { policy: 'dispute.convene', limit: '3 WD' }, basis: 'R-DSP-5' },
    replaceNegotiation: { zh: '以书面意见代替协商', en: 'Replace the negotiation by statements', from: 'RAISED', to: 'NEGOTIATION_FAILED', by: [...OFFICE, 'SYSTEM'], basis: 'R-DSP-4' },
    recordMeeting: { zh: '记录协商会议', en: 'Record a meeting', from: 'NEGOTIATING', to: 'same', by: PARTY },
    recordRefusal: { zh: '记录拒绝协商', en: 'Record a refusal', from: 'NEGOTIATING', to: 'same', by: PARTY },
    keepMinutes: { zh: '拟定协商纪要', en: 'Write the minutes', from: 'NEGOTIATING', to: 'same', by: CONVENOR },
    agree: { zh: '签署协商纪要', en: 'Sign the minutes', from: 'NEGOTIATING', to: 'AGREED', by: HEADS, signatures: 'EVERY_PARTY', basis: '05 §3.3.4' },
    fileMinutes: { zh: '报备协商纪要', en: 'File the minutes', from: 'AGREED', to: 'FILED', by: CONVENOR, due: { policy: 'dispute.file', limit: '3 WD' } },
    objectToMinutes: { zh: '对纪要提出异议', en: 'Object to the minutes', from: 'FILED', to: 'NEGOTIATING', by: OFFICE },
    letStand: { zh: '纪要生效', en: 'Let the minutes stand', from: 'FILED', to: 'same', by: ['TIMER'], due: { policy: 'dispute.minutesObjection', limit: '5 WD' } },
    fail: { zh: '协商不成', en: 'Declare the negotiation failed', from: 'NEGOTIATING', to: 'NEGOTIATION_FAILED', by: [...PARTY, 'TIMER'], due: { policy: 'dispute.negotiation', limit: { NORMAL: '10 WD', URGENT: '3 WD' } } },

    // Level 2.
    apply: { zh: '申请协调', en: 'Apply for coordination', from: 'NEGOTIATION_FAILED', to: 'APPLIED', by: [...PARTY, ...OFFICE], due: { policy: 'dispute.apply', limit: '5 WD' } },
    accept: { zh: '受理', en: 'Accept', from: 'APPLIED', to: 'ACCEPTED', by: OFFICE, due: { policy: 'dispute.accept', limit: '3 WD' }, basis: 'fsou-172586 第九条' },
    askSupplement: { zh: '要求补正', en: 'Ask for a supplement', from: 'APPLIED', to: 'SUPPLEMENTING', by: OFFICE },
    supplement: { zh: '补正', en: 'Supplement', from: 'SUPPLEMENTING', to: 'APPLIED', by: [...PARTY, ...OFFICE], expected: true },
    lapse: { zh: '逾期未补正', en: 'Lapse', from: 'SUPPLEMENTING', to: 'REJECTED', by: ['TIMER'], due: { policy: 'dispute.supplement', limit: '10 WD' }, basis: 'corrections A7' },
    reject: { zh: '不予受理', en: 'Reject', from: 'APPLIED', to: 'REJECTED', by: OFFICE },
    transfer: { zh: '移送', en: 'Transfer', from: 'APPLIED', to: 'TRANSFERRED', by: OFFICE },
    referUp: { zh: '报请上级', en: 'Refer up', from: ['APPLIED', 'ACCEPTED'], to: 'REFERRED_UP', by: ['ESTABLISHMENT_DIRECTOR'] },
    recordUpperDecision: { zh: '登记上级决定', en: 'Record the upper decision', from: 'REFERRED_UP', to: 'RULED', by: OFFICE, due: { policy: 'dispute.upper', limit: '20 WD' }, basis: 'F-179' },
    recordUpperReturn: { zh: '登记上级退回', en: 'Record the upper return', from: 'REFERRED_UP', to: 'ACCEPTED', by: OFFICE, basis: 'F-179' },
    forward: { zh: '转送材料', en: 'Forward the materials', from: 'ACCEPTED', to: 'COORDINATING', by: OFFICE, due: { policy: 'dispute.forward', limit: '2 WD' }, basis: 'fsou-172586 第十条' },
    reply: { zh: '答复', en: 'Reply', from: 'COORDINATING', to: 'same', by: PARTY },
    closeReplies: { zh: '答复期满', en: 'Close the replies', from: 'COORDINATING', to: 'same', by: ['TIMER'], due: { policy: 'dispute.reply', limit: '7 WD' }, basis: 'fsou-172586 第十条' },
    holdRound: { zh: '开展一轮协调', en: 'Hold a round', from: 'COORDINATING', to: 'same', by: [...OFFICE, 'JUSTICE_REVIEWER'] },
    extendCoordination: { zh: '延长协调期限', en: 'Extend the coordination', from: 'COORDINATING', to: 'same', by: ['ESTABLISHMENT_DIRECTOR'] },
    draftOpinion: { zh: '拟定协调意见', en: 'Draft the opinion', from: 'COORDINATING', to: 'same', by: [...OFFICE, 'JUSTICE_REVIEWER'], expected: true },
    acceptOpinion: { zh: '同意协调意见', en: 'Accept the opinion', from: 'COORDINATING', to: 'same', by: HEADS },
    declineOpinion: { zh: '不同意协调意见', en: 'Decline the opinion', from: 'COORDINATING', to: 'same', by: HEADS },
    consensus: { zh: '签发协调意见书', en: 'Sign the opinion', from: 'COORDINATING', to: 'OPINION_ISSUED', by: DIRECTORS, signatures: 'EVERY_ROLE', basis: 'F-048' },
    noConsensus: { zh: '签署提请裁定请示', en: 'Submit to the commission', from: 'COORDINATING', to: 'SUBMITTED_TO_COMMISSION', by: DIRECTORS, signatures: 'EVERY_ROLE' },

    // Level 3.
    deliberate: { zh: '列入审议', en: 'Put up for deliberation', from: ['SUBMITTED_TO_COMMISSION', 'DEFERRED'], to: 'IN_DELIBERATION', by: ['COMMISSION_SECRETARY'], due: { policy: 'dispute.deliberate', limit: { NORMAL: '20 WD', URGENT: '5 WD' } } },
    hear: { zh: '记录听取意见', en: 'Record the hearing', from: ['SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED', 'RECONSIDERING'], to: 'same', by: ['COMMISSION_SECRETARY'], basis: 'R-DSP-10' },
    draftRuling: { zh: '拟定裁定书', en: 'Draft the ruling', from: ['IN_DELIBERATION', 'RECONSIDERING'], to: 'same', by: ['COMMISSION_SECRETARY', ...OFFICE], expected: true },
    rule: { zh: '签发裁定书', en: 'Sign the ruling', from: 'IN_DELIBERATION', to: 'RULED', by: ['COMMISSION_CHAIR'], expected: true, basis: 'F-049' },
    defer: { zh: '缓议', en: 'Defer', from: 'IN_DELIBERATION', to: 'DEFERRED', by: ['COMMISSION_CHAIR'] },
    remand: { zh: '发回协调', en: 'Remand', from: 'IN_DELIBERATION', to: 'COORDINATING', by: ['COMMISSION_CHAIR'] },
    requestReview: { zh: '申请复核', en: 'Request a review', from: ['RULED', 'EXECUTING'], to: 'RECONSIDERING', by: HEADS, basis: '05 §3.3.4' },
    decideReview: { zh: '作出复核决定', en: 'Decide the review', from: 'RECONSIDERING', to: 'RULED', by: ['COMMISSION_CHAIR'], due: { policy: 'dispute.reviewDecision', limit: '20 WD' } },

    // Carrying it out.
    execute: { zh: '执行', en: 'Carry out', from: ['FILED', 'OPINION_ISSUED', 'RULED'], to: 'EXECUTING', by: [...PARTY, 'SYSTEM'], due: { policy: 'dispute.execute', limit: '10 WD' } },
    reportExecution: { zh: '报告执行情况', en: 'Report the execution', from: 'EXECUTING', to: 'same', by: PARTY },
    confirm: { zh: '确认执行', en: 'Confirm the execution', from: 'EXECUTING', to: 'EXECUTED', by: OFFICE, due: { policy: 'dispute.confirm', limit: '30 WD' } },
    markNonCompliance: { zh: '登记拒不执行', en: 'Mark non-compliance', from: ['FILED', 'OPINION_ISSUED', 'RULED', 'EXECUTING'], to: 'same', by: OFFICE, sets: 'NON_COMPLIANCE' },
    close: { zh: '办结', en: 'Close', from: 'EXECUTED', to: 'CLOSED', by: OFFICE, expected: true, basis: 'F-180' },
    consentToWithdrawal: { zh: '同意撤回', en: 'Consent to the withdrawal', from: [...BEFORE_THE_RULING], to: 'same', by: HEADS },
    withdraw: { zh: '撤回', en: 'Withdraw', from: [...BEFORE_THE_RULING], to: 'WITHDRAWN', by: ['ORGAN_APPROVER@CREATOR', 'PRINCIPAL_OFFICER@CREATOR', 'TOWN_COMMANDER@CREATOR', 'DISPATCH_OPERATOR@CREATOR', 'ESTABLISHMENT_OFFICER@CREATOR'] },
  },
});

export type DisputeCaseState = StateOf<typeof disputeCaseLifecycle>;
export type DisputeCaseCommand = CommandOf<typeof disputeCaseLifecycle>;
