import type { RaisedBy } from '@yidan/contracts';
import type { OrganKind, Role } from '@yidan/kernel';
import { seenBy, type Acting, type Hand } from '../dispute-case/seen-by.ts';
import type { DisputeParty } from '../dispute-case/case-facts.ts';

const OF_A_PARTY: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'TOWN_COMMANDER'];
const OFFICES: readonly Role[] = ['ESTABLISHMENT_OFFICER', 'JUSTICE_REVIEWER'];
const TOWNS: readonly OrganKind[] = ['TOWNSHIP', 'SUBDISTRICT'];

/** 提出方式: for the own organ where that is a party and the role acts for it, else by office. */
export function raisedAs({ roles }: Acting, own: { readonly kind: OrganKind; readonly isParty: boolean }): RaisedBy {
  const has = (wanted: readonly Role[]): boolean => roles.some((role) => wanted.includes(role));
  if (own.isParty && has(OF_A_PARTY)) return TOWNS.includes(own.kind) ? 'TOWNSHIP' : 'PARTY';
  if (has(['LEADER_IN_CHARGE'])) return 'LEADER';
  if (has(OFFICES)) return 'EX_OFFICIO';
  return has(['DISPATCH_OPERATOR']) ? 'DISPATCHER' : 'PARTY';
}

/** Whoever raises a case, in the relations they will have to it. */
export function raisingHand(parties: readonly DisputeParty[], convenorOrganId: string, actor: Acting): Hand {
  return seenBy({ parties, convenorOrganId, raisedByOrganId: actor.organId }, actor);
}
