import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { DisputeCaseCommand } from '../dispute-case/dispute-case.lifecycle.ts';
import type { Acting } from '../dispute-case/seen-by.ts';
import { replacementGround } from './replacement.ts';

/** A clock as far as guards ask: of which step, until when, and whether it still runs. */
export interface ClockSeen {
  readonly kind: string;
  readonly dueAt: Date;
  readonly status: string;
}

/** Whether a step's time is over. */
export function isTimeOver(clocks: readonly ClockSeen[], command: DisputeCaseCommand, now: Date): boolean {
  return clocks.some(({ kind, status, dueAt }) => kind === command && status === 'RUNNING' && dueAt <= now);
}

/** 现在不能办的: what the table of the procedure would allow somebody and the rules of level 1 do not, as the case stands. */
export function negotiationForbids(one: DisputeCase, actor: Acting, now: Date, clocks: readonly ClockSeen[]): DisputeCaseCommand[] {
  const { negotiation, convenorOrganId, withdrawalConsents, signatories, raisedByOrganId } = one;
  const isLate = isTimeOver(clocks, 'openNegotiation', now);
  const nothingDone = !negotiation || negotiation.meetings.length + negotiation.refusals.length === 0;
  const missing = signatories.filter((organId) => organId !== raisedByOrganId && !withdrawalConsents.some((consent) => consent.organId === organId));
  const rules: [DisputeCaseCommand, boolean][] = [
    ['openNegotiation', actor.organId !== convenorOrganId && !isLate],
    ['replaceNegotiation', replacementGround(one) === null || !(isLate || signatories.every((organId) => one.statements.some((statement) => statement.organId === organId)))],
    ['agree', !negotiation?.minutes || !signatories.includes(actor.organId)],
    ['fail', nothingDone],
    ['objectToMinutes', one.outcome !== null],
    ['designateInterim', one.interim === null],
    ['consentToWithdrawal', actor.organId === raisedByOrganId || withdrawalConsents.some(({ organId }) => organId === actor.organId)],
    ['withdraw', missing.length > 0],
  ];
  return rules.filter(([, isForbidden]) => isForbidden).map(([command]) => command);
}
