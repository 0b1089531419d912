import type { EntityManager } from '@mikro-orm/postgresql';
import { currentScope, withScope } from './scope.ts';

/** 代上级写入: runs work bound to another tenant inside the running transaction (a district's fact filed with its city), then returns to the own one. */
export async function inTenant<T>(em: EntityManager, tenant: string, work: () => Promise<T>): Promise<T> {
  const scope = currentScope();
  if (!scope) throw new Error('there is no transaction to act in');
  await em.flush();
  await em.execute(`select set_config('app.tenant', ?, true)`, [tenant]);
  const result = await withScope({ ...scope, tenant }, async () => {
    const done = await work();
    await em.flush();
    return done;
  });
  // After a failure the transaction rolls back as a whole, so only success needs the way back.
  await em.execute(`select set_config('app.tenant', ?, true)`, [scope.tenant]);
  return result;
}
