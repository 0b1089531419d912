import type { By, Relation, Role } from '@yidan/kernel';
import type { DisputeParty } from './case-facts.ts';

/** 经办人: who takes a step, and for which organ. */
export interface Acting {
  readonly personId: string | null;
  readonly organId: string;
  readonly roles: readonly Role[];
}

/** The actor as the case sees them; a head signs for the organ. */
export type Hand = By & { readonly personId: string; readonly organId: string };

/** 与案件的关系: a party, the one that convenes, the one that raised it, or a stranger to it. */
export function seenBy(one: { readonly parties: readonly DisputeParty[]; readonly convenorOrganId: string; readonly raisedByOrganId: string | null }, actor: Acting): Hand {
  const party = one.parties.find(({ organId }) => organId === actor.organId);
  const relations: Relation[] = [
    ...(party ? (['PARTY'] as const) : []),
    ...(one.convenorOrganId === actor.organId ? (['CONVENOR'] as const) : []),
    ...(party?.role === 'COUNTERPART' ? (['COUNTERPART'] as const) : []),
    ...(one.raisedByOrganId === actor.organId ? (['CREATOR'] as const) : []),
  ];
  return { roles: actor.roles, relations, signsAs: actor.organId, personId: actor.personId ?? actor.organId, organId: actor.organId };
}

/** 系统: what follows from a rule or an event, not from a person. */
export const theSystem: Hand = { roles: ['SYSTEM'], relations: [], personId: 'system', organId: '' };
/** 计时器. */
export const theTimer: Hand = { roles: ['TIMER'], relations: [], personId: 'timer', organId: '' };
