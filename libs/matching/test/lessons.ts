import { lessonTerms } from '../src/lesson-terms.ts';
import type { LearnedCount } from '../src/learned-counts.ts';

/** A decided matter: what it said and what came of it. */
export interface Taught {
  readonly text: string;
  readonly itemKey: string;
  readonly organId: string;
  readonly returned?: boolean;
}

/** Counts as they are kept of such matters. */
export function countsOf(matters: readonly Taught[]): LearnedCount[] {
  const counts = new Map<string, LearnedCount>();
  for (const { text, itemKey, organId, returned = false } of matters) {
    for (const term of [null, ...lessonTerms({ title: '', content: text })]) {
      const key = `${term ?? ''} ${itemKey} ${organId}`;
      const { confirmed, returned: back } = counts.get(key) ?? { confirmed: 0, returned: 0 };
      counts.set(key, { term, itemKey, organId, confirmed: confirmed + (returned ? 0 : 1), returned: back + (returned ? 1 : 0) });
    }
  }
  return [...counts.values()];
}

/** The same matter, told so many times. */
export function taught(times: number, text: string, itemKey: string, organId: string, returned = false): Taught[] {
  return Array.from({ length: times }, () => ({ text, itemKey, organId, returned }));
}
