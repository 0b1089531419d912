import type { LexiconTrialAnswer } from '@yidan/contracts';

/** What a text is answered: the decision and the candidates. */
export type Outcome = LexiconTrialAnswer['items'][number]['before'];

/** Whether a text is still answered in the same way: the same decision, and the same item first. */
export function sameOutcome(before: Outcome, after: Outcome): boolean {
  return before.decision === after.decision && before.candidates[0]?.itemKey === after.candidates[0]?.itemKey;
}
