import { NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { seesAllSandings } from '../../domain/sanding/sanding-view.ts';

/** 可见性: another organ's provision does not exist for whoever draws up only the own one. */
export function requireOwnSanding(sanding: { readonly id: string; readonly organId: string }, actor: Actor): void {
  if (!seesAllSandings(actor.roles) && sanding.organId !== actor.organId) throw new NotFound('sanding-provision', sanding.id);
}
