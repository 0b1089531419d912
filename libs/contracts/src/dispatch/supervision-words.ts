import { z } from 'zod';

/** 督办级别 (07 §3.5.11), from the mildest. */
export const SupervisionLevel = z.enum(['REMIND', 'URGE', 'SUPERVISE', 'LISTED', 'INTERVIEW']);
export type SupervisionLevel = z.infer<typeof SupervisionLevel>;
/** 督办事由: the five conditions, and what is due soon. */
export const SupervisionReason = z.enum(['OVERDUE', 'DUE_SOON', 'REFUSED', 'UNSOLVED', 'NEGATIVE_EFFECT', 'OTHER']);
export type SupervisionReason = z.infer<typeof SupervisionReason>;
/** 督办来源: a person, the ladder, a notice that was not answered, another service. */
export const SupervisionOrigin = z.enum(['PERSON', 'LADDER', 'ESCALATION', 'SERVICE']);
export type SupervisionOrigin = z.infer<typeof SupervisionOrigin>;
/** 督办单状态. */
export const SupervisionState = z.enum(['ISSUED', 'SIGNED', 'REPLIED', 'ACCEPTED', 'REJECTED', 'ESCALATED', 'CLOSED']);
/** 通报状态. */
export const BulletinState = z.enum(['DRAFT', 'APPEAL', 'SIGNED', 'PUBLISHED', 'WITHDRAWN']);
/** 通报范围. */
export const BulletinAudience = z.enum(['INTERNAL', 'PUBLIC']);
export type BulletinAudience = z.infer<typeof BulletinAudience>;
/** 拟列入通报的事由: the ladder reached it, three 督办 within six months (R-SUP-4), the last level was left unanswered. */
export const ProposalGround = z.enum(['LADDER', 'THREE_SUPERVISED', 'LAST_LEVEL_UNANSWERED']);
export type ProposalGround = z.infer<typeof ProposalGround>;

const Count = z.int().min(0);
/** 通报数据 of an organ in the period: counted from orders and notices, never written by hand. */
export const BulletinCounts = z.object({
  /** 应办. */
  orders: Count,
  /** 逾期: orders of which a step was late. */
  overdue: Count,
  submitted: Count,
  submittedInTime: Count,
  calledBack: Count,
  responded: Count,
  resolved: Count,
  /** Callbacks that gave a mark, and those of four or five. */
  rated: Count,
  satisfied: Count,
  /** 提醒、催办. */
  reminded: Count,
  /** 督办 and above. */
  supervised: Count,
});
export type BulletinCounts = z.infer<typeof BulletinCounts>;
