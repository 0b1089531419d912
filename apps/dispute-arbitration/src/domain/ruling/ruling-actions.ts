import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { DisputeCaseCommand } from '../dispute-case/dispute-case.lifecycle.ts';
import type { Acting } from '../dispute-case/seen-by.ts';
import { unheard } from './commission-acts.ts';
import { Reconsideration } from './reconsideration.ts';

/** 现在不能办的: what the table of the procedure would allow somebody and the rules of level 3 do not, as the case stands. */
export function rulingForbids(one: DisputeCase, { organId, personId }: Acting): DisputeCaseCommand[] {
  const isRecused = one.isParty(organId);
  const ruling = one.commission?.ruling;
  const rules: [DisputeCaseCommand, boolean][] = [
    ['rule', isRecused || !ruling || ruling.signature !== null || ruling.draftedBy === personId || unheard(one).length > 0],
    ['defer', isRecused],
    ['remand', isRecused],
    ['decideReview', isRecused],
    ['requestReview', new Reconsideration(one).refusal() !== null],
  ];
  return rules.filter(([, isForbidden]) => isForbidden).map(([command]) => command);
}
