import type { Role, Who } from '@yidan/kernel';

/** Offices that draw up, review and decide provisions see those of every organ. */
const OF_ALL: readonly Role[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'TENANT_ADMIN', 'AUDITOR',
];
const OF_OWN: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER'];

/** 可见范围: who may look at provisions and what is compared with them, and at whose. */
export const SANDING_WAYS: readonly Who[] = [...OF_ALL, ...OF_OWN.map((role): Who => `${role}@OWN_ORGAN`)];

/** Whether somebody sees those of every organ. */
export function seesAllSandings(roles: readonly Role[]): boolean {
  return roles.some((role) => OF_ALL.includes(role));
}
