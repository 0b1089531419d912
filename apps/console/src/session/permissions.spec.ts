import { admits } from './permissions.ts';

describe('what somebody is offered', () => {
  it.each([
    ['a dispatch operator decides', 'decideMatter', ['DISPATCH_OPERATOR'], true],
    ['a supervisor registers', 'registerMatter', ['SUPERVISOR'], true],
    ['and leaves the decision to an operator', 'decideMatter', ['SUPERVISOR'], false],
    ['a drafter imports', 'importList', ['UNIT_HANDLER', 'ORGAN_DRAFTER'], true],
    ['and leaves loading to the establishment office', 'loadList', ['ORGAN_DRAFTER'], false],
    ['a unit handler only reads everyday words', 'editLexicon', ['UNIT_HANDLER'], false],
    ['a unit handler sees orders', 'seeOrders', ['UNIT_HANDLER'], true],
    ['a drafter sees no supervision', 'seeNotices', ['ORGAN_DRAFTER'], false],
    ['a drafter raises a dispute', 'raiseDispute', ['ORGAN_DRAFTER'], true],
    ['and leaves the requests that wait to the establishment office', 'seeDisputeRequests', ['ORGAN_DRAFTER'], false],
    ['a unit handler sees the disputes of the own organ', 'seeDisputes', ['UNIT_HANDLER'], true],
    ['a party does not read the whole chain', 'seeChain', ['ORGAN_APPROVER', 'PRINCIPAL_OFFICER'], false],
    ['somebody without a role gets nothing', 'registerMatter', [], false],
  ] as const)('%s', (_, permission, roles, expected) => {
    expect(admits(permission, roles)).toBe(expected);
  });
});
