import type { Role, Who } from '@yidan/kernel';
import type { Acting } from '../acting.ts';

/** Those who supervise and audit see every notice. */
const ALL: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR'];
/** Who signs for an organ sees what its organ got; the dispatchers see what the operations centre got. */
const ORGAN: readonly Role[] = ['ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'DISPATCH_OPERATOR'];
const UNIT: readonly Role[] = ['UNIT_HANDLER', 'UNIT_HEAD'];

/** 可见范围: who may look at notices, and at whose. */
export const NOTICE_WAYS: readonly Who[] = [...ALL, ...ORGAN.map((role): Who => `${role}@OWN_ORGAN`), ...UNIT.map((role): Who => `${role}@OWN_UNIT`)];

/** How far somebody sees: all, those of the own organ, those of the own unit and of the organ as a whole, or none. */
export function noticeReach({ roles }: Acting): 'all' | 'organ' | 'unit' | 'none' {
  if (roles.some((role) => ALL.includes(role))) return 'all';
  if (roles.some((role) => ORGAN.includes(role))) return 'organ';
  return roles.some((role) => UNIT.includes(role)) ? 'unit' : 'none';
}

/** Whether somebody sees this notice; another sounds like none. */
export function seesNotice({ organId, unitId }: { readonly organId: string; readonly unitId: string | null }, actor: Acting): boolean {
  const reach = noticeReach(actor);
  if (reach === 'all') return true;
  if (reach === 'none' || actor.organId !== organId) return false;
  return reach === 'organ' || unitId === null || unitId === actor.unitId;
}
