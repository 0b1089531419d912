import type { Role, Who } from '@yidan/kernel';
import type { Acting } from '../acting.ts';
import { ViewNotYours } from './dispatch-order.errors.ts';

/** 视图范围: which orders somebody looks at, from the own ones to all of the tenant. */
export type OrderView = 'mine' | 'unit' | 'organ' | 'all';

const REACH: readonly [OrderView, readonly Role[]][] = [
  ['all', ['DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR']],
  ['organ', ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'INTEGRATION_CLIENT']],
  ['unit', ['UNIT_HANDLER', 'UNIT_HEAD']],
];
const NARROWING: readonly OrderView[] = ['all', 'organ', 'unit', 'mine'];

/** 可见范围: who may look at orders, and at whose. */
export const ORDER_WAYS: readonly Who[] = REACH.flatMap(([view, roles]) => roles.map((role) => withinReach(role, view)));

/** 照单履职: the widest view the roles of an actor open; a unit sees what it holds and nothing else (F-032). */
export function widestView(actor: Acting): OrderView {
  const [view] = REACH.find(([, roles]) => roles.some((role) => actor.roles.includes(role))) ?? ['mine' as const];
  return view;
}

/** The view asked for, or the widest one; a wider one than the roles open is refused. */
export function viewFor(actor: Acting, asked: OrderView | undefined): OrderView {
  const widest = widestView(actor);
  if (asked === undefined) return widest;
  if (NARROWING.indexOf(asked) < NARROWING.indexOf(widest)) throw new ViewNotYours(asked);
  return asked;
}

/** A role with the relation that a view of this width asks for. */
export function withinReach(role: Role, view: OrderView): Who {
  if (view === 'all') return role;
  return `${role}@${({ organ: 'OWN_ORGAN', unit: 'OWN_UNIT', mine: 'OWN_PERSON' } as const)[view]}`;
}
