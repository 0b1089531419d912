import type { Scope } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import type { ActorStamp, Reader } from '../database/scope.ts';

/** 行为人: who acts in this request, for which organ, in which roles; looked up from the grants, not from the token. */
export interface Actor {
  /** What the token proves. */
  readonly subject: string;
  /** The person, or null for a machine account and the operator. */
  readonly personId: string | null;
  /** The tenant acted in; empty for the operator, who acts in none. */
  readonly tenantId: string;
  readonly cityId: string | null;
  readonly organId: string;
  readonly organCode: string;
  readonly unitId: string | null;
  readonly roles: readonly Role[];
  readonly isOperator: boolean;
  /** What a machine account was let do; absent for people and the operator, who are asked for roles only. */
  readonly scopes?: readonly Scope[];
}

/** The actor as the journal writes it down. */
export function stampOf(actor: Actor): ActorStamp {
  return { id: stampId(actor), organId: actor.organId === '' ? null : actor.organId, roles: actor.roles };
}

function stampId(actor: Actor): string {
  if (actor.personId) return actor.personId;
  if (actor.isOperator) return `operator:${actor.subject}`;
  return actor.subject.startsWith('client:') ? actor.subject : `client:${actor.subject}`;
}

const KEEPERS: readonly Role[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR'];

/** The actor as a reader of what is restricted (R-SEC-3): 编办 keeps the lists and sees all of it, others what names them or their unit. */
export function readerOf({ personId, unitId, roles }: Actor): Reader {
  return { personId, unitId, seesRestricted: KEEPERS.some((role) => roles.includes(role)) };
}
