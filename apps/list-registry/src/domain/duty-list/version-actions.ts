import type { By } from '@yidan/kernel';
import { DIRECTOR, MAX_ROUNDS, type DutyListVersion, type PassSignature } from './duty-list-version.ts';
import { dutyListVersionLifecycle, type DutyListVersionCommand } from './duty-list-version.lifecycle.ts';

/** What a version's possible steps depend on. */
export type ActingVersion = Pick<DutyListVersion, 'state' | 'urgency' | 'round' | 'filedAt'> & {
  readonly drafters: readonly string[];
  readonly signatures: readonly PassSignature[];
};

const NEEDS_OTHER_EYES: readonly DutyListVersionCommand[] = ['submit', 'resubmit', 'return', 'pass', 'approve', 'approveElementChange'];

/** 可办事项: the steps that the table opens to somebody, without those that the version itself keeps shut for them. */
export function actionsOn(version: ActingVersion, by: By & { readonly actorId: string }): DutyListVersionCommand[] {
  const { state, urgency, round, drafters, signatures } = version;
  const hasPassed = signatures.some(({ personId }) => personId === by.actorId);
  const isFinalRound = round >= MAX_ROUNDS;
  const offered = dutyListVersionLifecycle.actionsFor(state, by, { signatures }).filter((command) => {
    if (NEEDS_OTHER_EYES.includes(command) && drafters.includes(by.actorId)) return false;
    if (command === 'resubmit') return !isFinalRound;
    if (command === 'escalate') return isFinalRound;
    if (command === 'pass' || command === 'approveElementChange') return !hasPassed;
    return true;
  });
  // In the expedited lane publicity and filing follow the day in force.
  const isInForceEarly = urgency === 'EXPEDITED' && state === 'EFFECTIVE' && version.filedAt === null && by.roles.includes('ESTABLISHMENT_OFFICER');
  return isInForceEarly ? [...offered, 'publicise', 'file'] : offered;
}

/** The directors who have passed a version in this round. */
export function passedBy(signatures: readonly PassSignature[]): string[] {
  return Object.values(DIRECTOR).filter((director) => signatures.some(({ as }) => as === director));
}
