import { businessDate } from '@yidan/kernel';

/** 时点所在日: the day a question is about: the day named, the day an instant falls on in Beijing, or today. */
export function dayOf(asOf: string | undefined, now: Date): string {
  if (asOf === undefined) return businessDate(now);
  return asOf.length === 10 ? asOf : businessDate(new Date(asOf));
}
