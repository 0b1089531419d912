import type { DisputeSummary } from '@yidan/contracts';

export const DISPUTES_PAGE = 20;

/** 争议筛选, as the page has it. */
export interface DisputeFilter {
  state: string;
  kind: string;
  level: string;
  organ: string;
  onlyOverdue: boolean;
  keyword: string;
}

export const allDisputes: DisputeFilter = { state: '', kind: '', level: '', organ: '', onlyOverdue: false, keyword: '' };

/** The filter as the services take it; nothing is said of what is not filtered. */
export function disputesQuery({ state, kind, level, organ, onlyOverdue, keyword }: DisputeFilter, cursor: string | null): URLSearchParams {
  const wanted = { state, kind, level, organId: organ, overdue: onlyOverdue ? 'true' : '', keyword: keyword.trim(), cursor: cursor ?? '', limit: String(DISPUTES_PAGE) };
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
}

/** The filter as an export takes it: all of it at once. */
export function exportQuery(filter: DisputeFilter): URLSearchParams {
  const wanted = disputesQuery(filter, null);
  wanted.delete('limit');
  return wanted;
}

/** The parties as one line of a list names them: who convenes first, who is only interested last. */
export function partiesInWords(parties: DisputeSummary['parties'], and: string): string {
  const order = { CONVENOR: 0, COUNTERPART: 1, INTERESTED: 2 };
  return parties
    .toSorted((a, b) => order[a.role] - order[b.role])
    .map(({ organ }) => organ.name ?? organ.code ?? '')
    .filter((name) => name !== '')
    .join(and);
}
