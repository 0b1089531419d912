import type { DutyListAnswer } from '@yidan/contracts';

/** The lists whose organ's name or code holds what was typed; those without a version only on request. */
export function listsFound(lists: readonly DutyListAnswer[], wanted: string, onlyWithList: boolean): DutyListAnswer[] {
  const text = wanted.trim().toUpperCase();
  return lists.filter(({ organ, current }) => (!onlyWithList || current !== null) && (text === '' || organ.name.toUpperCase().includes(text) || organ.code.includes(text)));
}

/** How many open findings a list has, of all severities. */
export function findingsOf({ findings }: Pick<DutyListAnswer, 'findings'>): number {
  return findings.ERROR + findings.WARN + findings.INFO;
}
