import type { Role, Who } from '@yidan/kernel';
import type { Acting } from '../acting.ts';

/** Those who draft, sign, lead and audit see a bulletin from its beginning. */
const ALL: readonly Role[] = ['SUPERVISOR', 'SUPERVISION_HEAD', 'LEADER_IN_CHARGE', 'AUDITOR'];
/** Who signs for an organ that is named sees what is said of it, once it was circulated. */
const NAMED: readonly Role[] = ['ORGAN_APPROVER', 'PRINCIPAL_OFFICER'];

/** 可见范围: who may look at bulletins that are not published; published ones are for everybody. */
export const BULLETIN_WAYS: readonly Who[] = [...ALL, ...NAMED.map((role): Who => `${role}@OWN_ORGAN`)];
/** 拟列入通报 is read by those who draft and sign. */
export const PROPOSAL_WAYS: readonly Who[] = ALL;

/** Whether somebody sees whole bulletins; else only what is said of the own organ. */
export function seesWholeBulletins({ roles }: Acting): boolean {
  return roles.some((role) => ALL.includes(role));
}
