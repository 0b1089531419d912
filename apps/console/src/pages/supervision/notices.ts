import type { NoticeSummary } from '@yidan/contracts';

export const NOTICES_PAGE = 20;
const OPEN: readonly NoticeSummary['state'][] = ['ISSUED', 'SIGNED', 'REPLIED', 'REJECTED', 'ACCEPTED'];

/** The list of notices as the services are asked for it. */
export function noticesQuery(keyword: string, onlyOpen: boolean, cursor: string | null): URLSearchParams {
  const wanted = { state: onlyOpen ? OPEN.join(',') : '', keyword: keyword.trim(), cursor: cursor ?? '', limit: String(NOTICES_PAGE) };
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
}
