import { DomainError } from '@yidan/kernel';
import fc from 'fast-check';
import { DisputeInPlay, rolesOf } from '../../../test/a-dispute-in-play.ts';
import type { DisputeCaseCommand, DisputeCaseState } from './dispute-case.lifecycle.ts';
import { disputeCaseLifecycle } from './dispute-case.lifecycle.ts';
import type { Hand } from './seen-by.ts';

const RUNS = 10_000;
const MOST_STEPS = 50;
const START = new Date('2026-03-02T01:00:00Z');
const COMMANDS = disputeCaseLifecycle.commands().filter((command) => command !== 'raise' && command !== 'designateInterim');

/** How a case goes on where nothing is in the way: random steps alone would hardly ever reach its end. */
const ONWARDS: Readonly<Partial<Record<DisputeCaseState, readonly DisputeCaseCommand[]>>> = {
  RAISED: ['openNegotiation', 'openNegotiation', 'consentToWithdrawal', 'withdraw'], NEGOTIATING: ['recordMeeting', 'keepMinutes', 'agree', 'fail'], AGREED: ['fileMinutes'], FILED: ['letStand', 'execute'], NEGOTIATION_FAILED: ['apply'], APPLIED: ['accept', 'accept', 'referUp'], SUPPLEMENTING: ['supplement'],
  REFERRED_UP: ['recordUpperDecision', 'recordUpperDecision', 'recordUpperReturn'], ACCEPTED: ['forward'], COORDINATING: ['draftOpinion', 'noConsensus', 'acceptOpinion', 'acceptOpinion', 'consensus', 'consensus'], SUBMITTED_TO_COMMISSION: ['deliberate', 'hear'],
  IN_DELIBERATION: ['hear', 'draftRuling', 'rule', 'rule', 'defer'], DEFERRED: ['deliberate'], OPINION_ISSUED: ['execute'], RULED: ['execute', 'requestReview', 'requestReview'], RECONSIDERING: ['hear', 'draftRuling', 'decideReview', 'decideReview'], EXECUTING: ['confirm', 'requestReview'],
  EXECUTED: ['close'],
};

/** One number is one attempt: whether the case goes on as it should, which step, by whom, and with what. */
const steps = fc.array(fc.nat(2 ** 31 - 1), { minLength: 30, maxLength: MOST_STEPS });
const attempt = (drawn: number) => ({ how: drawn % 10, command: Math.floor(drawn / 10) % 997, who: Math.floor(drawn / 9970) % 991, n: Math.floor(drawn / 7) % 99_991 });

/** Where the case waits for a meeting. */
const MEETS: readonly DisputeCaseState[] = ['SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED', 'RECONSIDERING'];

/** What has to have been before a case may be where it is: the levels, in their order. */
const BEFORE: Readonly<Partial<Record<DisputeCaseState, readonly DisputeCaseState[]>>> = {
  APPLIED: ['NEGOTIATION_FAILED'], ACCEPTED: ['APPLIED'], COORDINATING: ['ACCEPTED'], OPINION_ISSUED: ['COORDINATING'], SUBMITTED_TO_COMMISSION: ['COORDINATING'], IN_DELIBERATION: ['SUBMITTED_TO_COMMISSION'],
  RECONSIDERING: ['IN_DELIBERATION'], EXECUTED: ['EXECUTING'], CLOSED: ['EXECUTED'],
};

/** Whoever may take a step by office or as a party; which does not change while the parties are the same. */
const able = new Map<DisputeCaseCommand, number[]>();
function entitledTo(command: DisputeCaseCommand, play: DisputeInPlay): Hand[] {
  const [state] = disputeCaseLifecycle.sources(command);
  const known = able.get(command) ?? play.hands.flatMap((hand, i) => (disputeCaseLifecycle.actionsFor(state ?? null, hand).includes(command) ? [i] : []));
  able.set(command, known);
  return known.map((i) => play.hands[i]!);
}

describe('any history of a dispute', () => {
  it('F-046 skips no level, rules on nobody unheard and on no meeting’s word but its own, and ends once, with an outcome and a cause', () => {
    const reached = new Set<DisputeCaseState>();
    fc.assert(
      fc.property(steps, fc.boolean(), (drawn, urgent) => {
        const play = new DisputeInPlay(START, urgent);
        const { one } = play;
        const visited = new Set<DisputeCaseState>([one.state]);
        drawn.map(attempt).forEach(({ how, command, who, n }, step) => {
          const at = new Date(START.getTime() + (step + 1) * 3_600_000);
          if (how === 0 || (how < 3 && MEETS.includes(one.state))) return play.meet(n, at);
          if (how === 1) {
            play.adjust(n, at);
            return void visited.add(one.state);
          }
          const onwards = ONWARDS[one.state] ?? [];
          const wanted = how < 8 && onwards.length > 0 ? onwards[command % onwards.length]! : COMMANDS[command % COMMANDS.length]!;
          const entitled = how < 9 ? entitledTo(wanted, play) : [];
          const hands = entitled.length > 0 ? entitled : play.hands;
          const by = hands[who % hands.length]!;
          const before = one.state;
          const wasFinal = disputeCaseLifecycle.isFinal(before);
          const numberBefore = one.commission?.ruling?.documentNumber ?? null;
          try {
            play.steps[wanted]!(by, at, n);
          } catch (error) {
            if (!(error instanceof DomainError)) throw new Error(`${wanted} in ${before} by ${rolesOf(by)}`, { cause: error });
            // What is refused leaves the case where it was; a transaction undoes the rest.
            if (one.state === before) return;
            throw new Error(`${wanted} in ${before} was refused and moved to ${one.state}`, { cause: error });
          }
          if (wasFinal) throw new Error(`${wanted} was taken in ${before}`);
          visited.add(one.state);

          for (const needed of BEFORE[one.state] ?? []) if (!visited.has(needed)) throw new Error(`${one.state} was reached without ${needed}`);
          const ruling = one.commission?.ruling;
          if (ruling?.documentNumber && ruling.documentNumber !== numberBefore) {
            if (ruling.upperAuthority === null) {
              const heard = new Set(one.commission!.hearings.flatMap(({ parties }) => parties.map(({ organId }) => organId)));
              expect(one.signatories.filter((organId) => !heard.has(organId))).toEqual([]);
              // The meeting the case was put up to; in a review, a later one.
              expect(ruling.meetingId === one.commission!.meetingId).toBe(before === 'IN_DELIBERATION');
              const decision = play.decisionOf(ruling.meetingId!)!;
              expect(decision.conclusion.startsWith('APPROVED')).toBe(true);
              expect([ruling.signature!.personId === ruling.draftedBy, one.isParty(ruling.signature!.organId), ruling.signature!.sha256 === ruling.sha256]).toEqual([false, false, true]);
            }
            expect(one.outcome!.documentNumber).toBe(ruling.documentNumber);
          }
          if (one.state === 'CLOSED') {
            expect([one.outcome !== null, one.cause !== null, one.execution!.confirmation !== null, one.closedAt !== null]).toEqual([true, true, true, true]);
            if (one.cause === 'OBJECTIVE_CONSTRAINT') expect(one.execution!.proposal).not.toBeNull();
          }
          if (['RULED', 'OPINION_ISSUED', 'EXECUTING', 'EXECUTED'].includes(one.state)) expect(one.outcome).not.toBeNull();
        });
        for (const state of visited) reached.add(state);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );

    // Every state was lived through, or the walks prove nothing.
    expect(Object.keys(disputeCaseLifecycle.states).filter((state) => !reached.has(state as DisputeCaseState))).toEqual([]);
  });
});
