import { SCOPES_OF_OLD_GRANTS, scopeEn, scopeZh, type Scope } from '@yidan/contracts';
import { Problem } from '../http/problem.ts';
import type { Actor } from './actor.ts';

/** 接口所需范围: the scope a machine account needs to use an endpoint; OWN_ACCOUNT is what every such account may do without being given anything. */
export type EndpointScope = Scope | 'OWN_ACCOUNT';

/** Refuses a machine account what its grants do not list, and every endpoint that names no scope; people are asked for roles only. */
export function assertInScope(needed: EndpointScope | undefined, { scopes }: Pick<Actor, 'scopes'>): void {
  if (scopes === undefined || needed === 'OWN_ACCOUNT') return;
  if (needed === undefined) throw refused('no scope opens this to a machine account', '该接口不对系统对接账号开放');
  if (!scopes.includes(needed)) throw refused(`the account lacks the scope ${needed} (${scopeEn[needed]})`, `该账号未获授权范围“${scopeZh[needed]}”（${needed}）`);
}

/** What one grant lets a machine account do; a grant from before scopes were named lists none. */
export function scopesOf(grant: { scopes: readonly Scope[] | null }): readonly Scope[] {
  return grant.scopes ?? SCOPES_OF_OLD_GRANTS;
}

function refused(why: string, whyZh: string): Problem {
  return new Problem(403, 'SEC.SCOPE_MISSING', `This account may not do this: ${why}`, `系统账号无权执行此操作：${whyZh}`);
}
