import type { DeskCounts, DeskNews, DeskTask } from '@yidan/contracts';

export const DESK_SCOPES = ['mine', 'unit', 'all'] as const;
/** Kinds of objects that can lie on a desk of this city. */
export const DESK_KINDS = ['dispatch-order', 'incoming-matter', 'supervision-notice', 'duty-list-version', 'list-review', 'adjustment-case', 'dispute-case', 'dispute-request'] as const;
export const DESK_PAGE = 20;

/** 待办筛选, as the page has it. */
export interface DeskFilter {
  scope: (typeof DESK_SCOPES)[number];
  kind: string;
  urgency: string;
  onlyOverdue: boolean;
  keyword: string;
}

export const wholeDesk: DeskFilter = { scope: 'all', kind: '', urgency: '', onlyOverdue: false, keyword: '' };

/** The filter as the services take it. */
export function deskQuery({ scope, kind, urgency, onlyOverdue, keyword }: DeskFilter, cursor: string | null): URLSearchParams {
  const wanted = { scope, kind, urgency, overdue: onlyOverdue ? 'true' : '', keyword: keyword.trim(), cursor: cursor ?? '', limit: String(DESK_PAGE) };
  return new URLSearchParams(Object.entries(wanted).filter(([, value]) => value !== ''));
}

const PAGES: Readonly<Record<string, string>> = { 'dispatch-order': '/orders', 'incoming-matter': '/matters', 'supervision-notice': '/supervision', 'dispute-case': '/disputes', 'dispute-request': '/disputes/requests' };

/** Where a task is worked on; null where the console has no page for it. */
export function pathOf({ objectType, objectId }: Pick<DeskTask, 'objectType' | 'objectId'>): string | null {
  const page = PAGES[objectType];
  return page === undefined ? null : `${page}/${objectId}`;
}

/** Whether the page as it was read says something else than the desk does now. */
export function isOvertaken(shown: DeskCounts | undefined, { counts, changed, gone, reload }: DeskNews): boolean {
  return reload || changed.length > 0 || gone.length > 0 || JSON.stringify(shown) !== JSON.stringify(counts);
}
