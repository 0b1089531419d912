import type { Role, Who } from '@yidan/kernel';

/** Offices that keep, check and decide on lists see the cases of every organ. */
const OF_ALL: readonly Role[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'TENANT_ADMIN', 'AUDITOR'];
/** Whoever draws up or signs a list sees the cases of the own organ. */
const OF_OWN: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER'];

/** 可见范围: who may look at cases, and at whose. */
export const ADJUSTMENT_WAYS: readonly Who[] = [...OF_ALL, ...OF_OWN.map((role): Who => `${role}@OWN_ORGAN`)];

/** Whether somebody sees the cases of every organ. */
export function seesAllAdjustments(roles: readonly Role[]): boolean {
  return roles.some((role) => OF_ALL.includes(role));
}

/** Whether somebody sees this one; another sounds like none. */
export function seesAdjustment({ organId }: { readonly organId: string }, reader: { readonly roles: readonly Role[]; readonly organId: string }): boolean {
  return seesAllAdjustments(reader.roles) || (reader.organId === organId && reader.roles.some((role) => OF_OWN.includes(role)));
}
