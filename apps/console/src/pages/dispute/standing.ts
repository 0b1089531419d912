import type { DisputeAnswer } from '@yidan/contracts';

export const LEVELS = [1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
/** Where a level stands in a case: behind it, the one it is at, or still to come. */
export type LevelStanding = 'done' | 'now' | 'next';

/** 解决层级: a case that has ended, or is being carried out, has its level behind it. */
export function standingOf(level: Level, { level: reached, outcome, closedAt }: Pick<DisputeAnswer, 'level' | 'outcome' | 'closedAt'>): LevelStanding {
  if (level > reached) return 'next';
  return level === reached && outcome === null && closedAt === null ? 'now' : 'done';
}

/** 尚待签署: those whose heads sign and have not; who is only interested does not sign. */
export function stillToSign(parties: DisputeAnswer['parties'], signed: readonly { organId: string }[]): string[] {
  return parties.filter(({ role, organ }) => role !== 'INTERESTED' && !signed.some(({ organId }) => organId === organ.id)).map(({ organ }) => organ.id);
}

/** Where what the dispute came from can be looked at. */
export function originPath({ type, refId, matterId }: DisputeAnswer['origin']): string | null {
  if (type !== 'DISPATCH') return null;
  if (refId !== null && refId !== matterId) return `/orders/${refId}`;
  return matterId === null ? null : `/matters/${matterId}`;
}

/** 当前责任: the interim holder while there is one, then whoever the outcome names first. */
export function holderNow({ interim, outcome }: Pick<DisputeAnswer, 'interim' | 'outcome'>): { organId: string; by: 'interim' | 'outcome' } | null {
  if (interim && interim.until === null) return { organId: interim.organ.id, by: 'interim' };
  const [first] = outcome?.split ?? [];
  return first ? { organId: first.leadOrganId, by: 'outcome' } : null;
}

/** 向上请示: whether it is still waited for, was returned undecided, or was decided. */
export function upwardWords({ reply }: Pick<NonNullable<DisputeAnswer['upward']>, 'reply'>): 'upwardWaits' | 'upwardReturned' | 'upwardReplied' {
  if (!reply) return 'upwardWaits';
  return reply.kind === 'RETURNED' ? 'upwardReturned' : 'upwardReplied';
}
