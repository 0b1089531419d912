import type { ActorRole, Relation, Who } from '@yidan/kernel';
import { officials, type Policy } from './policy.ts';
import type { EndpointScope } from './scopes.ts';

/** Who asks: in which roles, in which relations to the object, in which of its states, with which scopes. What is left out is not known yet. */
export interface Asking {
  readonly roles: readonly ActorRole[];
  readonly relations?: readonly Relation[];
  /** '-' stands for what does not exist yet. */
  readonly state?: string;
  /** Only machine accounts have scopes; a person is asked for none. */
  readonly scopes?: readonly string[] | undefined;
}

/** 裁定: allowed, or the first thing that is missing. */
export type Verdict = 'ALLOWED' | 'UNDECLARED' | 'ROLE' | 'SCOPE' | 'RELATION' | 'STATE';

/** 权限裁定: whether a policy lets somebody do something; whatever it does not name is refused. */
export function decide(policy: Policy | undefined, asking: Asking): Verdict {
  if (!policy) return 'UNDECLARED';
  if (policy.kind === 'public') return 'ALLOWED';
  const ways = policy.kind === 'any' ? officials.filter((role) => asking.roles.includes(role)) : policy.by.filter((who) => asking.roles.some((role) => who.split('@')[0] === role));
  if (ways.length === 0) return 'ROLE';
  if (asking.scopes && !inScope(policy.scope, asking.scopes)) return 'SCOPE';
  const { relations, state } = asking;
  if (relations && !ways.some((who) => stands(who, relations))) return 'RELATION';
  if (policy.kind === 'roles' && policy.states && state !== undefined && !policy.states.includes(state)) return 'STATE';
  return 'ALLOWED';
}

function stands(who: Who, relations: readonly Relation[]): boolean {
  const [role, relation] = who.split('@') as [string, Relation?];
  return relation ? relations.includes(relation) : role === 'PLATFORM_OPERATOR' || relations.includes('OWN_TENANT');
}

function inScope(needed: EndpointScope | undefined, scopes: readonly string[]): boolean {
  return needed === 'OWN_ACCOUNT' || (needed !== undefined && scopes.includes(needed));
}
