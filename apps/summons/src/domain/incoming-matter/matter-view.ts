import type { Role } from '@yidan/kernel';
import type { Acting } from '../acting.ts';
import { ORDER_READERS, widestView } from '../dispatch-order/order-view.ts';

/** Who may send matters. */
export const MATTER_SENDERS = ['DISPATCH_OPERATOR', 'INTEGRATION_CLIENT', 'TOWN_CALLER', 'TOWN_COMMANDER', 'SUPERVISOR', 'LEADER_IN_CHARGE'] as const satisfies readonly Role[];
/** Who may look at matters at all. */
export const MATTER_READERS = [...new Set<Role>([...MATTER_SENDERS, ...ORDER_READERS])] as [Role, ...Role[]];

/** How far somebody sees beyond the matters the own organ sent: all, those the own organ or unit has orders of, or none. */
export function beyondOwnMatters(actor: Acting): 'all' | 'organ' | 'unit' | 'none' {
  const view = widestView(actor);
  return view === 'mine' ? 'none' : view;
}

/** Whether matters the own organ sent are the actor's own. */
export function mayHaveSent(actor: Acting): boolean {
  return MATTER_SENDERS.some((role) => actor.roles.includes(role));
}
