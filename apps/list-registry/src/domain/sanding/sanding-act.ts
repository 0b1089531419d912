import { SandingActMissing } from './sanding.errors.ts';

export const SANDING_ACT_KINDS = ['GROUP_REVIEW', 'LEADING_GROUP', 'PARTY_COMMITTEE'] as const;
export type SandingActKind = (typeof SANDING_ACT_KINDS)[number];

/** 办理记录: what a body decided about a text in one round; kept for ever and never changed. */
export interface SandingAct {
  readonly id: string;
  readonly sandingId: string;
  readonly kind: SandingActKind;
  readonly round: number;
  /** Of a review: by which group. */
  readonly groupCode: string | null;
  readonly conclusion: 'PASS' | 'REVISE';
  readonly opinion: string;
  readonly heldOn: string;
  readonly documentNumber: string | null;
  /** The meeting of the commission whose votes and minutes the act is. */
  readonly meetingId: string | null;
  readonly recordedBy: string;
  readonly recordedAt: Date;
}

/** The act of this round that a step forward stands on. */
export function assertPassed(act: SandingAct | null, expected: { kind: SandingActKind; sandingId: string; round: number; groupCode?: string | null }): SandingAct {
  const found = ofRound(act, expected);
  if (expected.kind === 'GROUP_REVIEW' && found.groupCode !== expected.groupCode) throw new SandingActMissing(expected.kind, 'OTHER_GROUP');
  if (found.conclusion !== 'PASS') throw new SandingActMissing(expected.kind, 'NOT_PASSED');
  if (expected.kind !== 'GROUP_REVIEW' && found.documentNumber === null) throw new SandingActMissing(expected.kind, 'NO_NUMBER');
  return found;
}

/** The act of this round for which a text goes back. */
export function assertReturned(act: SandingAct | null, expected: { kind: SandingActKind; sandingId: string; round: number }): SandingAct {
  const found = ofRound(act, expected);
  if (found.conclusion !== 'REVISE') throw new SandingActMissing(expected.kind, 'NOT_RETURNED');
  return found;
}

function ofRound(act: SandingAct | null, { kind, sandingId, round }: { kind: SandingActKind; sandingId: string; round: number }): SandingAct {
  if (act?.kind !== kind || act.sandingId !== sandingId || act.round !== round) throw new SandingActMissing(kind, 'NONE');
  return act;
}
