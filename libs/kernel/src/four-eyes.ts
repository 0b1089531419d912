import { DomainError } from './errors.ts';
import { roleEn, roleZh } from './words.ts';
import type { Role } from './words.ts';

/** 不相容职责: two roles one person must not use on the same thing (R-SEC-2). */
export interface FourEyesPair {
  readonly roles: readonly [Role, Role];
  /** Where both are held by one person for the pair to matter. */
  readonly within: 'UNIT' | 'ORGAN' | 'TENANT';
  /** BY_GRANT: whoever holds the one is never given the other. BY_ACT: a small organ may give both; no two acts on the same object are by the same person. */
  readonly kept: 'BY_GRANT' | 'BY_ACT';
  readonly why: string;
  readonly whyZh: string;
}

/** 职责分离表: refused by grant only where holding both already defeats the control, since a small district has more roles than people. */
export const FOUR_EYES: readonly FourEyesPair[] = [
  pair('ORGAN_DRAFTER', 'ORGAN_APPROVER', 'ORGAN', 'BY_ACT', 'who drafted a version does not approve it', '同一版本的起草人不得审签'),
  pair('UNIT_HANDLER', 'UNIT_HEAD', 'UNIT', 'BY_ACT', 'a result is signed by two people, as handler and as head', '办理结果须由承办人和科室负责人两人会签'),
  pair('ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'ORGAN', 'BY_ACT', 'who reviewed a version does not sign its opinion', '同一版本的审核人不得签发意见'),
  pair('JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'ORGAN', 'BY_ACT', 'who reviewed a version does not sign its opinion', '同一版本的审查人不得签发意见'),
  pair('TOWN_CALLER', 'TOWN_COMMANDER', 'ORGAN', 'BY_ACT', 'who called does not rate the answer to the call alone', '呼叫人不得单独评价同一呼叫'),
  pair('COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'TENANT', 'BY_GRANT', 'who counts the votes and writes the minutes has no vote', '负责计票和记录的人不参加表决'),
  pair('COMMISSION_SECRETARY', 'COMMISSION_CHAIR', 'TENANT', 'BY_GRANT', 'who counts the votes and writes the minutes does not sign the ruling', '负责计票和记录的人不签发裁决'),
  pair('EVALUATOR', 'EVALUATION_LEAD', 'TENANT', 'BY_GRANT', 'the lead approves all scores of a batch at once', '评估组长统一审定全批评分'),
  pair('THIRD_PARTY_EVALUATOR', 'EVALUATION_LEAD', 'TENANT', 'BY_GRANT', 'the lead approves all scores of a batch at once', '评估组长统一审定全批评分'),
  pair('TOWN_CALLER', 'DISPATCH_OPERATOR', 'TENANT', 'BY_GRANT', 'who calls for help does not decide who has to come', '呼叫方不得裁定由谁响应'),
  pair('AUDITOR', 'TENANT_ADMIN', 'TENANT', 'BY_GRANT', 'who reads the trail gives no rights', '查阅审计记录的人不管理授权'),
];

/** A role somebody holds, and for which organ and unit. */
export interface HeldRole {
  readonly role: Role;
  readonly organId: string;
  readonly unitId: string | null;
}

/** 授权时的职责分离: refuses a role that its holder-to-be cannot have beside one already held. */
export function assertHoldsApart(wanted: HeldRole, held: readonly HeldRole[]): void {
  for (const { roles, within, kept, why, whyZh } of FOUR_EYES) {
    if (kept !== 'BY_GRANT' || !roles.includes(wanted.role)) continue;
    const other = roles[0] === wanted.role ? roles[1] : roles[0];
    if (!held.some((grant) => grant.role === other && isWithin(within, grant, wanted))) continue;
    throw new FourEyes(`${roleEn[wanted.role]} is not given to who is ${roleEn[other]}: ${why}`, `已任“${roleZh[other]}”的人员不得再任“${roleZh[wanted.role]}”：${whyZh}`);
  }
}

/** 办理时的职责分离: the second act on an object is by another person than the first. */
export function assertFourEyes(firstActor: string, secondActor: string): void {
  if (firstActor === secondActor) throw new FourEyes('Who took the first step does not take the second: another person has to', '前一环节由您办理，本环节须由另一人办理');
}

/** 须由两人办理 (R-SEC-2). */
export class FourEyes extends DomainError {
  readonly code = 'SEC.FOUR_EYES';
  readonly kind = 'forbidden';
}

function pair(one: Role, other: Role, within: FourEyesPair['within'], kept: FourEyesPair['kept'], why: string, whyZh: string): FourEyesPair {
  return { roles: [one, other], within, kept, why, whyZh };
}

function isWithin(within: FourEyesPair['within'], one: HeldRole, other: HeldRole): boolean {
  return within === 'TENANT' || (one.organId === other.organId && (within === 'ORGAN' || one.unitId === other.unitId));
}
