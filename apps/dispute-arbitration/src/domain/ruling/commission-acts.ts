import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { DecidedOtherwise, DecisionMissing, HearingMissing, Recused } from './ruling.errors.ts';

/** 编委会议, as list-registry tells of it. */
export interface MeetingAct {
  readonly meetingId: string;
  readonly meetsOn: string;
  readonly state: 'PLANNED' | 'SIGNED' | 'CANCELLED';
}

/** 会议对本案的议决, from the signed minutes: what the commission concluded by its own vote, without those who were recused. */
export interface CommissionDecision {
  readonly meetingId: string;
  readonly conclusion: 'APPROVED' | 'APPROVED_WITH_CHANGES' | 'REJECTED' | 'DEFERRED';
  readonly documentNumber: string;
  readonly minutesAt: Date;
  readonly counts: { readonly members: number; readonly present: number; readonly quorum: number; readonly inFavour: number; readonly against: number } | null;
}

/** The decision that a step stands on; an approval is one only where a quorum was present and more were for it than against. */
export function assertDecided(decision: CommissionDecision | null, ...allowed: readonly CommissionDecision['conclusion'][]): CommissionDecision {
  if (!decision) throw new DecisionMissing();
  const { conclusion, counts } = decision;
  const approves = conclusion === 'APPROVED' || conclusion === 'APPROVED_WITH_CHANGES';
  const carried = counts === null || (counts.present >= counts.quorum && (!approves || counts.inFavour > counts.against));
  if (!allowed.includes(conclusion) || !carried) throw new DecidedOtherwise(conclusion);
  return decision;
}

/** 未听取意见的当事方: who signs and was never invited to say what there is to say, whether or not it then came (R-DSP-6). */
export function unheard(one: DisputeCase, since: Date | null = null): string[] {
  const hearings = (one.commission?.hearings ?? []).filter(({ at }) => since === null || new Date(at) >= since);
  const heard = new Set(hearings.flatMap(({ parties }) => parties.map(({ organId }) => organId)));
  return one.signatories.filter((organId) => !heard.has(organId));
}

/** 听取意见 (R-DSP-10): every party that signs had its chance, and it is on record. */
export function assertHeard(one: DisputeCase, since: Date | null = null): void {
  const missing = unheard(one, since);
  if (missing.length > 0) throw new HearingMissing(missing);
}

/** 回避: nobody of a party's organ decides. */
export function assertNotRecused(one: DisputeCase, by: Hand): void {
  if (one.isParty(by.organId)) throw new Recused();
}
