import { expectedTasks } from '@yidan/platform';
import { adjustmentCaseLifecycle, type AdjustmentCaseState } from '../../domain/adjustment/adjustment-case.lifecycle.ts';
import { dutyListVersionLifecycle, type DutyListVersionState } from '../../domain/duty-list/duty-list-version.lifecycle.ts';

const facts = { number: 'SWJ-V1.0', title: null, organId: '0199aaaa-0000-7000-8000-000000000001', unitId: null, urgency: 'NORMAL' } as const;

describe('what a list version expects', () => {
  it.each<[DutyListVersionState, string[]]>([
    ['DRAFT', ['submit ORGAN_APPROVER']],
    ['SUBMITTED', ['accept ESTABLISHMENT_OFFICER']],
    ['UNDER_REVIEW', ['pass ESTABLISHMENT_DIRECTOR+JUSTICE_DIRECTOR']],
    ['RETURNED', ['resubmit ORGAN_APPROVER']],
    ['REVIEWED', ['schedule COMMISSION_SECRETARY']],
    ['IN_DELIBERATION', ['approve COMMISSION_CHAIR']],
    ['APPROVED', ['publicise ESTABLISHMENT_OFFICER']],
    ['PUBLICITY', []],
    ['PUBLICITY_CLOSED', ['file ESTABLISHMENT_OFFICER']],
    ['FILED', []],
    ['EFFECTIVE', []],
    ['WITHDRAWN', []],
  ])('in %s is %j; what a clock does is nobody’s', (state, steps) => {
    expect(expectedTasks(dutyListVersionLifecycle, state, facts).map(({ command, hats }) => `${command} ${hats.map(({ role }) => role).join('+')}`)).toEqual(steps);
  });

  it('is expected of the own organ where the organ has to act', () => {
    expect(expectedTasks(dutyListVersionLifecycle, 'DRAFT', facts)[0]!.hats).toEqual([{ role: 'ORGAN_APPROVER', relation: 'OWN_ORGAN', organId: facts.organId, unitId: null, personId: null }]);
  });
});

describe('what an adjustment case expects', () => {
  it.each<[AdjustmentCaseState, string[]]>([['OPEN', ['assign']], ['WAIT_ORGAN', ['draft']], ['DRAFTED', []], ['IN_LIST_PROCESS', []], ['DONE', []], ['DISMISSED', []]])('in %s is %j', (state, steps) => {
    expect(expectedTasks(adjustmentCaseLifecycle, state, facts).map(({ command }) => command)).toEqual(steps);
  });
});
