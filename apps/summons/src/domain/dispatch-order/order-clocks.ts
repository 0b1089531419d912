import type { Deadline, FrozenLimit } from '@yidan/kernel';
import type { PauseReason, Urgency } from '@yidan/contracts';
import type { CaseClocks, DeadlineKind } from '../deadline/deadline.ts';
import type { HeldItem } from '../duty-item/held-item.ts';
import { ClockNotSo } from './dispatch-order.errors.ts';
import type { OrderFacts } from './order-facts.ts';

/** What the holder has to do by then; the operator's clocks are others. */
const HOLDERS = ['SIGN_FOR', 'START', 'HANDLE'] as const satisfies readonly DeadlineKind[];

/** By when a new order is to be signed for and handled, and until when it may be returned. */
export interface DispatchedClocks {
  readonly signForDueAt: string;
  readonly handleDueAt: string;
  readonly returnableUntil: Date;
  readonly provisional: boolean;
}

/** 派件单计时: what each act does to the clocks of an order. */
export class OrderClocks {
  constructor(private readonly clocks: CaseClocks) {}

  /** A copy is signed for and no more; it says by when the matter is to be handled. */
  dispatched({ role, ...facts }: Pick<OrderFacts, 'role' | 'item' | 'urgency'>, at: Date): DispatchedClocks {
    const signFor = this.clocks.start('SIGN_FOR', at);
    const returnableUntil = this.clocks.reckon('RETURN', at);
    const told = { signForDueAt: signFor.dueAt.toISOString(), returnableUntil };
    if (role === 'ASSIST') return { ...told, handleDueAt: this.clocks.reckon('HANDLE', at).toISOString(), provisional: signFor.provisional };
    const handle = this.clocks.start('HANDLE', at, statutoryLimit(facts));
    return { ...told, handleDueAt: handle.dueAt.toISOString(), provisional: signFor.provisional || handle.provisional };
  }

  signed(isCopy: boolean, at: Date): boolean {
    const onTime = this.clocks.meet('SIGN_FOR', at);
    if (!isCopy) this.clocks.start('START', at);
    return onTime;
  }

  started(at: Date): void {
    this.clocks.meet('START', at);
  }

  /** What has to be signed for and begun waits for the answer; the time for handling runs on (domain 19 A8). */
  returnRequested(at: Date): void {
    for (const kind of ['SIGN_FOR', 'START'] as const) this.clocks.pause(kind, at, 'RETURN');
    this.clocks.start('RETURN_ANSWER', at);
    this.clocks.start('ESCALATE', at);
  }

  returnRejected(at: Date): void {
    this.clocks.meet('RETURN_ANSWER', at);
    this.clocks.cancel('ESCALATE');
    this.clocks.proceed('SIGN_FOR', at);
    this.signAgain(at);
  }

  /** What the holder has to do by then waits; an emergency is handled whoever's it is, and its time runs on (R-DSP-16). */
  disputed(urgency: Urgency, at: Date): void {
    for (const kind of ['RETURN_ANSWER', 'ESCALATE'] as const) this.clocks.meet(kind, at);
    for (const kind of HOLDERS) if (kind !== 'HANDLE' || urgency !== 'EMERGENCY') this.clocks.pause(kind, at, 'DISPUTE');
  }

  /** It is the operator's to answer again; the time for handling runs on, as after any return that was asked for (domain 19 A8). */
  disputeEnded(at: Date): void {
    this.clocks.proceed('HANDLE', at);
    this.returnRequested(at);
  }

  settled(at: Date): void {
    for (const kind of HOLDERS) this.clocks.proceed(kind, at);
    this.signAgain(at);
  }

  paused(reason: PauseReason, at: Date): void {
    this.handling();
    this.clocks.pause('HANDLE', at, reason);
  }

  /** Answers when the time for handling ends now. */
  proceeded(at: Date): string {
    if (this.clocks.running('HANDLE')) throw new ClockNotSo('PAUSED');
    this.clocks.proceed('HANDLE', at);
    return this.handling('PAUSED').dueAt.toISOString();
  }

  /** Answers when the time for handling ends now. */
  extended(amount: number, at: Date): string {
    this.handling();
    return this.clocks.extend('HANDLE', amount, at).dueAt.toISOString();
  }

  /** Says whether the result was in time. What stood still runs on first: a result that is none gives that time back. */
  submitted(at: Date): boolean {
    this.clocks.proceed('HANDLE', at);
    const onTime = this.clocks.meet('HANDLE', at);
    this.clocks.start('CALLBACK', at);
    return onTime;
  }

  rejected(): void {
    this.clocks.cancel('CALLBACK');
    this.clocks.resume('HANDLE');
  }

  calledBack(at: Date): void {
    this.clocks.meet('CALLBACK', at);
  }

  reopened(facts: { item: HeldItem | null; urgency: Urgency }, at: Date): void {
    this.clocks.start('HANDLE', at, statutoryLimit(facts));
  }

  /** Every clock waits but that of the next review. */
  suspended(at: Date): void {
    for (const kind of HOLDERS) this.clocks.pause(kind, at, 'SUSPENDED');
    this.clocks.cancel('CALLBACK');
    this.clocks.start('SUSPENSION_REVIEW', at);
  }

  reviewed(at: Date): void {
    this.clocks.meet('SUSPENSION_REVIEW', at);
    this.clocks.start('SUSPENSION_REVIEW', at);
  }

  /** The time for handling runs on with what was left of it, or anew where a result had used it up. */
  resumed(facts: { item: HeldItem | null; urgency: Urgency }, at: Date): void {
    this.clocks.meet('SUSPENSION_REVIEW', at);
    for (const kind of ['SIGN_FOR', 'START'] as const) this.clocks.cancel(kind);
    this.clocks.proceed('HANDLE', at);
    if (!this.clocks.running('HANDLE')) this.reopened(facts, at);
  }

  ended(): void {
    this.clocks.cancelAll();
  }

  /** The clock for handling, which has to run. */
  handling(wanted: 'RUNNING' | 'PAUSED' = 'RUNNING'): Deadline<DeadlineKind> {
    const running = this.clocks.running('HANDLE');
    if (!running) throw new ClockNotSo(wanted);
    return running;
  }

  // Who goes on with an order signs for it again, with a clock that runs.
  private signAgain(at: Date): void {
    this.clocks.cancel('START');
    if (!this.clocks.running('SIGN_FOR')) this.clocks.start('SIGN_FOR', at);
  }
}

// A statutory limit of the item lengthens the usual one, never an urgent one (07 §3.5.3).
function statutoryLimit({ item, urgency }: { item: HeldItem | null; urgency: Urgency }): FrozenLimit | null {
  if (!item?.timeLimit || urgency !== 'NORMAL') return null;
  return { ...item.timeLimit, policyKey: 'item.timeLimit', policyValue: { itemCode: item.code, ...item.timeLimit } };
}
