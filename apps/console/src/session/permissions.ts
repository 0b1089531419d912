import type { Role } from '@yidan/kernel';

/** 谁可以: the roles that the services let in, so that nobody is offered what would be refused. The services decide; this only hides. */
export const permissions = {
  registerMatter: ['DISPATCH_OPERATOR', 'INTEGRATION_CLIENT', 'TOWN_CALLER', 'TOWN_COMMANDER', 'SUPERVISOR', 'LEADER_IN_CHARGE'],
  decideMatter: ['DISPATCH_OPERATOR'],
  importList: ['ORGAN_DRAFTER', 'ESTABLISHMENT_OFFICER', 'TENANT_ADMIN'],
  loadList: ['ESTABLISHMENT_OFFICER'],
  seeOrders: ['DISPATCH_OPERATOR', 'SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR', 'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'INTEGRATION_CLIENT', 'UNIT_HANDLER', 'UNIT_HEAD'],
  seeNotices: ['SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'DISPATCH_OPERATOR', 'UNIT_HANDLER', 'UNIT_HEAD'],
  editLexicon: ['DISPATCH_OPERATOR', 'TENANT_ADMIN'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

/** Whether somebody in these roles is let in. */
export function admits(permission: Permission, roles: readonly Role[]): boolean {
  return permissions[permission].some((role) => roles.includes(role));
}
