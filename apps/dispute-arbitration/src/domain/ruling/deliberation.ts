import { DisputeDeferredV1, DisputeInDeliberationV1, DisputeRemandedV1 } from '@yidan/contracts';
import type { CommissionFacts } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { NotAParty } from '../execution/execution.errors.ts';
import { assertDecided, assertNotRecused, type CommissionDecision, type MeetingAct } from './commission-acts.ts';
import { DecisionMissing, MeetingUnknown } from './ruling.errors.ts';

/** 听取情况: who was invited, who came, and what they said. */
export interface HeardParty {
  readonly organId: string;
  readonly attended: boolean;
  readonly said: string | null;
}

/** 编委审议: a case is put up to a meeting, its parties are heard, and the meeting rules, waits or sends it back. */
export class Deliberation {
  constructor(private readonly one: DisputeCase) {}

  /** 列入审议. */
  begin(meeting: MeetingAct | null, by: Hand, at: Date): void {
    this.one.assertMay('deliberate', by);
    if (meeting?.state !== 'PLANNED') throw new MeetingUnknown();
    const { meetingId } = meeting;
    this.one.advance('deliberate', by, at, { commission: { ...facts(this.one), meetingId } });
    this.one.tell(DisputeInDeliberationV1, at, { meetingId });
  }

  /** 记录听取意见: who was invited and did not come is noted (R-DSP-6). */
  hear(parties: readonly HeardParty[], by: Hand, at: Date): void {
    this.one.assertMay('hear', by);
    const strangers = parties.flatMap(({ organId }, index) => (this.one.isParty(organId) ? [] : [`parties[${index}].organId`]));
    if (strangers.length > 0) throw new NotAParty(strangers);
    const kept = facts(this.one);
    const hearing = { at: at.toISOString(), parties, by: by.personId };
    this.one.advance('hear', by, at, { commission: { ...kept, hearings: [...kept.hearings, hearing] } });
    this.one.note('HEARING', by, at);
    for (const { organId, attended } of parties) if (!attended) this.one.note('ABSENT', { ...by, organId }, at);
  }

  /** 缓议: by the meeting's decision, or because the meeting decided nothing that could be carried out now: it was cancelled, left the case out, or approved a text that the lists have overtaken. */
  defer(meeting: MeetingAct | null, decision: CommissionDecision | null, textStands: boolean, by: Hand, at: Date): void {
    this.one.assertMay('defer', by);
    assertNotRecused(this.one, by);
    const meetingId = this.itsOwn(meeting);
    if (meeting?.state === 'PLANNED') throw new DecisionMissing();
    if (decision && meeting?.state === 'SIGNED') assertDecided(decision, 'DEFERRED', ...(textStands ? [] : (['APPROVED', 'APPROVED_WITH_CHANGES'] as const)));
    this.one.advance('defer', by, at);
    this.one.tell(DisputeDeferredV1, at, { meetingId });
  }

  /** 发回协调. */
  remand(meeting: MeetingAct | null, decision: CommissionDecision | null, by: Hand, at: Date): void {
    this.one.assertMay('remand', by);
    assertNotRecused(this.one, by);
    const meetingId = this.itsOwn(meeting);
    assertDecided(decision, 'REJECTED');
    this.one.advance('remand', by, at);
    this.one.tell(DisputeRemandedV1, at, { meetingId });
  }

  /** Only the meeting that the case was put up to decides on it. */
  private itsOwn(meeting: MeetingAct | null): string {
    if (!meeting || meeting.meetingId !== this.one.commission?.meetingId) throw new DecisionMissing();
    return meeting.meetingId;
  }
}

/** What level 3 knows so far. */
export function facts(one: DisputeCase): CommissionFacts {
  return one.commission ?? { meetingId: null, hearings: [], ruling: null, former: [], review: null };
}
