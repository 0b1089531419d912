import type { Role, Who } from '@yidan/kernel';

/** Those who coordinate, rule, lead, supervise or audit see every dispute of the tenant. */
const OFFICES: readonly (Role & Who)[] = [
  'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR',
];
/** Those who act for an organ that a dispute may concern. */
const ACTING: readonly (Role & Who)[] = ['DISPATCH_OPERATOR', 'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'TOWN_CALLER', 'TOWN_COMMANDER', 'UNIT_HANDLER', 'UNIT_HEAD'];

/** Who may look at disputes at all; which of them each sees is for the cases to say. */
export const DISPUTE_WAYS: readonly (Role & Who)[] = [...OFFICES, ...ACTING];

/** Who may look at one dispute: the offices, and whoever acts for a party, for the one that raised it or for the one that holds the duty meanwhile. */
export const DISPUTE_CASE_WAYS: readonly Who[] = [...OFFICES, ...ACTING.flatMap((role): Who[] => [`${role}@PARTY`, `${role}@CREATOR`, `${role}@HOLDER`])];

/** Who looks at what other procedures asked for: 编办, which settles it, and those who supervise. */
export const REQUEST_WAYS: readonly (Role & Who)[] = ['ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'LEADER_IN_CHARGE', 'SUPERVISOR', 'AUDITOR'];
