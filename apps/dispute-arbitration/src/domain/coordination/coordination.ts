import { DisputeCoordinationOverdueV1, DisputeCoordinationStartedV1, DisputeRoundHeldV1 } from '@yidan/contracts';
import type { RoundKind } from '@yidan/contracts';
import type { CoordinationFacts } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { theTimer, type Hand } from '../dispute-case/seen-by.ts';
import { RoundMinutesMissing, WrittenRoundsSpent } from './coordination.errors.ts';

/** 一轮协调, as it was held. */
export interface Round {
  readonly kind: RoundKind;
  readonly questions: string;
  readonly minutes: string | null;
}

/** 编办、司法协调: the parties answer to what was applied for, and 编办 and 司法 look for what all can carry. */
export class Coordination {
  constructor(private readonly one: DisputeCase) {}

  /** 转送材料: to the other parties, who answer by a day. */
  forward({ documentNumber, repliesDueAt }: { documentNumber: string; repliesDueAt: Date }, by: Hand, at: Date): void {
    const begun: CoordinationFacts = { startedAt: at.toISOString(), rounds: [], replies: [], extension: null, opinion: null, submission: null };
    this.one.advance('forward', by, at, { coordination: begun });
    this.one.tell(DisputeCoordinationStartedV1, at, { documentNumber, repliesDueAt: repliesDueAt.toISOString() });
  }

  /** 答复; answers whether everybody has answered who was asked. */
  reply(text: string, by: Hand, at: Date): boolean {
    this.one.assertMay('reply', by);
    const kept = coordinationOf(this.one);
    this.one.advance('reply', by, at, { coordination: { ...kept, replies: [...kept.replies, { organId: by.organId, text, deemed: false, at: at.toISOString(), by: by.personId }] } });
    this.one.note('REPLY', by, at);
    return this.silent.length === 0;
  }

  /** 答复期满 (R-DSP-6): silence is no objection to the facts; the case goes on, and who was silent is counted. Answers who was. */
  closeReplies(at: Date): readonly string[] {
    const { silent } = this;
    const kept = coordinationOf(this.one);
    const deemed = silent.map((organId) => ({ organId, text: null, deemed: true, at: at.toISOString(), by: null }));
    this.one.advance('closeReplies', theTimer, at, { coordination: { ...kept, replies: [...kept.replies, ...deemed] } });
    for (const organId of silent) this.one.note('ABSENT', { ...theTimer, organId }, at);
    return silent;
  }

  /** 开展一轮协调: so many times on paper, then people meet. */
  holdRound({ kind, questions, minutes }: Round, maxWrittenRounds: number, by: Hand, at: Date): void {
    this.one.assertMay('holdRound', by);
    const kept = coordinationOf(this.one);
    const written = kept.rounds.filter((round) => round.kind === 'WRITTEN' && round.heldAt >= (kept.submission?.at ?? '')).length;
    if (kind === 'WRITTEN' && written >= maxWrittenRounds) throw new WrittenRoundsSpent(maxWrittenRounds);
    if (kind !== 'WRITTEN' && minutes === null) throw new RoundMinutesMissing();
    const no = kept.rounds.length + 1;
    this.one.advance('holdRound', by, at, { coordination: { ...kept, rounds: [...kept.rounds, { no, kind, questions, heldAt: at.toISOString(), minutes, by: by.personId }] } });
    this.one.tell(DisputeRoundHeldV1, at, { no, kindOfRound: kind });
  }

  /** 延长协调期限: the clock itself says whether it may. */
  extend(reason: string, by: Hand, at: Date): void {
    this.one.assertMay('extendCoordination', by);
    this.one.advance('extendCoordination', by, at, { coordination: { ...coordinationOf(this.one), extension: { reason, at: at.toISOString(), by: by.personId } } });
    this.one.note('EXTENSION', by, at);
  }

  /** 协调逾期: is told and written down; the case stands where it stood. */
  overdue(dueAt: Date, at: Date): void {
    const { coordination } = this.one;
    if (coordination) this.one.coordination = { ...coordination, overdueAt: at.toISOString() };
    this.one.actedAt = at;
    this.one.tell(DisputeCoordinationOverdueV1, at, { dueAt: dueAt.toISOString() });
  }

  /** Who was asked and has not answered: every party that signs, but not the one that applied. */
  private get silent(): string[] {
    const { replies } = coordinationOf(this.one);
    return this.one.signatories.filter((organId) => organId !== this.one.application?.byOrganId && !replies.some((reply) => reply.organId === organId));
  }
}

/** What level 2 knows so far; there is no step of it before the materials were forwarded. */
export function coordinationOf({ coordination, number }: DisputeCase): CoordinationFacts {
  if (!coordination) throw new TypeError(`dispute ${number} was never forwarded`);
  return coordination;
}
