import type { Role } from '@yidan/kernel';
import type { DisputeParty } from './case-facts.ts';
import type { Acting } from './seen-by.ts';

/** Who sees every dispute of the tenant by office: 编办 and 司法 coordinate, the commission rules, leaders, supervision and audit look on; the dispatcher sees those that came from the dispatch. */
const OFFICES: readonly Role[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR',
];

/** 可见范围: those offices, the parties, whoever raised it and whoever holds the duty meanwhile. */
export function seesDispute(one: { readonly parties: readonly DisputeParty[]; readonly raisedByOrganId: string | null; readonly interim: { readonly organId: string } | null; readonly origin: { readonly type: string } }, actor: Acting): boolean {
  if (actor.roles.some((role) => OFFICES.includes(role))) return true;
  if (actor.roles.includes('DISPATCH_OPERATOR') && one.origin.type === 'DISPATCH') return true;
  return one.raisedByOrganId === actor.organId || one.interim?.organId === actor.organId || one.parties.some(({ organId }) => organId === actor.organId);
}

/** Whether the actor sees all disputes, or those that concern the own organ only. */
export function seesAllDisputes({ roles }: Pick<Acting, 'roles'>): boolean {
  return roles.some((role) => OFFICES.includes(role));
}

/** Who decides on a case, and who speaks for a party: whoever signs a text has read it. */
const DECIDERS: readonly Role[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR'];
const SPEAKERS: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_COMMANDER'];

/** 限制公开事项的文字 (R-SEC-3): for those who decide, and those who speak for a party; whoever else sees the case sees that such an item moves, and not what it says. */
export function readsRestrictedWords({ parties }: { readonly parties: readonly DisputeParty[] }, { roles, organId }: Pick<Acting, 'roles' | 'organId'>): boolean {
  if (roles.some((role) => DECIDERS.includes(role))) return true;
  return parties.some((party) => party.organId === organId) && roles.some((role) => SPEAKERS.includes(role));
}
