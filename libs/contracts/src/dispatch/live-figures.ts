import { z } from 'zod';

/** 实时指标: what an order counts for in the live picture. The clock counted is the one the order shows; what the operations centre owes is its own figure. */
export const LiveFigure = z.enum(['running', 'dueToday', 'overdue', 'centreOverdue', 'returning', 'inDispute', 'suspended', 'green', 'yellow', 'orange', 'red', 'grey']);
export type LiveFigure = z.infer<typeof LiveFigure>;

/**
 * 结果指标: what an order counts for in the report of the period in which it went out. Copies count for nothing; orders that were sent elsewhere or withdrawn
 * count only as `returned` and `sentOn`. `led…` are those of the units that lead a matter.
 */
export const ResultFigure = z.enum([
  'orders', 'signed', 'signedOnTime', 'submitted', 'submittedOnTime', 'calledBack', 'responded', 'resolved', 'rated', 'satisfied', 'closed', 'returned', 'sentOn', 'led', 'ledSigned', 'ledClosed',
]);
export type ResultFigure = z.infer<typeof ResultFigure>;

/** 办件指标: each figure is a filter of the list of orders as well. */
export const OrderFigure = z.enum([...LiveFigure.options, ...ResultFigure.options]);
export type OrderFigure = z.infer<typeof OrderFigure>;

/** 来件指标: what a matter counts for in the report of the period in which it was received; `undecided` is what waits for the operator now. */
export const MatterFigure = z.enum(['undecided', 'received', 'decided', 'auto', 'autoRight', 'confirm', 'confirmedAsProposed', 'ambiguous', 'unmatched', 'merged', 'referred']);
export type MatterFigure = z.infer<typeof MatterFigure>;
