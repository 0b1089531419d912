import { assertExtensible } from '@yidan/kernel';
import type { Deadline } from '@yidan/kernel';
import { ExtensionNotAsked, ExtensionWaits } from './dispatch-order.errors.ts';

/** 延期 (R-DL-3): asked for by the organ, answered by the operator. */
export interface OrderExtension {
  /** In the unit of the limit that is extended (工作日 for most orders). */
  readonly amount: number;
  readonly reason: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly answer: { readonly granted: boolean; readonly ground: string; readonly by: string; readonly at: string } | null;
}

/** What an earlier request came to. */
export type AskedExtension = { readonly answer: { readonly granted: boolean } | null };

/** 可申请延期: once, by at most the original length, before the time is over; one request at a time. */
export function assertExtendable(earlier: AskedExtension | null, amount: number, running: Pick<Deadline, 'clock' | 'amount' | 'dueAt'>, at: Date): void {
  if (earlier !== null && earlier.answer === null) throw new ExtensionWaits();
  const clock = running.clock ?? 'WORKING_DAY';
  assertExtensible({ clock, amount: running.amount ?? 0 }, { clock, amount }, running.dueAt, at, earlier?.answer?.granted ?? false);
}

/** 申请: what is asked for now. */
export function requested(
  earlier: OrderExtension | null, { amount, reason }: { amount: number; reason: string }, running: Parameters<typeof assertExtendable>[2], askedBy: string, at: Date,
): OrderExtension {
  assertExtendable(earlier, amount, running, at);
  return { amount, reason, askedBy, askedAt: at.toISOString(), answer: null };
}

/** 答复: the request that waited, with its answer. */
export function answered(extension: OrderExtension | null, answer: { granted: boolean; ground: string; by: string }, at: Date): OrderExtension {
  if (extension === null || extension.answer !== null) throw new ExtensionNotAsked();
  return { ...extension, answer: { ...answer, at: at.toISOString() } };
}
