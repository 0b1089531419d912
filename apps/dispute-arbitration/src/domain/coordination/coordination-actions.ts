import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { DisputeCaseCommand } from '../dispute-case/dispute-case.lifecycle.ts';
import type { Acting } from '../dispute-case/seen-by.ts';
import type { ClockSeen } from '../negotiation/negotiation-actions.ts';
import { opinionOnTable } from './opinion.ts';

/** 待办: what is waited for once there is an opinion: the word of the parties, and then both directors; or their proposal, where there is no agreement in sight. */
export function coordinationExpects(one: DisputeCase): DisputeCaseCommand[] {
  const { coordination, signatories, state } = one;
  if (state !== 'COORDINATING' || !coordination) return [];
  const opinion = opinionOnTable(one);
  const said = opinion?.acceptances ?? [];
  const isOver = (coordination.overdueAt ?? '') > (coordination.submission?.at ?? '');
  const isDeclined = said.some(({ accepts }) => !accepts);
  const isAnswered = signatories.every((organId) => said.some((each) => each.organId === organId));
  return [
    ...(opinion && !isAnswered ? (['acceptOpinion'] as const) : []),
    ...(opinion && !isDeclined && (isAnswered || opinion.minor) ? (['consensus'] as const) : []),
    ...(isDeclined || isOver ? (['noConsensus'] as const) : []),
  ];
}

const ON_AN_APPLICATION = ['accept', 'askSupplement', 'reject', 'transfer', 'referUp'] as const;

/** 现在不能办的: what the table of the procedure would allow somebody and the rules of level 2 do not, as the case stands. */
export function coordinationForbids(one: DisputeCase, actor: Acting, now: Date, clocks: readonly ClockSeen[]): DisputeCaseCommand[] {
  const { application, jurisdiction, signatories, coordination, convenorOrganId } = one;
  const isOffice = actor.roles.includes('ESTABLISHMENT_OFFICER');
  const runs = (kind: string): boolean => clocks.some((clock) => clock.kind === kind && clock.status === 'RUNNING' && now <= clock.dueAt);
  const opinion = coordination && opinionOnTable(one);
  const said = opinion?.acceptances ?? [];
  const isSignatory = signatories.includes(actor.organId);
  const hasSaid = (accepts: boolean): boolean => said.some((each) => each.organId === actor.organId && each.accepts === accepts);
  const isAccepted = signatories.every((organId) => said.some((each) => each.organId === organId && each.accepts));
  const rules: [DisputeCaseCommand, boolean][] = [
    ['apply', !isOffice && actor.organId !== convenorOrganId && runs('apply')],
    ['accept', jurisdiction === 'REFERRED_UP'],
    ...ON_AN_APPLICATION.map((command): [DisputeCaseCommand, boolean] => [command, application !== null && application.by === actor.personId]),
    ['supplement', !isOffice && application?.byOrganId !== actor.organId],
    ['acceptOpinion', !opinion || !isSignatory || hasSaid(true)],
    ['declineOpinion', !opinion || !isSignatory || hasSaid(false)],
    // Whether a minor one settles the dispute all the same is for the policy pack to say.
    ['consensus', !opinion || !(isAccepted || opinion.minor) || opinion.draftedBy === actor.personId || opinion.signatures.some(({ personId }) => personId === actor.personId)],
    ['noConsensus', !(said.some(({ accepts }) => !accepts) || !runs('coordinate'))],
  ];
  return rules.filter(([, isForbidden]) => isForbidden).map(([command]) => command);
}
