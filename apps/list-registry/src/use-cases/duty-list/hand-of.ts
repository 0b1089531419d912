import { stampOf, type Actor } from '@yidan/platform';
import type { Hand } from '../../domain/duty-list/duty-list-version.ts';

/** 办理人: the actor as an organ's version sees them. */
export function handOf(actor: Actor, organId: string): Hand {
  return { roles: actor.roles, relations: actor.organId === organId ? ['OWN_ORGAN'] : [], actorId: stampOf(actor).id };
}
