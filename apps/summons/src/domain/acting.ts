import type { By, Relation, Role } from '@yidan/kernel';

/** 办理人: who takes a step, and for which organ and unit. */
export interface Acting {
  readonly personId: string | null;
  readonly organId: string;
  readonly unitId: string | null;
  readonly roles: readonly Role[];
  /** What a machine account was given; a person has none. */
  readonly scopes?: readonly string[] | undefined;
  /** Whether nobody acts: it follows from what was decided elsewhere. */
  readonly isSystem?: boolean;
}

/** The actor as the holder of an order or as a stranger to it. */
export function asSeenBy(holder: { organId: string; unitId: string }, actor: Acting): By {
  if (actor.isSystem) return theSystem;
  const holds = actor.organId === holder.organId && actor.unitId === holder.unitId;
  const relations: Relation[] = [...(holds ? (['HOLDER'] as const) : []), ...(actor.organId === holder.organId ? (['OWN_ORGAN'] as const) : [])];
  return { roles: actor.roles, relations };
}

/** 系统: steps that follow from the list or from another step, not from a person. */
export const theSystem: By = { roles: ['SYSTEM'], relations: [] };

/** 依定责结果: a step that follows from what a dispute ended in; nobody of this service decides it. */
export const byOutcome: Acting = { personId: null, organId: 'system:ruling', unitId: null, roles: [], isSystem: true };

/** Who did it, as a row keeps it: the person, or the organ of a machine account. */
export function nameOf({ personId, organId }: Pick<Acting, 'personId' | 'organId'>): string {
  return personId ?? organId;
}
