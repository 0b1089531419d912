import type { SupervisionOrigin, SupervisionReason } from '@yidan/contracts';

/** 督办事由 in the words of the rules. */
export const supervisionReasonZh: Readonly<Record<SupervisionReason, string>> = {
  OVERDUE: '逾期未办', DUE_SOON: '即将到期', REFUSED: '拒不承办', UNSOLVED: '应解决未解决', NEGATIVE_EFFECT: '造成不良影响', OTHER: '其他',
};
/** 督办来源. */
export const supervisionOriginZh: Readonly<Record<SupervisionOrigin, string>> = { PERSON: '督办人员', LADDER: '督办阶梯', ESCALATION: '逾期升级', SERVICE: '业务系统' };
/** 销号原因. */
export const closedGroundZh = { ACCEPTED: '答复已认可', DONE: '事项已办理', NO_LONGER_DUE: '时限不再计算' } as const;
