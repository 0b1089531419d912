import type { By, Given } from '@yidan/kernel';
import { orderLifecycle } from './dispatch-order.lifecycle.ts';
import type { OrderCommand, OrderState } from './dispatch-order.lifecycle.ts';
import type { Callback } from './order-facts.ts';
import { isJoint } from './joint-act.ts';
import { assertExtendable } from './order-extension.ts';
import type { AskedExtension } from './order-extension.ts';
import { assertDisputable, assertNotInArbitration, assertReturnable } from './order-return.ts';
import type { Returnable } from './order-return.ts';

/** An order as far as its guards read it. */
export interface OrderNow extends Returnable {
  readonly state: OrderState;
  readonly returnedBefore: boolean;
  readonly disputeCaseNumber: string | null;
  readonly callback: Callback | null;
  /** How many organs have or had a part in its matter. */
  readonly organs: number;
  readonly extension: AskedExtension | null;
  /** The clock for handling, running or standing still. */
  readonly handling: (Parameters<typeof assertExtendable>[2] & { readonly status: 'RUNNING' | 'PAUSED' }) | null;
}

/** What a command asks for beyond state and role; what is not named asks for nothing more. */
const GUARDS: Partial<Record<OrderCommand, (order: OrderNow, at: Date) => boolean>> = {
  requestReturn: (order, at) => passes(() => assertReturnable(order, order.returnedBefore, at)),
  escalate: (order) => passes(() => assertDisputable(order)),
  settle: (order) => passes(() => assertNotInArbitration(order)),
  start: ({ role }) => role !== 'ASSIST',
  suspend: ({ role }) => role !== 'ASSIST',
  recordJointAct: isJoint,
  pause: ({ handling }) => handling?.status === 'RUNNING',
  proceed: ({ handling }) => handling?.status === 'PAUSED',
  requestExtension: ({ extension, handling }, at) => handling?.status === 'RUNNING' && passes(() => assertExtendable(extension, 1, handling, at)),
  approveExtension: ({ extension, handling }, at) => isOpen(extension) && handling?.status === 'RUNNING' && at <= handling.dueAt,
  refuseExtension: ({ extension }) => isOpen(extension),
  reopen: ({ callback }) => callback?.resolved !== true,
};

/** 可办步骤: what somebody may do with an order now; a step that would be refused is not offered. */
export function actionsNow(order: OrderNow, by: By, at: Date, given: Given<OrderState> = {}): OrderCommand[] {
  return orderLifecycle.actionsFor(order.state, by, given).filter((command) => GUARDS[command]?.(order, at) ?? true);
}

function isOpen(extension: AskedExtension | null): boolean {
  return extension !== null && extension.answer === null;
}

function passes(guard: () => void): boolean {
  try {
    guard();
    return true;
  } catch {
    return false;
  }
}
