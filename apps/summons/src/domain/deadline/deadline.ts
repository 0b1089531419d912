import type { DeadlineBook, LawfulPause } from '@yidan/kernel';

/** 时限种类: what has to be done by then. */
export const deadlineKindZh = { DECIDE: '定责', SIGN_FOR: '签收', RETURN: '申请退件', RETURN_ANSWER: '退件审核', ESCALATE: '提请争议处理', START: '开始办理', HANDLE: '办理', CALLBACK: '回访', SUSPENSION_REVIEW: '挂账复核' } as const;
export type DeadlineKind = keyof typeof deadlineKindZh;

/** 派件计时簿: the clocks of one matter or order. */
export type CaseClocks = DeadlineBook<DeadlineKind, LawfulPause | 'RETURN' | 'DISPUTE' | 'SUSPENDED'>;
