import type { EntityManager } from '@mikro-orm/postgresql';
import { currentScope } from './scope.ts';

/**
 * 全部可见: runs work of the running transaction that must not overlook what is restricted (whether a number is taken, what a new list changes), then narrows the sight again.
 * What it finds is for deciding, not for answering.
 */
export async function seeingAll<T>(em: EntityManager, work: () => Promise<T>): Promise<T> {
  const { reader } = currentScope() ?? {};
  const [before] = await em.execute<{ reader: string }[]>(`select current_setting('app.reader', true) as reader`);
  if (!reader || before?.reader === 'all') return work();
  await em.execute(`select set_config('app.reader', 'all', true)`);
  const result = await work();
  // After a failure the transaction rolls back as a whole, so only success needs the way back.
  await em.execute(`select set_config('app.reader', ?, true)`, [before?.reader ?? '']);
  return result;
}

/** From here to its end the transaction sees all of its tenant: somebody hands in what only others may read afterwards. */
export async function seeAllFromHere(em: EntityManager): Promise<void> {
  await em.execute(`select set_config('app.reader', 'all', true)`);
}
