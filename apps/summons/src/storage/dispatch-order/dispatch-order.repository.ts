import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import type { CaseClocks } from '../../domain/deadline/deadline.ts';
import { DispatchOrder } from '../../domain/dispatch-order/dispatch-order.ts';
import { orderLifecycle } from '../../domain/dispatch-order/dispatch-order.lifecycle.ts';
import type { OrderView } from '../../domain/dispatch-order/order-view.ts';
import type { Acting } from '../../domain/acting.ts';
import { DeadlineRepository } from '../deadline/deadline.repository.ts';

/** Loads and saves orders. */
@Injectable()
export class DispatchOrderRepository {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: DeadlineRepository,
  ) {}

  /** An order within what the actor may see; any other sounds like none. */
  async get(id: string, actor: Acting, view: OrderView): Promise<DispatchOrder> {
    const order = await this.em.findOne(DispatchOrder, { id });
    if (!order || !isWithin(order, actor, view)) throw new NotFound('DispatchOrder', id);
    return order;
  }

  /** The open LEAD order of a matter: there is one at most. */
  leadOf(matterId: string): Promise<DispatchOrder | null> {
    return this.em.findOne(DispatchOrder, { matterId, role: 'LEAD', state: { $in: orderLifecycle.openStates() } });
  }

  /** How many orders of a matter are still open. */
  countOpen(matterId: string): Promise<number> {
    return this.em.count(DispatchOrder, { matterId, state: { $in: orderLifecycle.openStates() } });
  }

  /** Writes the order, its clocks and what happened to it; the note is for the audit and is never published. */
  async save(order: DispatchOrder, clocks?: CaseClocks, note?: Record<string, unknown>): Promise<void> {
    // The order first: of two steps at once the second is refused by its version, before any clock starts.
    await saveWithEvents(this.em, 'dispatch-order', order, note);
    if (clocks) await this.deadlines.save(clocks);
  }
}

function isWithin(order: DispatchOrder, actor: Acting, view: OrderView): boolean {
  if (view === 'all') return true;
  if (order.organId !== actor.organId) return false;
  if (view === 'organ') return true;
  return view === 'unit' ? order.unitId === actor.unitId : order.handlerPersonId !== null && order.handlerPersonId === actor.personId;
}
