/** 时限节点 (R-DL-4): the shares of a clock at which somebody is told; at 100 it is over. */
export const MARKS = [50, 80, 100] as const;
export type MarkPercent = (typeof MARKS)[number];

/** The time a clock runs, without what it stood still. */
export interface Span {
  readonly from: Date;
  readonly dueAt: Date;
}

/** The first instant at which so much of the time has gone, by the hands of a clock; the due instant itself is still in time. */
export function markInstant(percent: MarkPercent, { from, dueAt }: Span): Date {
  if (percent === 100) return new Date(dueAt.getTime() + 1);
  return new Date(from.getTime() + Math.ceil(((dueAt.getTime() - from.getTime()) * percent) / 100));
}

/** The last mark a clock has reached at an instant; 0 where it has reached none. */
export function markReached(span: Span, at: Date): MarkPercent | 0 {
  return MARKS.findLast((percent) => at >= markInstant(percent, span)) ?? 0;
}

/** When the first mark is reached that was not told yet, or null after the last. */
export function nextMarkAt(told: MarkPercent | 0, span: Span): Date | null {
  const next = MARKS.find((percent) => percent > told);
  return next === undefined ? null : markInstant(next, span);
}
