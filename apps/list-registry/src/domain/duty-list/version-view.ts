import type { Role, Who } from '@yidan/kernel';
import type { DutyListVersionState } from './duty-list-version.lifecycle.ts';

/** Offices that review and decide see the versions of every organ. */
const OF_ALL: readonly Role[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
];
/** Whoever draws up or signs a list sees the versions of the own organ. */
const OF_OWN: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER'];

/** 在办版本可见范围: who may look at versions that are not in force, and at whose. */
export const DRAFT_WAYS: readonly Who[] = [...OF_ALL, ...OF_OWN.map((role): Who => `${role}@OWN_ORGAN`)];

/** Whether somebody sees the versions of every organ that are on their way. */
export function seesAllDrafts(roles: readonly Role[]): boolean {
  return roles.some((role) => OF_ALL.includes(role));
}

/** What is in force or was is everybody's to read (R-REG-12); what is on its way only for who draws it up, reviews it or decides on it. */
export function seesVersion(version: { readonly state: DutyListVersionState; readonly organId: string; readonly effectiveFrom: string | null }, reader: { readonly roles: readonly Role[]; readonly organId: string }): boolean {
  return version.effectiveFrom !== null || seesAllDrafts(reader.roles) || (version.organId === reader.organId && reader.roles.some((role) => OF_OWN.includes(role)));
}
