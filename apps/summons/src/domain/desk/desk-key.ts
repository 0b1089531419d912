import type { DeskHat } from '@yidan/contracts';
import type { Acting } from '../acting.ts';

/** 资格键: one way to be somebody who may take a step, as one text; a task is on the desk of whoever has one of its keys. */
export function keyOfHat({ role, organId, unitId, personId }: DeskHat): string {
  if (personId) return `${role ?? ''}#${personId}`;
  if (!organId) return role ?? '';
  return `${role ?? ''}@${organId}${unitId ? `/${unitId}` : ''}`;
}

/** The keys of an actor: each role in the tenant, in the organ, in the unit and in person, and each of these places whatever the role. */
export function keysOf({ roles, organId, unitId, personId }: Acting): string[] {
  return ['', ...roles].flatMap((role) => [
    ...(role ? [role] : []),
    `${role}@${organId}`,
    ...(unitId ? [`${role}@${organId}/${unitId}`] : []),
    ...(personId ? [`${role}#${personId}`] : []),
  ]);
}
