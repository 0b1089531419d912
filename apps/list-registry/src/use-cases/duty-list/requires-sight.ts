import { NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import type { DutyListVersionState } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { seesVersion } from '../../domain/duty-list/version-view.ts';

/** 可见性: a version on its way does not exist for whoever has no part in it. */
export function requireSight(version: { readonly id: string; readonly state: DutyListVersionState; readonly organId: string; readonly effectiveFrom: string | null }, actor: Actor): void {
  if (!seesVersion(version, actor)) throw new NotFound('list-version', version.id);
}

/** 编制过程可见性: what was drawn up stays with whoever draws up, reviews or decides, also when the version is in force. */
export function requireSightOfDraft(version: { readonly id: string; readonly state: DutyListVersionState; readonly organId: string }, actor: Actor): void {
  requireSight({ ...version, effectiveFrom: null }, actor);
}
