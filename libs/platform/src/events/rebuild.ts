import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import { Binding } from './binding.ts';
import type { Effects } from './effects.ts';
import type { Parking } from './parking.ts';
import type { ReaderCursor } from './reader-cursor.ts';
import type { EventSource } from './source.ts';

const PAGE = 200;

/** What a rebuild needs of each producer whose events fill copies. */
export interface CopySource {
  source: EventSource;
  transactions: Transactions;
  cursor: ReaderCursor;
  parking: Parking;
  effects: Effects;
}

/**
 * 重建: empties the local copies and lets every projection run again from position 0, in one transaction,
 * so readers see the old copy until the new one is complete. Reactions are not run, and what is parked stays parked.
 * Copies of several journals are filled one journal after the other: no copy may depend on the order between producers.
 */
export function rebuild(sources: readonly CopySource[], tenants: readonly string[], tables: readonly string[]): Promise<number> {
  const scope: Scope = { tenant: tenants[0] ?? '000000', city: null, actor: { id: 'system:rebuild', organId: null, roles: [] } };
  return sources[0]!.transactions.run(scope, async (em) => {
    const binding = new Binding(em, scope);
    const untils: string[] = [];
    // Every reader stands still until the copies are whole; one whose producer was never there has read nothing.
    for (const { cursor } of sources) untils.push((await cursor.position(em)) === null ? '0' : (await cursor.hold(em)).position);
    for (const tenant of tenants) {
      await binding.to(tenant, null);
      for (const table of tables) await em.execute(`delete from ${table}`, [], 'run');
    }
    let count = 0;
    for (const [index, source] of sources.entries()) count += await replay(source, untils[index]!, tenants, binding);
    return count;
  });
}

async function replay({ source, parking, effects }: CopySource, until: string, tenants: readonly string[], binding: Binding): Promise<number> {
  const parked = new Set<string>();
  for (const tenant of tenants) {
    await binding.to(tenant, null);
    for (const id of await parking.waitingEvents(binding.em, tenant)) parked.add(id);
  }
  let position = '0';
  let count = 0;
  while (BigInt(position) < BigInt(until)) {
    const events = await source.fetch(position, PAGE);
    if (events.length === 0) break;
    const due = events.filter((event) => BigInt(event.position) <= BigInt(until) && !parked.has(event.id));
    await effects.of(due, binding, () => false);
    count += due.length;
    position = events.at(-1)!.position;
  }
  return count;
}
