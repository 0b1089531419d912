import type { ChainEntry } from '@yidan/contracts';
import type { ChainService } from '../../api/disputes.ts';

/** One thing that happened, and in which service. */
export interface TimelineEntry extends ChainEntry {
  service: ChainService;
}

/** 全链条: what the services told, as one line in the order of time; each thing once. */
export function merged(parts: readonly (readonly [service: ChainService, entries: readonly ChainEntry[]])[]): TimelineEntry[] {
  const all = parts.flatMap(([service, entries]) => entries.map((entry, i) => ({ entry: { ...entry, service }, i })));
  // Told in one instant: the order in which the service told it.
  const sorted = all.sort((a, b) => a.entry.at.localeCompare(b.entry.at) || (a.entry.service === b.entry.service ? a.i - b.i : 0));
  return [...new Map(sorted.map(({ entry }) => [entry.eventId, entry])).values()];
}

const PAGES: Readonly<Record<string, string>> = { 'dispatch-order': '/orders', 'incoming-matter': '/matters', 'supervision-notice': '/supervision', 'dispute-case': '/disputes' };

/** Where the console shows what it happened to; null where it does not. */
export function entryPath({ objectType, objectId }: Pick<ChainEntry, 'objectType' | 'objectId'>): string | null {
  const page = PAGES[objectType];
  return page === undefined ? null : `${page}/${objectId}`;
}
