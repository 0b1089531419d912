import { z } from 'zod';

/** 用工性质. */
export const employmentKindZh = { IN_ESTABLISHMENT: '编制内', AUXILIARY: '编外辅助' } as const;
export const EmploymentKind = z.enum(['IN_ESTABLISHMENT', 'AUXILIARY']);
export type EmploymentKind = z.infer<typeof EmploymentKind>;

/** 离职原因: a word of a list, so that nobody writes a life story into the register. */
export const leaveReasonZh = {
  RETIREMENT: '退休',
  TRANSFER: '调出本地区',
  RESIGNATION: '辞职',
  DISMISSAL: '辞退、开除',
  CONTRACT_END: '合同期满',
  DEATH: '去世',
  SYSTEM_RETIRED: '系统停用',
  OTHER: '其他',
} as const;
export type LeaveReason = keyof typeof leaveReasonZh;
export const LeaveReason = z.enum(Object.keys(leaveReasonZh) as [LeaveReason, ...LeaveReason[]]);
