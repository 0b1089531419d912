import type { DisputeLevel } from '@yidan/contracts';
import type { DisputeCaseCommand, DisputeCaseState } from './dispute-case.lifecycle.ts';

const COORDINATION: readonly DisputeCaseState[] = ['APPLIED', 'SUPPLEMENTING', 'REJECTED', 'TRANSFERRED', 'REFERRED_UP', 'ACCEPTED', 'COORDINATING', 'OPINION_ISSUED'];
const RULING: readonly DisputeCaseState[] = ['SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED', 'RULED', 'RECONSIDERING'];

/** The steps that begin or belong to a level: asked for at a lower one, they skip it (R-DSP-4). */
const STEPS_OF: Partial<Record<DisputeCaseCommand, DisputeLevel>> = {
  apply: 2, accept: 2, forward: 2, holdRound: 2, draftOpinion: 2, consensus: 2, noConsensus: 2, deliberate: 3, draftRuling: 3, rule: 3,
};
const NEGOTIATION: readonly DisputeCaseState[] = ['RAISED', 'NEGOTIATING'];
const BEFORE_COORDINATION: readonly DisputeCaseState[] = [...NEGOTIATION, 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'ACCEPTED'];

/** 层级: which of the three levels a state is of; carrying out belongs to the level that decided. */
export function levelOf(state: DisputeCaseState): DisputeLevel {
  if (RULING.includes(state)) return 3;
  return COORDINATION.includes(state) ? 2 : 1;
}

/** 越级 (R-DSP-4): whether a step belongs to a level that the case has not come to. */
export function isSkipping(state: DisputeCaseState, command: DisputeCaseCommand): boolean {
  const level = STEPS_OF[command];
  if (level === 2) return NEGOTIATION.includes(state);
  return level === 3 && (BEFORE_COORDINATION.includes(state) || state === 'COORDINATING');
}
