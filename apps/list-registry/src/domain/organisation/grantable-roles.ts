import type { Scope } from '@yidan/contracts';
import type { OrganKind, Role } from '@yidan/kernel';
import { RoleNotGrantable, ScopesUnfit } from './organisation.errors.ts';

/** For whom a role is to be held. */
export interface GrantTarget {
  readonly subject: string;
  readonly tenantLevel: 'CITY' | 'DISTRICT' | 'FUNCTIONAL_ZONE';
  readonly organKind: OrganKind;
  readonly unitId: string | null;
  /** Whether the organ is the account's own. */
  readonly atHome: boolean;
  /** What a machine account is to be let do; null for people. */
  readonly scopes: readonly Scope[] | null;
}

/** Roles that belong to one kind of organ (02 §2.5). */
const HOME: Partial<Record<Role, OrganKind>> = {
  CITY_OVERSEER: 'ESTABLISHMENT_OFFICE',
  ESTABLISHMENT_OFFICER: 'ESTABLISHMENT_OFFICE',
  ESTABLISHMENT_DIRECTOR: 'ESTABLISHMENT_OFFICE',
  JUSTICE_REVIEWER: 'JUSTICE_BUREAU',
  JUSTICE_DIRECTOR: 'JUSTICE_BUREAU',
};

const HELD_FOR_A_UNIT: readonly Role[] = ['UNIT_HANDLER', 'UNIT_HEAD'];

/** Whether the role is held for the unit; the others are held for the whole organ. */
export function isUnitRole(role: Role): boolean {
  return HELD_FOR_A_UNIT.includes(role);
}

/** 授权条件: refuses a role that an administrator of a tenant cannot give to this account there. */
export function assertGrantable(role: Role, target: GrantTarget): void {
  const machine = target.subject.startsWith('client:');
  if (role === 'PLATFORM_OPERATOR' || role === 'PUBLIC') throw new RoleNotGrantable(role, 'no tenant gives it', '该角色不由租户授予');
  if (machine !== (role === 'INTEGRATION_CLIENT')) {
    throw new RoleNotGrantable(role, 'a machine account (client:<id>) is an INTEGRATION_CLIENT and nothing else', '系统账号（client:<标识>）只能且必须授予“系统对接账号”');
  }
  if (machine ? !target.scopes?.length : target.scopes !== null) throw new ScopesUnfit(machine);
  if (machine && !target.atHome) throw new RoleNotGrantable(role, 'a machine account is bound to one organ', '系统账号只限于一个机构');
  if (role === 'CITY_OVERSEER' && target.tenantLevel !== 'CITY') throw new RoleNotGrantable(role, 'it belongs to the city', '该角色仅限市级');
  const home = HOME[role];
  if (home && home !== target.organKind) throw new RoleNotGrantable(role, `it belongs to a ${home}`, '该角色不属于此类机构');
  if (isUnitRole(role) && target.unitId === null) throw new RoleNotGrantable(role, 'it is held for an internal unit; name one', '该角色须指明内设机构');
}
