import { encodeCursor } from '@yidan/platform';
import { sampleCity } from '@yidan/sample-city';
import type { LoadRequest } from '../http-clients.ts';
import { DAYS_HELD, FIRST_DAY, type Extent } from './extent.ts';

export const KINDS = ['plain', 'organ', 'keyword', 'deep'] as const;
/** What is asked: all that was in force on a day, one organ's, what speaks of a word, or a page far behind the first. */
export type Kind = (typeof KINDS)[number];

/** Questions of one kind, of districts and days by chance. */
export function questions(kind: Kind, count: number, { tenants, organs, versions, items }: Extent, tokens: readonly string[]): LoadRequest[] {
  const keywords = sampleCity().districts[0].lists.flatMap((list) => list.items).flatMap((item) => item.keywords);
  const organCode = (o: number): string => `J${String(o).padStart(3, '0')}`;
  return Array.from({ length: count }, () => {
    const tenant = 1 + chance(tenants);
    const query = new URLSearchParams({ limit: '50', asOf: dayAfter(FIRST_DAY, organs + chance(versions * DAYS_HELD)) });
    if (kind === 'organ') query.set('organ', organCode(1 + chance(organs)));
    if (kind === 'keyword') query.set('keyword', keywords[chance(keywords.length)]!);
    if (kind === 'deep') query.set('cursor', encodeCursor([`${519_900 + tenant}-${organCode(organs - 3)}-0101${String(1 + chance(items)).padStart(4, '0')}`]));
    return { method: 'GET', path: `/api/list-registry/v1/items?${query}`, token: tokens[tenant - 1]! };
  });
}

function chance(below: number): number {
  return Math.floor(Math.random() * below);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
