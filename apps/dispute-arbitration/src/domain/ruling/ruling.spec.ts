import type { ActorRole } from '@yidan/kernel';
import { DisputeInPlay } from '../../../test/a-dispute-in-play.ts';
import type { DisputeCaseCommand } from '../dispute-case/dispute-case.lifecycle.ts';

const day = (n: number): Date => new Date(Date.parse('2026-03-02T01:00:00Z') + n * 86_400_000);

/** A dispute, step by step; `n` chooses among the contents that a step may have. */
function lived(...steps: [command: DisputeCaseCommand | 'meet' | 'adjust', by: ActorRole, n: number][]): DisputeInPlay {
  const play = new DisputeInPlay(day(0), false);
  take(play, ...steps);
  return play;
}

function take(play: DisputeInPlay, ...steps: [command: DisputeCaseCommand | 'meet' | 'adjust', by: ActorRole, n: number, on?: number][]): void {
  for (const [command, role, n, on = 1] of steps) {
    if (command === 'meet' || command === 'adjust') play[command](n, day(on));
    else play.steps[command]!(play.hands.find(({ roles, organId }) => roles.includes(role) && (role !== 'COMMISSION_CHAIR' || (roles.length === 1 && !play.one.isParty(organId))))!, day(on), n);
  }
}

const ruled = (): DisputeInPlay =>
  lived(
    ['openNegotiation', 'ORGAN_DRAFTER', 0], ['recordMeeting', 'ORGAN_DRAFTER', 0], ['fail', 'ORGAN_DRAFTER', 0], ['apply', 'ORGAN_DRAFTER', 1], ['accept', 'ESTABLISHMENT_OFFICER', 0], ['forward', 'ESTABLISHMENT_OFFICER', 0],
    ['noConsensus', 'ESTABLISHMENT_DIRECTOR', 1], ['noConsensus', 'JUSTICE_DIRECTOR', 1], ['meet', 'SYSTEM', 0], ['deliberate', 'COMMISSION_SECRETARY', 0], ['hear', 'COMMISSION_SECRETARY', 2], ['draftRuling', 'COMMISSION_SECRETARY', 1],
    ['meet', 'SYSTEM', 1], ['rule', 'COMMISSION_CHAIR', 1],
  );

describe('a review', () => {
  it('that upholds the ruling leaves its number; what was being carried out goes on being carried out', () => {
    const play = ruled();
    const { documentNumber } = play.one.outcome!;
    take(play, ['adjust', 'SYSTEM', 1], ['requestReview', 'PRINCIPAL_OFFICER', 1, 2]);
    // The meeting refuses the request: its decision on the case is against it.
    play.decisions.push({ meetingId: 'later', conclusion: 'REJECTED', documentNumber: '纪9', minutesAt: day(3), counts: null });

    take(play, ['decideReview', 'COMMISSION_CHAIR', 2, 4]);

    expect([play.one.state, play.one.outcome!.documentNumber, play.one.commission!.review!.decision, play.one.commission!.former.length]).toEqual(['EXECUTING', documentNumber, 'UPHELD', 0]);
  });

  it('is asked for in time, and once', () => {
    const late = ruled();
    expect(() => take(late, ['requestReview', 'PRINCIPAL_OFFICER', 1, 12])).toThrow(expect.objectContaining({ code: 'DISPUTE.REVIEW_TOO_LATE' }));
    take(late, ['requestReview', 'PRINCIPAL_OFFICER', 1, 2]);
    late.decisions.push({ meetingId: 'later', conclusion: 'REJECTED', documentNumber: '纪9', minutesAt: day(3), counts: null });
    expect(() => take(late, ['decideReview', 'COMMISSION_CHAIR', 0, 4])).toThrow(expect.objectContaining({ code: 'DISPUTE.DECISION_MISSING' }));
  });
});
