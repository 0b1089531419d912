import type { DeadlineBook } from '@yidan/kernel';

/** 时限种类: what has to be done by then. */
export const deadlineKindZh = { DECIDE: '定责', SIGN_FOR: '签收', START: '开始办理', HANDLE: '办理', CALLBACK: '回访' } as const;
export type DeadlineKind = keyof typeof deadlineKindZh;

/** 派件计时簿: the clocks of one matter or order. */
export type CaseClocks = DeadlineBook<DeadlineKind>;
