import type { Who } from '@yidan/kernel';
import type { Acting } from '../acting.ts';

/** 我来办: who of a unit may say that they will do what lies on the unit's desk. */
export const CLAIM_WAYS: readonly Who[] = ['UNIT_HANDLER@HOLDER', 'UNIT_HEAD@HOLDER'];

/** Whether a task of this unit is one that the actor may take on; elsewhere who acts is settled by the office somebody holds. */
export function mayClaim(task: { readonly unitId: string | null }, { personId, unitId, roles }: Pick<Acting, 'personId' | 'unitId' | 'roles'>): boolean {
  return personId !== null && unitId !== null && task.unitId === unitId && roles.some((role) => role === 'UNIT_HANDLER' || role === 'UNIT_HEAD');
}

/** What the actor may do about the claim on a task now. */
export function claimActions(task: { readonly unitId: string | null; readonly claimedBy: string | null }, actor: Pick<Acting, 'personId' | 'unitId' | 'roles'>): ('claim' | 'unclaim')[] {
  if (!mayClaim(task, actor)) return [];
  if (task.claimedBy === null) return ['claim'];
  return task.claimedBy === actor.personId ? ['unclaim'] : [];
}
