import type { Role, Who } from '@yidan/kernel';

/** Offices that check lists see the files of every organ. */
const OF_ALL: readonly Role[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'TENANT_ADMIN', 'AUDITOR'];
/** Whoever draws up or signs a list sees the files of the own organ. */
const OF_OWN: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER'];

/** 可见范围: who may look at the files that were handed in, and at whose. */
export const IMPORT_WAYS: readonly Who[] = [...OF_ALL, ...OF_OWN.map((role): Who => `${role}@OWN_ORGAN`)];

/** Whether somebody sees the files of every organ; a further role elsewhere opens nothing here. */
export function seesAllImports(roles: readonly Role[]): boolean {
  return roles.some((role) => OF_ALL.includes(role));
}
