import type { Scope } from '../database/scope.ts';
import type { Transactions } from '../database/transactions.ts';
import { Binding } from './binding.ts';
import type { Effects } from './effects.ts';
import { isOutage } from './outage.ts';
import { reasonOf, type ParkedAggregate, type Parking } from './parking.ts';
import type { ReaderCursor } from './reader-cursor.ts';

/** What a re-drive came to: how many events went through, and why the next one still does not. */
export interface Redriven {
  redriven: number;
  stillFails: string | null;
}

interface Parts {
  transactions: Transactions;
  cursor: ReaderCursor;
  parking: Parking;
  effects: Effects;
}

/** 重新处理: applies the parked events of one aggregate in their order, each in a transaction of its own, up to the first that still fails. */
export async function redrive(parts: Parts, aggregate: ParkedAggregate, by: string): Promise<Redriven> {
  for (let redriven = 0; ; redriven++) {
    const outcome = await redriveNext(parts, aggregate, by);
    if (outcome !== 'applied') return { redriven, stillFails: outcome === 'none left' ? null : outcome.reason };
  }
}

async function redriveNext({ transactions, cursor, parking, effects }: Parts, aggregate: ParkedAggregate, by: string): Promise<'applied' | 'none left' | { reason: string }> {
  const scope: Scope = { tenant: aggregate.tenantId, city: null, actor: { id: by, organId: null, roles: [] } };
  let tried: string | null = null;
  try {
    return await transactions.run(scope, async (em) => {
      // Held, so that no later event of the aggregate is applied or parked meanwhile.
      const { reactFrom } = await cursor.hold(em);
      const next = await parking.next(em, aggregate);
      if (!next) return 'none left';
      tried = next.id;
      await effects.of([next.event], new Binding(em, scope), ({ position }) => BigInt(position) > BigInt(reactFrom));
      await parking.applied(em, next.id, by);
      return 'applied';
    });
  } catch (error) {
    if (isOutage(error) || tried === null) throw error;
    const failed: string = tried;
    const reason = reasonOf(error);
    await transactions.run(scope, (em) => parking.stillFails(em, failed, reason));
    return { reason };
  }
}
