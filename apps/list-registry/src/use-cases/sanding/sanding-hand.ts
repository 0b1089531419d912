import { stampOf, type Actor } from '@yidan/platform';
import type { SandingHand } from '../../domain/sanding/sanding-provision.ts';
import { seesAllSandings } from '../../domain/sanding/sanding-view.ts';
import type { SandingReader } from '../../storage/sanding/sandings.views.ts';

/** 办理人: the actor as an organ's provision sees them. */
export function sandingHand(actor: Actor, organId: string | null): SandingHand {
  return { roles: actor.roles, relations: actor.organId === organId ? ['OWN_ORGAN'] : [], actorId: stampOf(actor).id };
}

/** Whose provisions the actor sees. */
export function sandingReader(actor: Actor): SandingReader {
  return { onlyOrganId: seesAllSandings(actor.roles) ? null : actor.organId };
}
