import type { Role, Who } from '@yidan/kernel';
import type { Acting } from '../acting.ts';
import { ORDER_WAYS, widestView } from '../dispatch-order/order-view.ts';
import { matterLifecycle } from './incoming-matter.lifecycle.ts';

/** Who may send matters: people and machine accounts, never the system. */
const SENDERS = matterLifecycle.steps.receive.by as readonly Role[];
/** 可见范围: who may look at matters: those whose orders one may look at, and those the own organ sent. */
export const MATTER_WAYS: readonly Who[] = [...ORDER_WAYS, ...SENDERS.filter((role) => !ORDER_WAYS.includes(role)).map((role): Who => `${role}@CREATOR`)];
/** 办理链 (R-SEC-4): who may see a complainant. */
export const COMPLAINANT_WAYS: readonly Who[] = ['DISPATCH_OPERATOR', 'UNIT_HANDLER@OWN_UNIT', 'UNIT_HEAD@OWN_UNIT'];

/** How far somebody sees beyond the matters the own organ sent: all, those the own organ or unit has orders of, or none. */
export function beyondOwnMatters(actor: Acting): 'all' | 'organ' | 'unit' | 'none' {
  const view = widestView(actor);
  return view === 'mine' ? 'none' : view;
}

/** Whether matters the own organ sent are the actor's own. */
export function mayHaveSent(actor: Acting): boolean {
  return SENDERS.some((role) => actor.roles.includes(role));
}
