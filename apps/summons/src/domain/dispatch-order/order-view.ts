import type { Role } from '@yidan/kernel';
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

/** Everybody who may look at orders at all. */
export const ORDER_READERS = REACH.flatMap(([, roles]) => roles) as [Role, ...Role[]];

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
