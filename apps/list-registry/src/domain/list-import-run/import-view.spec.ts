import { IMPORT_WAYS, seesAllImports } from './import-view.ts';

it.each([
  [['ESTABLISHMENT_OFFICER'], true],
  [['ORGAN_DRAFTER', 'AUDITOR'], true],
  [['ORGAN_DRAFTER'], false],
  [['ORGAN_DRAFTER', 'UNIT_HANDLER'], false],
  [['ORGAN_APPROVER', 'DISPATCH_OPERATOR'], false],
] as const)('whoever is %j sees the files of every organ: %s', (roles, all) => {
  expect(seesAllImports(roles)).toBe(all);
});

it('a drafter or approver is let in to the files of the own organ', () => {
  expect(IMPORT_WAYS.filter((who) => who.includes('@'))).toEqual(['ORGAN_DRAFTER@OWN_ORGAN', 'ORGAN_APPROVER@OWN_ORGAN']);
});
