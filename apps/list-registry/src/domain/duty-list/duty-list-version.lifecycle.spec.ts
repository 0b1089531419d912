import type { ActorRole, Relation } from '@yidan/kernel';
import { dutyListVersionLifecycle, type DutyListVersionCommand, type DutyListVersionState } from './duty-list-version.lifecycle.ts';

const OWN: Partial<Record<ActorRole, readonly Relation[]>> = { ORGAN_DRAFTER: ['OWN_ORGAN'], ORGAN_APPROVER: ['OWN_ORGAN'] };
const ROLES: readonly ActorRole[] = [
  'ORGAN_DRAFTER', 'ORGAN_APPROVER', 'ESTABLISHMENT_OFFICER', 'ESTABLISHMENT_DIRECTOR', 'JUSTICE_REVIEWER', 'JUSTICE_DIRECTOR', 'COMMISSION_SECRETARY', 'COMMISSION_MEMBER', 'COMMISSION_CHAIR',
  'TENANT_ADMIN', 'CITY_OVERSEER', 'AUDITOR', 'SYSTEM', 'TIMER',
];

/** 03 §3.1.4 with corrections A5 and A6, state by state; who is not named may nothing. */
const permitted: Readonly<Record<DutyListVersionState | '-', Partial<Record<ActorRole, readonly DutyListVersionCommand[]>>>> = {
  '-': { ORGAN_DRAFTER: ['create'], ESTABLISHMENT_OFFICER: ['create', 'loadApproved'], SYSTEM: ['create'] },
  DRAFT: { ORGAN_DRAFTER: ['edit'], ESTABLISHMENT_OFFICER: ['edit'], ORGAN_APPROVER: ['submit', 'withdraw'], SYSTEM: ['withdraw'] },
  SUBMITTED: { ESTABLISHMENT_OFFICER: ['accept'], ORGAN_APPROVER: ['withdraw'], SYSTEM: ['withdraw'] },
  UNDER_REVIEW: { ESTABLISHMENT_DIRECTOR: ['return', 'pass'], JUSTICE_DIRECTOR: ['return', 'pass'], ORGAN_APPROVER: ['withdraw'], SYSTEM: ['withdraw'] },
  RETURNED: { ORGAN_DRAFTER: ['edit'], ESTABLISHMENT_OFFICER: ['edit'], ORGAN_APPROVER: ['resubmit', 'withdraw'], COMMISSION_SECRETARY: ['escalate'], SYSTEM: ['withdraw'] },
  REVIEWED: { COMMISSION_SECRETARY: ['schedule'], ESTABLISHMENT_DIRECTOR: ['approveElementChange'], SYSTEM: ['approveByRuling', 'withdraw'], ORGAN_APPROVER: ['withdraw'] },
  IN_DELIBERATION: { COMMISSION_CHAIR: ['approve', 'reject', 'defer'], ORGAN_APPROVER: ['withdraw'], SYSTEM: ['withdraw'] },
  APPROVED: { ESTABLISHMENT_OFFICER: ['publicise'], TIMER: ['activate'], SYSTEM: ['activate'] },
  PUBLICITY: { TIMER: ['closePublicity'], SYSTEM: ['closePublicity'], ESTABLISHMENT_DIRECTOR: ['upholdObjection'] },
  PUBLICITY_CLOSED: { ESTABLISHMENT_OFFICER: ['file'] },
  FILED: { TIMER: ['activate'], SYSTEM: ['activate'] },
  EFFECTIVE: { SYSTEM: ['supersede'], COMMISSION_CHAIR: ['repeal'] },
  SUPERSEDED: { SYSTEM: ['supersede'] },
  REPEALED: {},
  WITHDRAWN: {},
  RETURNED_AFTER_PUBLICITY: {},
};

const cells = (Object.keys(permitted) as (DutyListVersionState | '-')[]).flatMap((state) => ROLES.map((role) => [state, role, permitted[state][role] ?? []] as const));

it.each(cells)('in state %s the %s may: %j', (state, role, actions) => {
  expect(dutyListVersionLifecycle.actionsFor(state === '-' ? null : state, { roles: [role], relations: OWN[role] ?? [] })).toEqual(actions);
});

it.each(['ORGAN_DRAFTER', 'ORGAN_APPROVER'] as const)('the %s of another organ may nothing in any state', (role) => {
  for (const state of [null, ...(Object.keys(dutyListVersionLifecycle.states) as DutyListVersionState[])]) expect(dutyListVersionLifecycle.actionsFor(state, { roles: [role], relations: [] })).toEqual([]);
});

it.each([
  ['DRAFT', 'NORMAL', ['submit 30 WORKING_DAY']],
  ['SUBMITTED', 'NORMAL', ['accept 2 WORKING_DAY']],
  ['UNDER_REVIEW', 'NORMAL', ['pass 15 WORKING_DAY']],
  ['UNDER_REVIEW', 'EXPEDITED', ['pass 8 WORKING_DAY']],
  ['RETURNED', 'NORMAL', ['resubmit 5 WORKING_DAY']],
  ['RETURNED', 'EXPEDITED', ['resubmit 3 WORKING_DAY']],
  ['REVIEWED', 'NORMAL', ['schedule 20 WORKING_DAY']],
  ['APPROVED', 'NORMAL', ['publicise 3 WORKING_DAY']],
  ['PUBLICITY', 'NORMAL', ['closePublicity 5 WORKING_DAY']],
  ['PUBLICITY', 'EXPEDITED', ['closePublicity 1 WORKING_DAY']],
  ['PUBLICITY_CLOSED', 'NORMAL', ['file 10 WORKING_DAY']],
  ['EFFECTIVE', 'NORMAL', []],
] as const)('in state %s, %s, the clocks are: %j', (state, urgency, clocks) => {
  expect(dutyListVersionLifecycle.deadlinesOf(state, urgency).map(({ command, amount, clock }) => `${command} ${amount} ${clock}`)).toEqual(clocks);
});
