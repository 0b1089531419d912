import { defineLifecycle, type CommandOf, type StateOf } from '@yidan/kernel';

/** “三定”制定流程: scope, draft, review by the group the text was given to, leading group, party committee, issue (03 §3.1.3; corrections B). Every step forward stands on a stored act. */
export const sandingLifecycle = defineLifecycle({
  name: '“三定”规定',
  states: {
    SCOPED: '已定范围',
    DRAFTED: '已起草',
    GROUP_REVIEW: '专项审核小组审核',
    LEADING_GROUP: '领导小组审议',
    PARTY_COMMITTEE: '党委审定',
    ISSUED: '已印发',
    SUPERSEDED: '已被替代',
  },
  initial: 'SCOPED',
  final: ['SUPERSEDED'],
  steps: {
    scope: { zh: '明确范围', en: 'Scope', from: '-', to: 'SCOPED', by: ['ESTABLISHMENT_OFFICER'], basis: '03 §3.1.3: 范围、报批程序、时限明确' },
    draft: { zh: '起草', en: 'Draft', from: ['SCOPED', 'DRAFTED'], to: 'DRAFTED', by: ['ORGAN_DRAFTER@OWN_ORGAN', 'ESTABLISHMENT_OFFICER'], basis: '03 §3.1.3' },
    assignGroup: { zh: '交专项审核小组', en: 'Assign to a review group', from: 'DRAFTED', to: 'GROUP_REVIEW', by: ['ESTABLISHMENT_OFFICER'], basis: 'F-155; corrections B' },
    recordGroupReview: {
      zh: '记录小组审核意见', en: 'Record the review', from: 'GROUP_REVIEW', to: 'same', by: ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER'], basis: 'F-155',
    },
    toLeadingGroup: { zh: '提请领导小组审议', en: 'Bring before the leading group', from: 'GROUP_REVIEW', to: 'LEADING_GROUP', by: ['ESTABLISHMENT_DIRECTOR'], basis: 'F-155' },
    recordLeadingGroup: { zh: '记录领导小组决定', en: "Record the leading group's decision", from: 'LEADING_GROUP', to: 'same', by: ['COMMISSION_SECRETARY'], basis: 'F-155' },
    toPartyCommittee: { zh: '提请党委审定', en: 'Bring before the party committee', from: 'LEADING_GROUP', to: 'PARTY_COMMITTEE', by: ['COMMISSION_CHAIR'], basis: 'F-155' },
    recordPartyCommittee: { zh: '记录党委决定', en: "Record the committee's decision", from: 'PARTY_COMMITTEE', to: 'same', by: ['COMMISSION_SECRETARY'], basis: 'F-155' },
    issue: { zh: '印发', en: 'Issue', from: 'PARTY_COMMITTEE', to: 'ISSUED', by: ['ESTABLISHMENT_OFFICER'], basis: 'F-155, F-076' },
    return: { zh: '退回修改', en: 'Return', from: ['GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE'], to: 'DRAFTED', by: ['ESTABLISHMENT_DIRECTOR'], basis: '03 §3.1.3: 多次对接审核，反复修改完善' },
    loadIssued: {
      zh: '登记已印发“三定”', en: 'Enter an issued provision', from: '-',
      // One that a later one replaced already is history from the start.
      to: ['ISSUED', 'SUPERSEDED'],
      by: ['ESTABLISHMENT_OFFICER'], basis: '03 §3.1.3',
    },
    supersede: { zh: '替代', en: 'Supersede', from: 'ISSUED', to: 'SUPERSEDED', by: ['SYSTEM'], basis: '03 §3.1.3' },
  },
});

export type SandingState = StateOf<typeof sandingLifecycle>;
export type SandingCommand = CommandOf<typeof sandingLifecycle>;
