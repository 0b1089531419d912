import { checkBasisInForce, checkBasisKinds } from './basis.ts';
import { checkCrossOrgan } from './cross-organ.ts';
import { checkDictionaries, checkElements, checkRecommended } from './elements.ts';
import { checkInstitution } from './institution.ts';
import { checkClassSizes, checkLevels } from './levels.ts';
import type { ListContext } from './list-context.ts';
import { SEVERITIES, type ListFinding, type Said } from './list-finding.ts';
import { checkNamesElsewhere, checkNamesOnce, checkSimilarItems } from './names.ts';
import { checkNumbering } from './numbering.ts';
import { checkPendingAttribution, checkPerformMode } from './performance.ts';
import { checkPowerLevels, checkPowersCovered, checkPowersOnce } from './powers.ts';
import { checkSandingConflict, checkSandingExcess, checkSandingGaps, checkUnitProvisions } from './sanding.ts';
import { checkSupervision } from './supervision.ts';
import { checkCoordinators, checkIdleUnits, checkLeadUnits, checkUnitsKnown } from './units.ts';
import { checkWording } from './wording.ts';

/** 校验规则表: each rule of a list and the checks that keep it. A new rule is a line here and a function beside it. */
export const LIST_RULES: readonly (readonly [rule: string, check: (context: ListContext) => Said[]])[] = [
  ['R-REG-1', checkElements],
  ['R-REG-1', checkNumbering],
  ['R-REG-1', checkRecommended],
  ['F-005', checkDictionaries],
  ['R-REG-2', checkLevels],
  ['R-REG-3', checkClassSizes],
  ['R-REG-4', checkNamesOnce],
  ['R-REG-4', checkSimilarItems],
  ['R-REG-4', checkNamesElsewhere],
  ['R-REG-5', checkLeadUnits],
  ['R-REG-5', checkUnitsKnown],
  ['R-REG-5', checkIdleUnits],
  ['R-REG-6', checkCoordinators],
  ['R-REG-7', checkCrossOrgan],
  ['R-REG-8', checkPowersOnce],
  ['R-REG-8', checkPowerLevels],
  ['R-REG-9', checkPowersCovered],
  ['R-REG-10', checkWording],
  // R-REG-11 (命名统一) begins with a unified catalogue, which no tenant can have yet.
  ['F-006', checkSandingGaps],
  ['F-006', checkSandingExcess],
  ['F-007', checkUnitProvisions],
  ['F-026', checkSupervision],
  ['F-185', checkBasisKinds],
  ['F-185', checkBasisInForce],
  ['F-185', checkSandingConflict],
  ['R-REG-21', checkInstitution],
  ['R-REG-22', checkPerformMode],
  ['R-REG-22', checkPendingAttribution],
];

/** 清单校验: everything the rules have to say about a list, all at once, from the first item to the last. */
export function checkList(context: ListContext): ListFinding[] {
  const rank = new Map(SEVERITIES.map((severity, i) => [severity, i]));
  return LIST_RULES.flatMap(([rule, check]) => check(context).map((said): ListFinding => ({ rule, ...said }))).sort(
    (a, b) => (a.row ?? 0) - (b.row ?? 0) || rank.get(a.severity)! - rank.get(b.severity)!,
  );
}
