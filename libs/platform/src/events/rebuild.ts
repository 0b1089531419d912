import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import { bind, type Effects } from './effects.ts';
import type { Parking } from './parking.ts';
import type { ReaderCursor } from './reader-cursor.ts';
import type { EventSource } from './source.ts';

const PAGE = 200;

interface Parts {
  source: EventSource;
  transactions: Transactions;
  cursor: ReaderCursor;
  parking: Parking;
  effects: Effects;
}

/**
 * 重建: empties the local copies and lets every projection run again from position 0, in one transaction,
 * so readers see the old copy until the new one is complete. Reactions are not run, and what is parked stays parked.
 */
export function rebuild({ source, transactions, cursor, parking, effects }: Parts, tenants: readonly string[], tables: readonly string[]): Promise<number> {
  const scope: Scope = { tenant: tenants[0] ?? '000000', city: null, actor: { id: 'system:rebuild', organId: null, roles: [] } };
  return transactions.run(scope, async (em) => {
    const { position: until } = await cursor.hold(em);
    const parked = new Set<string>();
    for (const tenant of tenants) {
      await bind(em, tenant, null);
      for (const id of await parking.waitingEvents(em, tenant)) parked.add(id);
      for (const table of tables) await em.execute(`delete from ${table}`, [], 'run');
    }
    let position = '0';
    let count = 0;
    while (BigInt(position) < BigInt(until)) {
      const events = await source.fetch(position, PAGE);
      if (events.length === 0) break;
      for (const event of events) {
        if (BigInt(event.position) > BigInt(until)) return count;
        position = event.position;
        if (parked.has(event.id)) continue;
        await effects.of(event, em, false);
        count += 1;
      }
    }
    return count;
  });
}
