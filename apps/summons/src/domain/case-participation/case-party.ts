import type { CaseRole } from '@yidan/contracts';
import type { By, Relation, Role, Who } from '@yidan/kernel';
import type { Acting } from '../acting.ts';

/** Somebody of a district who acts in a case of the city. */
export interface ActingInDistrict extends Acting {
  readonly tenantId: string;
}

/** 参与方: the organ, or one unit of it, that a case was opened to. */
export interface CaseParty {
  readonly districtId: string;
  readonly organId: string;
  readonly unitId: string | null;
  readonly role: CaseRole;
}

/** Roles that stand for the whole organ, whichever of its units was asked. */
const OF_THE_ORGAN: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER'];
/** 可见范围: who may look at a case of the city that the own organ takes part in. */
export const CASE_WAYS: readonly Who[] = ['UNIT_HANDLER@OWN_ORGAN', 'UNIT_HEAD@OWN_ORGAN', ...OF_THE_ORGAN.map((role): Who => `${role}@OWN_ORGAN`)];

/** Whether somebody speaks for the organ as a whole, not for a unit. */
export function standsForOrgan(actor: Acting): boolean {
  return OF_THE_ORGAN.some((role) => actor.roles.includes(role));
}

/** Whether the case was opened to somebody: the own organ takes part, and where one unit was asked, it is the own one. */
export function isOpenTo(party: CaseParty, actor: ActingInDistrict): boolean {
  if (party.districtId !== actor.tenantId || party.organId !== actor.organId) return false;
  return party.unitId === null || party.unitId === actor.unitId || standsForOrgan(actor);
}

/** The actor as the party sees them; `unitId` is the unit a contribution came from. */
export function asPartySees(party: CaseParty, actor: ActingInDistrict, unitId: string | null = null): By {
  if (!isOpenTo(party, actor) || party.role === 'INFORMED') return { roles: actor.roles, relations: [] };
  const relations: Relation[] = unitId !== null && unitId === actor.unitId ? ['PARTY', 'OWN_UNIT'] : ['PARTY'];
  return { roles: actor.roles, relations };
}
